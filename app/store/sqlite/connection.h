#pragma once

#include "app/store/sqlite/prepared.h"
#include "sync/seal/seal.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jotter::store {

/// One encrypted connection and its prepared statements. Used by one thread at a time. Throws
/// SQLite::Exception.
///
/// Pages are sealed and authenticated, by the schemes of SQLite3 Multiple Ciphers: with AEGIS-256
/// (draft-irtf-cfrg-aegis-aead) where the device that makes the store has AES instructions, else with
/// ChaCha20-Poly1305, which is fast without any. A store is opened with whichever it was made with. The key
/// is 256 random bits, taken as it is.
class Connection {
public:
    enum class Access {
        Create, ///< the file must not exist
        Write,
        Read
    };
    Connection(const std::filesystem::path& file, const seal::WrapKey& key, Access access);

    /// A statement with its values, ready to be run. Prepared once for as long as the connection lives.
    template <class... Values>
    [[nodiscard]] Prepared query(std::string_view sql, const Values&... values) {
        return Prepared(statement(sql), values...);
    }
    /// Runs a statement that answers nothing; tells how many rows it touched.
    template <class... Values>
    int run(std::string_view sql, const Values&... values) {
        return query(sql, values...).execute();
    }
    /// Statements that are run once: schema, pragmas.
    void exec(const std::string& sql) { database_->exec(sql); }

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] std::int64_t lastRow() const { return database_->getLastInsertRowid(); }
    /// Pages in the write-ahead log after the last commit of this connection.
    [[nodiscard]] int walPages() const { return *walPages_; }
    enum class Log { Keep, Empty };
    /// Moves what the write-ahead log holds into the database as far as readers allow. An emptied log holds
    /// nothing any more of what was deleted. False when a reader was in the way: to be done again later.
    [[nodiscard]] bool checkpoint(Log log);
    [[nodiscard]] std::filesystem::path file() const { return database_->getFilename(); }

private:
    SQLite::Statement& statement(std::string_view sql);

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unique_ptr<int> walPages_ = std::make_unique<int>(0);
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>, Hash, std::equal_to<>> statements_;
};

/// A transaction that is undone unless it was committed.
class Transaction {
public:
    enum class Kind { Read, Write };
    Transaction(Connection& connection, Kind kind);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Connection& connection_;
};

} // namespace jotter::store
