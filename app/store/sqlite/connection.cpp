#include "app/store/sqlite/connection.h"

#include "sync/change/planted.h"

#include <sodium.h>
#include <sqlite3.h>

namespace jotter::store {

namespace {
constexpr int busyMs = 5'000;

int flagsOf(Connection::Access access) {
    const int create = access == Connection::Access::Create ? SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE : 0;
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE |
           create; // a reader of a WAL writes its index, too
}

/// "raw:" tells the cipher to take the 32 bytes as the key itself, without deriving one.
void giveKey(sqlite3* database, const seal::WrapKey& key) {
    std::array<char, 36> raw{'r', 'a', 'w', ':'};
    std::copy(key.bytes().begin(), key.bytes().end(), raw.begin() + 4);
    const int rc = sqlite3_key(database, raw.data(), static_cast<int>(raw.size()));
    sodium_memzero(raw.data(), raw.size());
    if (rc != SQLITE_OK)
        throw SQLite::Exception(database, rc);
}

/// What pages may be sealed with, by the names of SQLite3 Multiple Ciphers.
constexpr auto aegis = "aegis";
constexpr auto chacha = "chacha20";

/// What is fast on this device: AEGIS is made of the AES instructions that most have.
const char* fastCipher() {
    return sodium_init() >= 0 && crypto_aead_aes256gcm_is_available() != 0 ? aegis : chacha;
}

std::unique_ptr<SQLite::Database> openWith(const char* cipher, const std::filesystem::path& file,
                                           const seal::WrapKey& key, Connection::Access access) {
    auto database = std::make_unique<SQLite::Database>(file, flagsOf(access), busyMs);
    database->exec(std::string("PRAGMA cipher = '") + cipher + "'");
    giveKey(database->getHandle(), key);
    database->exec("SELECT count(*) FROM sqlite_master"); // the first read: a wrong key shows here
    return database;
}

std::unique_ptr<SQLite::Database> open(const std::filesystem::path& file, const seal::WrapKey& key,
                                       Connection::Access access) {
    const auto* const usual = fastCipher();
    if (access == Connection::Access::Create)
        return openWith(usual, file, key, access);
    try {
        return openWith(usual, file, key, access);
    } catch (const SQLite::Exception& failure) {
        if (failure.getErrorCode() != SQLITE_NOTADB) // neither the key nor the cipher
            throw;
    }
    return openWith(usual == aegis ? chacha : aegis, file, key, access);
}

int noteWal(void* pages, sqlite3*, const char*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}
} // namespace

Connection::Connection(const std::filesystem::path& file, const seal::WrapKey& key, Access access)
    : database_(open(file, key, access)) {
    auto* handle = database_->getHandle();
    // Else a statement is planned anew each time another number is bound to its LIMIT.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    exec("PRAGMA temp_store = MEMORY");
    // A reader forgets its pages with each commit of another connection: many would be memory for nothing.
    exec(access == Access::Read ? "PRAGMA cache_size = -2000" : "PRAGMA cache_size = -8000");
    if (access == Access::Read) {
        exec("PRAGMA query_only = ON");
        return;
    }
    exec("PRAGMA journal_mode = WAL");
    exec(planted(Fault::SavedBeforeDurable) ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL");
    exec("PRAGMA secure_delete = ON");
    exec("PRAGMA foreign_keys = ON");
    exec("PRAGMA journal_size_limit = 16777216");
    sqlite3_wal_hook(handle, noteWal, walPages_.get()); // and no checkpoint inside a commit: see checkpoint()
}

SQLite::Statement& Connection::statement(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end())
        return *known->second;
    std::string text(sql);
    auto made = std::make_unique<SQLite::Statement>(*database_, text);
    return *statements_.emplace(std::move(text), std::move(made)).first->second;
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(database_->getHandle()) == 0;
}

bool Connection::checkpoint(Log log) {
    const int rc = sqlite3_wal_checkpoint_v2(
        database_->getHandle(), nullptr,
        log == Log::Empty ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    *walPages_ = 0;
    return rc == SQLITE_OK;
}

Transaction::Transaction(Connection& connection, Kind kind)
    : connection_(connection) {
    connection_.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    if (!connection_.inTransaction())
        return;
    try {
        connection_.run("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // A disk that fails even here has undone the transaction already: it is not in the log.
        return;
    }
}

void Transaction::commit() {
    connection_.run("COMMIT");
}

} // namespace jotter::store
