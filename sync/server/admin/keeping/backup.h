#pragma once

#include "sync/change/clock.h"
#include "sync/server/admin/school_folder.h"
#include "sync/server/media/object_store.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace jotter::server {

/// A backup of a school on SQLite, made while it serves; its media come from wherever they lie, sealed as
/// they are:
///
///   generations/20261122T080000Z/   school.db as of one moment, school.json, certificates, the audit
///   keys.db  erasures.db            the pupils' keys and what was ever erased, the latest only: who was
///                                   erased stays erased
///   media/                          sealed media of all generations, each once
///
/// `secrets/` is never in it: a copy of that folder belongs in a safe.
class Backup {
public:
    struct Made {
        std::string generation;
        std::uint64_t upto = 0;  ///< every change up to this number is in it
        std::uint64_t media = 0; ///< newly copied
    };

    /// Where the media belong, once the folder says which school it is.
    using OpenMedia = std::function<Expected<std::unique_ptr<ObjectStore>>()>;

    Backup(const SchoolFolder& school, std::filesystem::path place)
        : school_(school)
        , place_(std::move(place)) {}

    /// Makes a generation, durable when this returns, and lets all but the newest `keep` go. `Input`
    /// "bad_place" for a place inside the school's folder.
    [[nodiscard]] Expected<Made> make(ObjectStore& media, WallTime now, std::size_t keep) const;
    /// Puts the school's folder back to a generation (empty: the newest): its log and what media are not
    /// there. Keys, erasures and audit stay as they are when there are any. The present log is put aside, in
    /// `before-restore/`. Nobody may serve or use the folder meanwhile; afterwards the log has to get a new
    /// epoch. `Input` "no_backup", "no_secrets", "bad_backup".
    [[nodiscard]] Expected<Made> restore(const std::string& generation, WallTime now,
                                         const OpenMedia& openMedia) const;
    /// Names, oldest first.
    [[nodiscard]] std::vector<std::string> generations() const;

private:
    [[nodiscard]] Expected<std::uint64_t> putMediaBack(const OpenMedia& openMedia) const;
    [[nodiscard]] Expected<void> copyGeneration(const std::filesystem::path& folder) const;
    [[nodiscard]] std::filesystem::path generationPath(const std::string& name) const {
        return place_ / "generations" / name;
    }

    const SchoolFolder& school_;
    std::filesystem::path place_;
};

} // namespace jotter::server
