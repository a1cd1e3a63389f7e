#include "app/store/sqlite/schema.h"

namespace jotter::store {

namespace {
/// The log and what is true of it: README.md beside the store explains the tables.
constexpr const char* logOfChanges = R"(
CREATE TABLE meta(name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
CREATE TABLE tally(
  row INTEGER PRIMARY KEY CHECK (row = 1),
  own INTEGER NOT NULL DEFAULT 0, waiting INTEGER NOT NULL DEFAULT 0, held INTEGER NOT NULL DEFAULT 0,
  media_waiting INTEGER NOT NULL DEFAULT 0, thumbs_wanted INTEGER NOT NULL DEFAULT 0,
  media_wanted INTEGER NOT NULL DEFAULT 0);
INSERT INTO tally(row) VALUES (1);
CREATE TABLE stream(row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, ended INTEGER NOT NULL DEFAULT 0);
CREATE TABLE erased(stream INTEGER NOT NULL, entity BLOB NOT NULL, PRIMARY KEY(stream, entity)) WITHOUT ROWID;

CREATE TABLE change(
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  stream INTEGER NOT NULL REFERENCES stream(row),
  entity BLOB NOT NULL,
  type TEXT NOT NULL,
  effective TEXT NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER, receipt TEXT,
  number INTEGER, state INTEGER, moment TEXT, reason TEXT,
  tries INTEGER NOT NULL DEFAULT 0, retry_at INTEGER NOT NULL DEFAULT 0,
  hash BLOB NOT NULL,
  bytes BLOB NOT NULL);
CREATE UNIQUE INDEX change_id ON change(id);
CREATE INDEX change_entity ON change(entity);
CREATE INDEX change_stream ON change(stream, seq);
CREATE UNIQUE INDEX change_number ON change(number) WHERE number IS NOT NULL;
CREATE INDEX change_unsent ON change(at / 3600000 DESC, number) WHERE state = 0;
CREATE INDEX change_held ON change(number) WHERE state = 2;
CREATE TRIGGER change_made AFTER INSERT ON change WHEN new.number IS NOT NULL BEGIN
  UPDATE tally SET own = own + 1, waiting = waiting + (new.state = 0), held = held + (new.state = 2);
END;
CREATE TRIGGER change_moved AFTER UPDATE OF state ON change WHEN new.state IS NOT old.state BEGIN
  UPDATE tally SET waiting = waiting + (new.state IS 0) - (old.state IS 0),
                   held = held + (new.state IS 2) - (old.state IS 2);
END;
CREATE TRIGGER change_gone AFTER DELETE ON change WHEN old.number IS NOT NULL BEGIN
  UPDATE tally SET own = own - 1, waiting = waiting - (old.state = 0), held = held - (old.state = 2);
END;

CREATE TABLE medium(
  sha256 BLOB NOT NULL, stream INTEGER NOT NULL REFERENCES stream(row),
  change INTEGER NOT NULL REFERENCES change(row),
  kind TEXT NOT NULL, bytes INTEGER NOT NULL, at INTEGER NOT NULL,
  size_class INTEGER NOT NULL,
  state INTEGER NOT NULL, reason TEXT,
  here INTEGER NOT NULL,
  PRIMARY KEY(sha256, stream)) WITHOUT ROWID;
CREATE INDEX medium_change ON medium(change);
CREATE INDEX medium_unsent ON medium(size_class, at DESC) WHERE state = 0;
CREATE INDEX medium_held ON medium(at) WHERE state = 2;
CREATE INDEX medium_wanted ON medium(size_class, at DESC) WHERE here = 0;
CREATE TRIGGER medium_made AFTER INSERT ON medium WHEN new.state = 0 OR new.here = 0 BEGIN
  UPDATE tally SET media_waiting = media_waiting + (new.state = 0),
    thumbs_wanted = thumbs_wanted + (new.here = 0 AND new.size_class = 0),
    media_wanted = media_wanted + (new.here = 0 AND new.size_class > 0);
END;
CREATE TRIGGER medium_moved AFTER UPDATE OF state, here ON medium BEGIN
  UPDATE tally SET media_waiting = media_waiting + (new.state = 0) - (old.state = 0),
    thumbs_wanted = thumbs_wanted + (old.size_class = 0) * (old.here - new.here),
    media_wanted = media_wanted + (old.size_class > 0) * (old.here - new.here);
END;
CREATE TRIGGER medium_gone AFTER DELETE ON medium BEGIN
  UPDATE tally SET media_waiting = media_waiting - (old.state = 0),
    thumbs_wanted = thumbs_wanted - (old.here = 0 AND old.size_class = 0),
    media_wanted = media_wanted - (old.here = 0 AND old.size_class > 0);
END;

CREATE TABLE draft(id TEXT PRIMARY KEY, author BLOB NOT NULL, body TEXT NOT NULL, media TEXT NOT NULL,
  changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE ticket(id BLOB PRIMARY KEY, adult BLOB NOT NULL, expires INTEGER NOT NULL, verifier TEXT NOT NULL,
  wrong_tries INTEGER NOT NULL, tried_last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
)";

/// What is true of the server's side of it: what is sealed for it alone, copies that it has to take of what
/// it refused, what was compared with it, and files that have to go.
constexpr const char* exchange = R"(
ALTER TABLE change ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE change ADD COLUMN quarantine INTEGER;
CREATE INDEX change_sealed ON change(stream) WHERE sealed = 1;
CREATE INDEX change_quarantine ON change(number) WHERE quarantine = 0;
ALTER TABLE medium ADD COLUMN sealing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE medium ADD COLUMN box BLOB;
CREATE INDEX medium_sealing ON medium(sha256) WHERE sealing = 1;
CREATE TABLE discarded(sha256 BLOB NOT NULL, sealed INTEGER NOT NULL, PRIMARY KEY(sha256, sealed)) WITHOUT ROWID;
CREATE TABLE hidden(sha256 BLOB NOT NULL, stream INTEGER NOT NULL, PRIMARY KEY(sha256, stream)) WITHOUT ROWID;
ALTER TABLE stream ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stream ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;
CREATE INDEX stream_doubt ON stream(row) WHERE doubt = 1;
)";

/// What screens read. Everything here can be dropped and made again from the log.
constexpr const char* projections = R"(
CREATE TABLE document(stream INTEGER NOT NULL, entity BLOB NOT NULL, state TEXT NOT NULL, PRIMARY KEY(stream, entity));
CREATE TABLE school(stream INTEGER NOT NULL, id BLOB NOT NULL, name TEXT, PRIMARY KEY(stream, id));
CREATE TABLE adult(stream INTEGER NOT NULL, id BLOB NOT NULL, name TEXT, initials TEXT, role TEXT, groups TEXT,
  active INTEGER, PRIMARY KEY(stream, id));
CREATE TABLE school_group(stream INTEGER NOT NULL, id BLOB NOT NULL, name TEXT, kind TEXT, lesson TEXT, active INTEGER,
  PRIMARY KEY(stream, id));
CREATE TABLE scale(stream INTEGER NOT NULL, id BLOB NOT NULL, kind TEXT, levels TEXT, PRIMARY KEY(stream, id));
CREATE TABLE lesson(stream INTEGER NOT NULL, id BLOB NOT NULL, day INTEGER, week TEXT NOT NULL, from_time TEXT,
  to_time TEXT, subject TEXT, member_of TEXT, room TEXT NOT NULL, staff TEXT NOT NULL, active INTEGER,
  PRIMARY KEY(stream, id));
CREATE TABLE timetable(stream INTEGER NOT NULL, id BLOB NOT NULL, weeks_a TEXT NOT NULL, closed TEXT NOT NULL,
  PRIMARY KEY(stream, id));
CREATE TABLE pupil(stream INTEGER PRIMARY KEY, id BLOB NOT NULL, given TEXT, family TEXT, known_as TEXT, year TEXT,
  need TEXT);
CREATE TABLE membership(stream INTEGER NOT NULL, id BLOB NOT NULL, member_of TEXT, from_day TEXT, to_day TEXT,
  PRIMARY KEY(stream, id));
CREATE INDEX membership_group ON membership(member_of, from_day, to_day);
CREATE TABLE consent(stream INTEGER PRIMARY KEY, photos TEXT NOT NULL);
CREATE TABLE target(stream INTEGER NOT NULL, id TEXT NOT NULL, title TEXT, active INTEGER, PRIMARY KEY(stream, id));
CREATE TABLE step(row INTEGER PRIMARY KEY, stream INTEGER NOT NULL, id TEXT NOT NULL, target TEXT, strand TEXT,
  text TEXT, place INTEGER, live INTEGER, UNIQUE(stream, id));
CREATE TABLE passport_line(stream INTEGER NOT NULL, id BLOB NOT NULL, kind TEXT, text TEXT, place INTEGER,
  checked TEXT, PRIMARY KEY(stream, id));
CREATE TABLE alert(stream INTEGER NOT NULL, id BLOB NOT NULL, kind TEXT, texts TEXT NOT NULL, place INTEGER,
  PRIMARY KEY(stream, id));

CREATE TABLE own_concern(stream INTEGER NOT NULL, id BLOB NOT NULL, pupil TEXT, raised TEXT, state TEXT, answer TEXT,
  PRIMARY KEY(stream, id));
CREATE TABLE concern(stream INTEGER NOT NULL, id BLOB NOT NULL, author TEXT, at INTEGER, own TEXT, text TEXT,
  since TEXT NOT NULL, areas TEXT NOT NULL, tried TEXT NOT NULL, state TEXT NOT NULL, answer TEXT NOT NULL,
  PRIMARY KEY(stream, id));
CREATE TABLE restricted_grant(stream INTEGER NOT NULL, id BLOB NOT NULL, adult TEXT, reads INTEGER NOT NULL,
  PRIMARY KEY(stream, id));

CREATE TABLE two_versions(stream INTEGER NOT NULL, entity BLOB NOT NULL, field TEXT NOT NULL,
  type TEXT NOT NULL, versions TEXT NOT NULL, PRIMARY KEY(stream, entity, field)) WITHOUT ROWID;

CREATE TABLE observation(
  stream INTEGER NOT NULL, at INTEGER NOT NULL, entity BLOB NOT NULL,
  change BLOB NOT NULL, author BLOB NOT NULL,
  help TEXT NOT NULL, steps TEXT NOT NULL, note TEXT NOT NULL, facts TEXT NOT NULL, media TEXT NOT NULL,
  PRIMARY KEY(stream, at DESC, entity DESC)) WITHOUT ROWID;
CREATE TABLE latest_help(stream INTEGER NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL, entity BLOB NOT NULL,
  help TEXT NOT NULL, PRIMARY KEY(stream, step)) WITHOUT ROWID;

CREATE VIRTUAL TABLE note_search USING fts5(note, scope, stream UNINDEXED, at UNINDEXED, entity UNINDEXED,
  prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO note_search(note_search, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE step_search USING fts5(text, scope, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO step_search(step_search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER step_made AFTER INSERT ON step BEGIN
  INSERT INTO step_search(rowid, text, scope) VALUES (new.row, new.text, 's' || new.stream);
END;
CREATE TRIGGER step_gone AFTER DELETE ON step BEGIN
  DELETE FROM step_search WHERE rowid = old.row;
END;
CREATE TRIGGER step_changed AFTER UPDATE OF text ON step WHEN new.text IS NOT old.text BEGIN
  UPDATE step_search SET text = new.text WHERE rowid = new.row;
END;
)";

constexpr const char* noProjections = R"(
DROP TABLE IF EXISTS step_search; DROP TABLE IF EXISTS note_search;
DROP TABLE IF EXISTS latest_help; DROP TABLE IF EXISTS observation; DROP TABLE IF EXISTS alert;
DROP TABLE IF EXISTS passport_line;
DROP TABLE IF EXISTS step; DROP TABLE IF EXISTS target; DROP TABLE IF EXISTS consent;
DROP TABLE IF EXISTS membership; DROP TABLE IF EXISTS pupil; DROP TABLE IF EXISTS scale;
DROP TABLE IF EXISTS school_group; DROP TABLE IF EXISTS adult; DROP TABLE IF EXISTS school;
DROP TABLE IF EXISTS lesson; DROP TABLE IF EXISTS timetable;
DROP TABLE IF EXISTS own_concern; DROP TABLE IF EXISTS concern; DROP TABLE IF EXISTS restricted_grant;
DROP TABLE IF EXISTS document; DROP TABLE IF EXISTS two_versions;
)";

/// 0: not granted again since the cursor was forgotten. 2: made here, and not granted by any feed yet.
constexpr const char* granted = R"(
ALTER TABLE stream ADD COLUMN granted INTEGER NOT NULL DEFAULT 1;
)";

constexpr Migration steps[] = {{logOfChanges, false}, {"", true}, {"", true}, {exchange, true},
                               {granted, false},      {"", true}, {"", true}, {"", true}};
} // namespace

std::span<const Migration> migrations() {
    return steps;
}

std::string emptyProjections() {
    return std::string(noProjections) + projections;
}

} // namespace jotter::store
