#include "sync/server/log/apart/sqlite_erasure_log.h"

#include <utility>

namespace jotter::server {

const std::vector<const char*>& SqliteErasureLog::schema() {
    // An erased stream has an empty entity.
    static const std::vector<const char*> steps{
        "CREATE TABLE erasures(stream TEXT NOT NULL, entity BLOB NOT NULL, at INTEGER NOT NULL, "
        "PRIMARY KEY(stream, entity)) WITHOUT ROWID",
        "CREATE TABLE hidden(moment BLOB PRIMARY KEY) WITHOUT ROWID"};
    return steps;
}

Expected<std::unique_ptr<SqliteErasureLog>> SqliteErasureLog::open(const std::filesystem::path& path) {
    return Database::open(path, schema()).map([](std::unique_ptr<Database> database) {
        return std::make_unique<SqliteErasureLog>(std::move(database));
    });
}

Expected<void> SqliteErasureLog::note(const std::vector<Erasure>& erasures, WallTime now) {
    return database_->write([&](Connection& connection) -> Expected<void> {
        for (const auto& erasure : erasures) {
            auto& row = connection.use(
                "INSERT INTO erasures(stream, entity, at) VALUES(?,?,?) ON CONFLICT DO NOTHING");
            row.bind(1, erasure.stream);
            if (erasure.entity)
                bindUuid(row, 2, erasure.entity->value);
            else
                bindBlob(row, 2, {});
            row.bind(3, now.time_since_epoch().count());
            row.exec();
        }
        return {};
    });
}

Expected<std::vector<Erasure>> SqliteErasureLog::all() {
    return database_->read([](Connection& connection) -> Expected<std::vector<Erasure>> {
        std::vector<Erasure> found;
        auto& query = connection.use("SELECT stream, entity FROM erasures ORDER BY at");
        while (query.executeStep()) {
            Erasure erasure{query.getColumn(0).getString(), {}};
            if (!blobAt(query, 1).empty())
                erasure.entity = EntityId{uuidAt(query, 1)};
            found.push_back(std::move(erasure));
        }
        return found;
    });
}

Expected<void> SqliteErasureLog::noteHidden(const std::vector<Uuid>& moments) {
    return database_->write([&](Connection& connection) -> Expected<void> {
        for (const auto& moment : moments) {
            auto& row = connection.use("INSERT INTO hidden(moment) VALUES(?) ON CONFLICT DO NOTHING");
            bindUuid(row, 1, moment);
            row.exec();
        }
        return {};
    });
}

Expected<std::vector<Uuid>> SqliteErasureLog::hidden() {
    return database_->read([](Connection& connection) -> Expected<std::vector<Uuid>> {
        std::vector<Uuid> moments;
        auto& query = connection.use("SELECT moment FROM hidden");
        while (query.executeStep())
            moments.push_back(uuidAt(query, 0));
        return moments;
    });
}

} // namespace jotter::server
