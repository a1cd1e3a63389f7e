#pragma once

#include "tests/sync/simulation/world/tablet.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jotter::simulation {

/// What lies in a tablet's tables, read with SQL of its own.
struct TabletView {
    /// Rows of the projections, by stream.
    using Screens = std::map<std::string, std::vector<std::string>>;

    explicit TabletView(const Tablet& tablet);
    [[nodiscard]] static Screens screensOf(const Tablet& tablet);

    std::set<ChangeId> own;                ///< that this tablet made
    std::map<ChangeId, std::string> bytes; ///< that can be read, own or not
    std::set<ChangeId> needsALook;
    std::vector<Hlc> stamps; ///< of what this tablet made and can read, in the order in which it was made
    std::string epoch;
    std::map<std::uint64_t, ChangeId> numbers;     ///< of its own changes in that epoch
    std::map<std::string, std::uint64_t> readable; ///< changes that can be read, by stream
    /// Streams that no feed granted, with records of this tablet's that need a look by their author.
    std::set<std::string> heldBeforeGranted;
    Screens screens;
    std::set<std::pair<std::string, EntityId>> entities; ///< of what can be read
    std::string integrity;
};

} // namespace jotter::simulation
