#include "tests/sync/simulation/oracle/server_view.h"

#include "tests/sync/simulation/disk/disk.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>

namespace jotter::simulation {

namespace {
template <class Id>
Id idAt(SQLite::Statement& row, int column) {
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(static_cast<const std::uint8_t*>(row.getColumn(column).getBlob()), bytes.size(),
                bytes.begin());
    return Id{Uuid(bytes)};
}

std::set<ChangeId> idsIn(SQLite::Database& database, const char* sql) {
    std::set<ChangeId> ids;
    SQLite::Statement row(database, sql);
    while (row.executeStep())
        ids.insert(idAt<ChangeId>(row, 0));
    return ids;
}
} // namespace

ServerView::ServerView(const std::filesystem::path& folder) {
    const Disk::Use nobody(nullptr);
    SQLite::Database database((folder / "school.db").string(), SQLite::OPEN_READWRITE);
    log = idsIn(database, "SELECT id FROM changes");
    held = idsIn(database, "SELECT id FROM held");
    quarantined = idsIn(database, "SELECT id FROM quarantine UNION SELECT id FROM quarantine_decided");
    changes = static_cast<std::uint64_t>(database.execAndGet("SELECT count(*) FROM changes").getInt64());
    SQLite::Statement row(database,
                          "SELECT name, entity FROM changes JOIN streams ON streams.no = changes.stream");
    while (row.executeStep())
        entities.emplace(row.getColumn(0).getString(), idAt<EntityId>(row, 1));
}

bool ServerView::opens(const std::filesystem::path& folder, DeviceId device, const std::string& stream,
                       WallTime now) {
    const Disk::Use nobody(nullptr);
    SQLite::Database database((folder / "school.db").string(), SQLite::OPEN_READWRITE);
    SQLite::Statement signedIn(
        database,
        "SELECT DISTINCT t.adult, coalesce(p.digits >= 6 AND p.confirmed, 0) FROM tickets t "
        "LEFT JOIN pins p ON p.adult = t.adult WHERE t.device = ? AND t.expires > ? AND NOT EXISTS (SELECT 1 "
        "FROM access_fields f WHERE f.entity = t.adult AND f.field = 'active' AND f.value = 'false')");
    signedIn.bind(1, device.value.bytes().data(), static_cast<int>(device.value.bytes().size()));
    signedIn.bind(2, static_cast<std::int64_t>(now.time_since_epoch().count()));
    if (!signedIn.executeStep())
        return false;
    const auto adult = idAt<AdultId>(signedIn, 0);
    const bool goodPin = signedIn.getColumn(1).getInt() != 0;
    if (!goodPin || signedIn.executeStep())
        return false;
    SQLite::Statement opened(
        database,
        "SELECT 1 FROM access_fields a JOIN access_fields r ON r.entity = a.entity AND r.field = 'read' "
        "WHERE a.stream = ? AND a.field = 'adult' AND a.value = ? AND r.value = 'true' AND NOT EXISTS "
        "(SELECT 1 FROM access_fields b WHERE b.entity = a.entity AND b.field = '-')");
    opened.bind(1, stream);
    opened.bind(2, "\"" + adult.toString() + "\"");
    return opened.executeStep();
}

std::uint64_t ServerView::arrived(const std::filesystem::path& folder, DeviceId device,
                                  const std::string& epoch, std::uint64_t upto) {
    const Disk::Use nobody(nullptr);
    SQLite::Database database((folder / "school.db").string(), SQLite::OPEN_READWRITE);
    SQLite::Statement row(database, "SELECT count(*) FROM arrivals WHERE n <= ? AND epoch = "
                                    "(SELECT no FROM epochs WHERE device = ? AND epoch = ?)");
    row.bind(1, static_cast<std::int64_t>(upto));
    row.bind(2, device.value.bytes().data(), static_cast<int>(device.value.bytes().size()));
    row.bind(3, epoch);
    row.executeStep();
    return static_cast<std::uint64_t>(row.getColumn(0).getInt64());
}

} // namespace jotter::simulation
