#pragma once

#include "sync/server/access/rights/school_projection.h"
#include "sync/server/access/sqlite_registry.h"
#include "sync/server/admin/school_folder.h"
#include "sync/server/core/ports.h"
#include "sync/server/log/apart/sqlite_erasure_log.h"
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
    [[nodiscard]] Erasing erasing() { return {log_, media_, *keys_, *erasures_, clock_}; }
    /// What a core needs; valid as long as this is.
    [[nodiscard]] Expected<Ports> ports();

private:
    OpenSchool(SchoolFolder folder, SchoolSettings settings, std::unique_ptr<Database> database,
               std::unique_ptr<SqliteKeyStore> keys, std::unique_ptr<SqliteErasureLog> erasures,
               const Clock& clock, RandomSource& random);
    /// The log's epoch is the one that is written down beside it, or a new one begins: it was put back.
    [[nodiscard]] Expected<void> compareEpochs();

    SchoolFolder folder_;
    SchoolSettings settings_;
    const Clock& clock_;
    RandomSource& random_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<SqliteKeyStore> keys_;
    std::unique_ptr<SqliteErasureLog> erasures_;
    SchoolProjection projection_;
    SqliteRegistry registry_;
    SqliteLog log_;
    DiskMedia media_;
};

} // namespace jotter::server
