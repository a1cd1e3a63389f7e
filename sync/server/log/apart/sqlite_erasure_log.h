#pragma once

#include "sync/server/database/database.h"
#include "sync/server/log/apart/erasure_log.h"

namespace jotter::server {

/// erasures.db: beside the school's database, and in no backup of it.
class SqliteErasureLog final : public ErasureLog {
public:
    [[nodiscard]] static Expected<std::unique_ptr<SqliteErasureLog>> open(const std::filesystem::path& path);
    /// The tables, and a log on a database that has them.
    [[nodiscard]] static const std::vector<const char*>& schema();
    explicit SqliteErasureLog(std::unique_ptr<Database> database)
        : database_(std::move(database)) {}
    [[nodiscard]] Expected<void> note(const std::vector<Erasure>& erasures, WallTime now) override;
    [[nodiscard]] Expected<std::vector<Erasure>> all() override;
    [[nodiscard]] Expected<void> noteHidden(const std::vector<Uuid>& moments) override;
    [[nodiscard]] Expected<std::vector<Uuid>> hidden() override;

private:
    std::unique_ptr<Database> database_;
};

} // namespace jotter::server
