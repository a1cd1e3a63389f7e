#include "sync/server/log/apart/sqlite_key_store.h"

#include <utility>

namespace jotter::server {

namespace {
Expected<seal::WrapKey> select(Connection& connection, const std::string& owner) {
    auto& query = connection.use("SELECT bytes FROM keys WHERE owner=?");
    query.bind(1, owner);
    if (!query.executeStep())
        return fail("key_missing", ErrorCategory::Storage, "The key to these records is not on this server.");
    return seal::WrapKey::fromBytes(blobAt(query, 0));
}
} // namespace

SqliteKeyStore::SqliteKeyStore(std::unique_ptr<Database> database, RandomSource& random)
    : database_(std::move(database))
    , random_(random) {}

const std::vector<const char*>& SqliteKeyStore::schema() {
    static const std::vector<const char*> steps{
        "CREATE TABLE keys(owner TEXT PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE destroyed(owner TEXT PRIMARY KEY) WITHOUT ROWID"};
    return steps;
}

Expected<std::unique_ptr<SqliteKeyStore>> SqliteKeyStore::open(const std::filesystem::path& path,
                                                               RandomSource& random) {
    auto database = Database::open(path, schema());
    if (!database)
        return tl::make_unexpected(database.error());
    return std::unique_ptr<SqliteKeyStore>(new SqliteKeyStore(std::move(*database), random));
}

Expected<seal::WrapKey> SqliteKeyStore::find(const std::string& owner) {
    const std::scoped_lock lock(mutex_);
    const auto known = known_.find(owner);
    if (known != known_.end())
        return known->second;
    auto key = database_->read([&](Connection& connection) { return select(connection, owner); });
    if (key)
        known_.emplace(owner, *key);
    return key;
}

Expected<seal::WrapKey> SqliteKeyStore::obtain(const std::string& owner) {
    auto found = find(owner);
    if (found || found.error().code != "key_missing")
        return found;
    const std::scoped_lock lock(mutex_);
    // Another thread or process may have been first: the row that is there is the key.
    auto key = database_->write([&](Connection& connection) -> Expected<seal::WrapKey> {
        auto& destroyed = connection.use("SELECT 1 FROM destroyed WHERE owner=?");
        destroyed.bind(1, owner);
        if (destroyed.executeStep())
            return fail("key_destroyed", ErrorCategory::Rejected, "These records were erased.");
        const auto made = seal::WrapKey::make(random_);
        auto& insert = connection.use("INSERT INTO keys(owner, bytes) VALUES(?,?) ON CONFLICT DO NOTHING");
        insert.bind(1, owner);
        bindBlob(insert, 2, {reinterpret_cast<const char*>(made.bytes().data()), made.bytes().size()});
        insert.exec();
        return select(connection, owner);
    });
    if (key)
        known_.emplace(owner, *key);
    return key;
}

Expected<void> SqliteKeyStore::destroy(const std::string& owner) {
    const std::scoped_lock lock(mutex_);
    known_.erase(owner);
    auto done = database_->write([&](Connection& connection) -> Expected<void> {
        auto& note = connection.use("INSERT INTO destroyed(owner) VALUES(?) ON CONFLICT DO NOTHING");
        note.bind(1, owner);
        note.exec();
        auto& drop = connection.use("DELETE FROM keys WHERE owner=?");
        drop.bind(1, owner);
        drop.exec();
        return {};
    });
    if (done)
        database_->settle();
    return done;
}

} // namespace jotter::server
