#pragma once

#include "sync/server/access/rights/school_projection.h"
#include "sync/server/access/sqlite_registry.h"
#include "sync/server/admin/school_folder.h"
#include "sync/server/core/ports.h"
#include "sync/server/log/sqlite_key_store.h"
#include "sync/server/log/sqlite_log.h"
#include "sync/server/media/disk_media.h"

#include <memory>

namespace jotter::server {

/// A school's folder, opened: its log, media and registry, on SQLite and a directory. Several processes may
/// have the same folder open.
class OpenSchool {
public:
    [[nodiscard]] static Expected<std::unique_ptr<OpenSchool>> open(const SchoolFolder& folder,
                                                                    const Clock& clock, RandomSource& random);

    [[nodiscard]] const SchoolSettings& settings() const { return settings_; }
    [[nodiscard]] Log& log() { return log_; }
    [[nodiscard]] MediaStore& media() { return media_; }
    [[nodiscard]] Registry& registry() { return registry_; }
    /// What a core needs; valid as long as this is.
    [[nodiscard]] Expected<Ports> ports();

private:
    OpenSchool(SchoolFolder folder, SchoolSettings settings, std::unique_ptr<Database> database,
               std::unique_ptr<SqliteKeyStore> keys, const Clock& clock, RandomSource& random);

    SchoolFolder folder_;
    SchoolSettings settings_;
    const Clock& clock_;
    RandomSource& random_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<SqliteKeyStore> keys_;
    SchoolProjection projection_;
    SqliteRegistry registry_;
    SqliteLog log_;
    DiskMedia media_;
};

} // namespace jotter::server
