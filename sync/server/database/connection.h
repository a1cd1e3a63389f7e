#pragma once

#include "sync/change/error.h"
#include "sync/change/sha256.h"
#include "sync/change/uuid.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>
#include <string_view>

namespace jotter::server {

/// One connection to an SQLite database of the school server, with its prepared statements. Used by one
/// thread at a time. Calls throw SQLite::Exception; `Database` turns that into an `Error`.
class Connection {
public:
    explicit Connection(const std::string& path);

    /// A prepared statement, reset and without bindings. `sql` must be a literal: it is the key it is kept
    /// under.
    [[nodiscard]] SQLite::Statement& use(std::string_view sql);
    void run(std::string_view sql) { use(sql).exec(); }
    [[nodiscard]] SQLite::Database& raw() { return database_; }
    /// Ends every statement that was not read to its end: it would hold on to its snapshot.
    void finishAll();
    /// True when SQLite itself has ended the transaction (a full disk does that).
    [[nodiscard]] bool transactionLost();

private:
    SQLite::Database database_;
    std::map<std::string_view, SQLite::Statement> statements_;
};

/// What went wrong in the database, in the school's words: "disk_full", "busy", else "database_failed".
[[nodiscard]] Error storageError(const SQLite::Exception& exception);

void bindBlob(SQLite::Statement& statement, int index, std::string_view bytes);
void bindUuid(SQLite::Statement& statement, int index, const Uuid& uuid);
void bindHash(SQLite::Statement& statement, int index, const Sha256& hash);
void bindUnsigned(SQLite::Statement& statement, int index, std::uint64_t value);
[[nodiscard]] std::string blobAt(SQLite::Statement& statement, int column);
[[nodiscard]] Uuid uuidAt(SQLite::Statement& statement, int column);
[[nodiscard]] Sha256 hashAt(SQLite::Statement& statement, int column);
[[nodiscard]] std::uint64_t unsignedAt(SQLite::Statement& statement, int column);

} // namespace jotter::server
