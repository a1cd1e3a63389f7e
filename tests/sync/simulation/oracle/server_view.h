#pragma once

#include "sync/change/clock.h"
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
    /// Whether there is one adult alone with a ticket for that device to whom a restricted stream was opened,
    /// and whose PIN may open it. It says nothing of groups.
    [[nodiscard]] static bool opens(const std::filesystem::path& folder, DeviceId device,
                                    const std::string& stream, WallTime now);
    /// How many numbers of a device's epoch have arrived up to one.
    [[nodiscard]] static std::uint64_t arrived(const std::filesystem::path& folder, DeviceId device,
                                               const std::string& epoch, std::uint64_t upto);
};

} // namespace jotter::simulation
