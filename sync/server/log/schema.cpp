#include "sync/server/log/schema.h"

namespace jotter::server {

namespace {
// Ids and hashes are blobs, times are milliseconds since 1970. `body` stands last in its row, so that a scan
// over the log need not read it.
constexpr const char* first = R"sql(
CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE counter(one INTEGER PRIMARY KEY CHECK(one = 1), seq INTEGER NOT NULL);
INSERT INTO counter VALUES(1, 0);
CREATE TABLE streams(no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, first_seq INTEGER NOT NULL);
CREATE TABLE changes(
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, stream INTEGER NOT NULL REFERENCES streams(no), entity BLOB NOT NULL,
  hash BLOB NOT NULL, device BLOB NOT NULL, effective TEXT NOT NULL, arrived INTEGER NOT NULL, moment BLOB,
  body BLOB NOT NULL);
CREATE INDEX changes_of_stream ON changes(stream, seq, hash);
CREATE INDEX changes_of_moment ON changes(moment) WHERE moment IS NOT NULL;
CREATE TABLE held(
  id BLOB NOT NULL, hash BLOB NOT NULL, stream TEXT NOT NULL, device BLOB NOT NULL, reason TEXT NOT NULL,
  arrived INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(id, hash));
CREATE TABLE epochs(
  no INTEGER PRIMARY KEY, device BLOB NOT NULL, epoch TEXT NOT NULL, contiguous INTEGER NOT NULL DEFAULT 0,
  top INTEGER NOT NULL DEFAULT 0, UNIQUE(device, epoch));
CREATE TABLE arrivals(
  epoch INTEGER NOT NULL REFERENCES epochs(no), n INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY(epoch, n)) WITHOUT ROWID;
CREATE TABLE media_references(
  sha256 BLOB NOT NULL, seq INTEGER NOT NULL REFERENCES changes(seq), PRIMARY KEY(sha256, seq)) WITHOUT ROWID;

CREATE TABLE memberships(
  entity BLOB PRIMARY KEY, pupil BLOB NOT NULL, school_group BLOB, from_date TEXT, to_date TEXT,
  group_hlc TEXT NOT NULL DEFAULT '', from_hlc TEXT NOT NULL DEFAULT '', to_hlc TEXT NOT NULL DEFAULT '',
  retracted INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX memberships_of_pupil ON memberships(pupil);
CREATE TABLE adults(adult BLOB PRIMARY KEY, role TEXT NOT NULL, role_hlc TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE devices(
  id BLOB PRIMARY KEY, public_key BLOB NOT NULL, name TEXT NOT NULL, enrolled INTEGER NOT NULL, ended INTEGER) WITHOUT ROWID;
CREATE TABLE device_groups(
  device BLOB NOT NULL, school_group BLOB NOT NULL, PRIMARY KEY(device, school_group)) WITHOUT ROWID;
CREATE TABLE enrolment_codes(
  hash BLOB PRIMARY KEY, school_groups TEXT NOT NULL, expires INTEGER NOT NULL, device BLOB, public_key BLOB) WITHOUT ROWID;
CREATE TABLE enrolment_failures(at INTEGER NOT NULL);
CREATE TABLE pins(adult BLOB PRIMARY KEY, verifier TEXT NOT NULL, set_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE pin_tries(
  adult BLOB NOT NULL, device BLOB NOT NULL, wrong INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY(adult, device)) WITHOUT ROWID;
CREATE TABLE tickets(
  id BLOB PRIMARY KEY, adult BLOB NOT NULL, device BLOB NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// Devices are retired or lost; what they say of themselves at each contact.
constexpr const char* deviceStates = R"sql(
ALTER TABLE devices ADD COLUMN state TEXT NOT NULL DEFAULT 'enrolled';
ALTER TABLE devices ADD COLUMN state_since INTEGER;
ALTER TABLE devices ADD COLUMN last_contact INTEGER;
ALTER TABLE devices ADD COLUMN unsent INTEGER;
UPDATE devices SET state='retired', state_since=ended WHERE ended IS NOT NULL;
)sql";

// What rights are decided by, as single fields, each the latest that was written (access/rights).
constexpr const char* accessFields = R"sql(
DROP TABLE memberships;
DROP TABLE adults;
CREATE TABLE access_fields(
  entity BLOB NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, stream TEXT NOT NULL, value TEXT NOT NULL, stamp TEXT NOT NULL,
  PRIMARY KEY(entity, field)) WITHOUT ROWID;
CREATE INDEX access_fields_of_stream ON access_fields(stream);
CREATE INDEX tickets_of_device ON tickets(device);
CREATE INDEX changes_of_entity ON changes(entity, seq);
ALTER TABLE pins ADD COLUMN digits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pins ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
)sql";

// What was erased (an empty entity: the whole stream) and hidden, each with its place in the sequence; copies
// of what could not be accepted.
constexpr const char* erasure = R"sql(
CREATE TABLE erased(
  stream TEXT NOT NULL, entity BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(stream, entity)) WITHOUT ROWID;
CREATE INDEX erased_in_order ON erased(seq);
CREATE TABLE media_marks(
  stream TEXT NOT NULL, sha256 BLOB NOT NULL, mark TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY(stream, sha256)) WITHOUT ROWID;
CREATE INDEX media_marks_in_order ON media_marks(seq);
CREATE TABLE hidden_moments(moment BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE INDEX media_references_of_change ON media_references(seq);
ALTER TABLE held ADD COLUMN entity BLOB;
CREATE INDEX held_of_stream ON held(stream);
CREATE TABLE quarantine(
  id BLOB NOT NULL, device BLOB NOT NULL, epoch TEXT NOT NULL, n INTEGER NOT NULL, stream TEXT NOT NULL, reason TEXT NOT NULL,
  arrived INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY(id, device));
CREATE INDEX quarantine_of_device ON quarantine(device);
)sql";

// What somebody has decided of the copies in quarantine: of one that was dropped its id alone is left.
constexpr const char* decisions = "CREATE TABLE quarantine_decided(id BLOB PRIMARY KEY) WITHOUT ROWID";
} // namespace

const std::vector<const char*>& schoolSchema() {
    static const std::vector<const char*> steps{first, deviceStates, accessFields, erasure, decisions};
    return steps;
}

} // namespace jotter::server
