#pragma once

#include "sync/server/database/database.h"
#include "sync/server/log/apart/key_store.h"

#include <map>
#include <mutex>

namespace jotter::server {

/// keys.db: a row for each owner, beside and never inside the database with the records.
class SqliteKeyStore final : public KeyStore {
public:
    [[nodiscard]] static Expected<std::unique_ptr<SqliteKeyStore>> open(const std::filesystem::path& path,
                                                                        RandomSource& random);
    /// The tables, and a store on a database that has them.
    [[nodiscard]] static const std::vector<const char*>& schema();
    SqliteKeyStore(std::unique_ptr<Database> database, RandomSource& random);
    [[nodiscard]] Expected<seal::WrapKey> obtain(const std::string& owner) override;
    [[nodiscard]] Expected<seal::WrapKey> find(const std::string& owner) override;
    [[nodiscard]] Expected<void> destroy(const std::string& owner) override;

private:
    std::unique_ptr<Database> database_;
    RandomSource& random_;
    std::mutex mutex_;
    std::map<std::string, seal::WrapKey> known_;
};

} // namespace jotter::server
