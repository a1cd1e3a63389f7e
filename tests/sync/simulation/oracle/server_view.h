#pragma once

#include "sync/change/uuid.h"

#include <filesystem>
#include <set>
#include <string>
#include <utility>

namespace jotter::simulation {

/// What lies in the server's tables, read with SQL of its own: not by the code that is being tested.
struct ServerView {
    explicit ServerView(const std::filesystem::path& folder);

    std::set<ChangeId> log;
    std::set<ChangeId> held;
    std::set<ChangeId> quarantined;
    std::uint64_t changes = 0;                           ///< rows
    std::set<std::pair<std::string, EntityId>> entities; ///< that have a row: stream and entity
    /// How many numbers of a device's epoch have arrived up to one.
    [[nodiscard]] static std::uint64_t arrived(const std::filesystem::path& folder, DeviceId device,
                                               const std::string& epoch, std::uint64_t upto);
};

} // namespace jotter::simulation
