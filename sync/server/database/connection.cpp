#include "sync/server/database/connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

namespace jotter::server {

namespace {
constexpr int busyMilliseconds = 10'000;
}

Connection::Connection(const std::string& path)
    : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyMilliseconds) {
    // What is answered must survive the plug being pulled, hence FULL and not NORMAL (I2).
    database_.exec("PRAGMA journal_mode=WAL");
    database_.exec("PRAGMA synchronous=FULL");
    database_.exec("PRAGMA foreign_keys=ON");
    database_.exec("PRAGMA cache_size=-8000");
}

SQLite::Statement& Connection::use(std::string_view sql) {
    auto it = statements_.find(sql);
    if (it == statements_.end())
        it = statements_.emplace(sql, SQLite::Statement(database_, std::string(sql))).first;
    it->second.tryReset();
    it->second.clearBindings();
    return it->second;
}

void Connection::finishAll() {
    for (auto& [sql, statement] : statements_)
        statement.tryReset();
}

bool Connection::transactionLost() {
    return sqlite3_get_autocommit(database_.getHandle()) != 0;
}

Error storageError(const SQLite::Exception& exception) {
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        return {"disk_full", ErrorCategory::Storage, "The school server's disk is full."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"busy", ErrorCategory::Transient, "The school server is busy; try again in a moment."};
    default:
        return {"database_failed", ErrorCategory::Storage, "The school server could not reach its database."};
    }
}

void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bind(index, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()));
}

void bindUuid(SQLite::Statement& statement, int index, const Uuid& uuid) {
    statement.bind(index, uuid.bytes().data(), static_cast<int>(uuid.bytes().size()));
}

void bindHash(SQLite::Statement& statement, int index, const Sha256& hash) {
    statement.bind(index, hash.bytes.data(), static_cast<int>(hash.bytes.size()));
}

void bindUnsigned(SQLite::Statement& statement, int index, std::uint64_t value) {
    statement.bind(index, static_cast<std::int64_t>(value));
}

std::string blobAt(SQLite::Statement& statement, int column) {
    const auto value = statement.getColumn(column);
    const auto size = static_cast<std::size_t>(value.getBytes());
    return size == 0 ? std::string{} : std::string(static_cast<const char*>(value.getBlob()), size);
}

Uuid uuidAt(SQLite::Statement& statement, int column) {
    std::array<std::uint8_t, 16> bytes{};
    const auto blob = blobAt(statement, column);
    std::memcpy(bytes.data(), blob.data(), std::min(bytes.size(), blob.size()));
    return Uuid{bytes};
}

Sha256 hashAt(SQLite::Statement& statement, int column) {
    Sha256 hash;
    const auto blob = blobAt(statement, column);
    std::memcpy(hash.bytes.data(), blob.data(), std::min(hash.bytes.size(), blob.size()));
    return hash;
}

std::uint64_t unsignedAt(SQLite::Statement& statement, int column) {
    return static_cast<std::uint64_t>(statement.getColumn(column).getInt64());
}

} // namespace jotter::server
