#pragma once

#include "sync/server/access/rights/school_projection.h"
#include "sync/server/access/sqlite_registry.h"
#include "sync/server/admin/school_folder.h"
#include "sync/server/admin/store_places.h"
#include "sync/server/core/ports.h"
#include "sync/server/database/postgres/postgres_database.h"
#include "sync/server/log/apart/sqlite_erasure_log.h"
#include "sync/server/log/apart/sqlite_key_store.h"
#include "sync/server/log/sqlite_log.h"
#include "sync/server/media/sealed_media.h"

#include <memory>

namespace jotter::server {

/// A school's folder, opened: log and registry on SQLite or PostgreSQL, media in a directory or a bucket.
/// Several processes may have the same school open; on PostgreSQL several servers may serve it.
class OpenSchool {
public:
    [[nodiscard]] static Expected<std::unique_ptr<OpenSchool>> open(const SchoolFolder& folder,
                                                                    const Clock& clock, RandomSource& random,
                                                                    const StorePlaces& places = {});

    [[nodiscard]] const SchoolSettings& settings() const { return settings_; }
    [[nodiscard]] Log& log() { return log_; }
    [[nodiscard]] MediaStore& media() { return media_; }
    /// In which the media lie sealed.
    [[nodiscard]] ObjectStore& objects() { return *objects_; }
    [[nodiscard]] Registry& registry() { return registry_; }
    [[nodiscard]] ErasureLog& erasures() { return *erasures_; }
    [[nodiscard]] Erasing erasing() { return {log_, media_, *keys_, *erasures_, clock_}; }
    /// Gives the log a new epoch, after it was put back to a backup: every device then offers again what it
    /// has.
    [[nodiscard]] Expected<void> renewEpoch();
    [[nodiscard]] bool onPostgres() const { return !places_.log.empty(); }
    /// Calls `news`, from a thread of its own, when another server has written something for this school.
    /// Nothing on SQLite, where there is no other server.
    [[nodiscard]] std::unique_ptr<PostgresEar> hearNews(std::function<void()> news) const;
    /// What a core needs; valid as long as this is.
    [[nodiscard]] Expected<Ports> ports();

private:
    OpenSchool(SchoolFolder folder, SchoolSettings settings, std::unique_ptr<Database> database,
               std::unique_ptr<SqliteKeyStore> keys, std::unique_ptr<SqliteErasureLog> erasures,
               std::unique_ptr<ObjectStore> objects, const Clock& clock, RandomSource& random,
               StorePlaces places);
    /// The log's epoch is the one that is written down beside it, or a new one begins: it was put back.
    [[nodiscard]] Expected<void> compareEpochs();

    SchoolFolder folder_;
    SchoolSettings settings_;
    StorePlaces places_;
    const Clock& clock_;
    RandomSource& random_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<SqliteKeyStore> keys_;
    std::unique_ptr<SqliteErasureLog> erasures_;
    SchoolProjection projection_;
    SqliteRegistry registry_;
    SqliteLog log_;
    std::unique_ptr<ObjectStore> objects_;
    SealedMedia media_;
};

} // namespace jotter::server
