#pragma once

#include "sync/server/database/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <memory>
#include <string>

namespace jotter::server {

/// A connection to an SQLite file.
class SqliteConnection final : public Connection {
public:
    /// Opens or creates `path`. Throws DatabaseFailure.
    explicit SqliteConnection(const std::string& path);
    ~SqliteConnection() override;

    [[nodiscard]] Statement& use(std::string_view sql) override;
    void finishAll() override;
    void beginReading() override;
    void beginWriting() override;
    void commit() override;
    void rollBack() noexcept override;
    [[nodiscard]] bool transactionLost() override;
    void settle() override;
    [[nodiscard]] bool broken() override { return false; }
    [[nodiscard]] SQLite::Database& raw() { return database_; }

private:
    class Prepared;
    SQLite::Database database_;
    std::map<std::string_view, std::unique_ptr<Prepared>> statements_;
};

/// What went wrong in SQLite, in the school's words: "disk_full", "busy", else "database_failed".
[[nodiscard]] Error storageError(const SQLite::Exception& exception);

} // namespace jotter::server
