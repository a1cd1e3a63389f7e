#pragma once

#include "sync/change/change.h"
#include "sync/server/admin/open_school.h"

#include <filesystem>
#include <functional>

namespace jotter::server {

/// What `load` did.
struct Loaded {
    std::uint64_t taken = 0;
    std::uint64_t known = 0;
    std::uint64_t held = 0;
    std::uint64_t media = 0;
    std::uint64_t pins = 0;
};

/// The school office, at the server itself: records without a tablet, for filling a new school and for the
/// demo.
class Office {
public:
    Office(OpenSchool& school, const Clock& clock, RandomSource& random)
        : school_(school)
        , clock_(clock)
        , random_(random)
        , stamps_(clock, device()) {}

    /// The device that records made here come from.
    [[nodiscard]] static DeviceId device();

    /// Takes a file of changes, one a line as they were serialised, in order; loading a file again changes
    /// nothing. `Input` "bad_line" when a line is not a change: what stands before it has been taken.
    [[nodiscard]] Expected<void> loadChanges(const std::filesystem::path& file, Loaded& loaded);
    /// Keeps the media that the changes of `changes` refer to, from files named by their SHA-256 (with or
    /// without an ending); files that are not there are passed over.
    [[nodiscard]] Expected<void> loadMedia(const std::filesystem::path& changes,
                                           const std::filesystem::path& folder, Loaded& loaded);
    /// Sets PINs from a list of `{"adult":"<id>","pin":"1234"}` for the adults that have none.
    [[nodiscard]] Expected<void> loadPins(const std::filesystem::path& file, Loaded& loaded);
    [[nodiscard]] Expected<void> setPin(AdultId adult, const std::string& pin);
    /// Records a new adult. `Input` "bad_role", "bad_name".
    [[nodiscard]] Expected<AdultId> addAdult(const std::string& name, const std::string& initials,
                                             const std::string& role);
    /// The adult has left: no longer offered, no new sign-in, and tickets end now. What they recorded stays.
    [[nodiscard]] Expected<void> retireAdult(AdultId adult);
    /// Records a new group; `kind` is "class", "provision" or "set". `Input` "bad_kind", "bad_name".
    [[nodiscard]] Expected<Uuid> addGroup(const std::string& name, const std::string& kind);

    /// A record of the school office, not yet kept.
    [[nodiscard]] Expected<SealedChange> make(const std::string& type, const std::string& stream,
                                              EntityId entity, nlohmann::json fields,
                                              std::map<std::string, Hlc> base = {});
    [[nodiscard]] EntityId newEntity() { return EntityId::make(clock_.now(), random_); }
    /// Keeps records in one transaction.
    [[nodiscard]] Expected<void> keep(std::vector<SealedChange> changes);

private:
    OpenSchool& school_;
    const Clock& clock_;
    RandomSource& random_;
    HybridClock stamps_;
};

} // namespace jotter::server
