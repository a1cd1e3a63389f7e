#pragma once

#include "sync/server/admin/open_school.h"

#include <string>
#include <vector>

namespace jotter::server {

/// What `check` found. Nothing is mended: a damaged medium comes back from a backup or a tablet.
struct Checked {
    std::vector<std::string> damagedDatabases;
    std::uint64_t changes = 0;
    std::uint64_t damagedChanges = 0; ///< whose bytes are not what their hash says, or cannot be opened
    std::uint64_t media = 0;
    std::uint64_t damagedMedia = 0; ///< not the bytes that their name says
    std::uint64_t missingMedia = 0; ///< referred to and not here; a tablet may still have them to send
    std::uint64_t orphans = 0;      ///< here and not referred to; a record may still be on its way

    [[nodiscard]] bool sound() const {
        return damagedDatabases.empty() && damagedChanges == 0 && damagedMedia == 0;
    }
};

/// Looks at every page, every change and every medium of a school, while it serves or not.
[[nodiscard]] Expected<Checked> checkSchool(const SchoolFolder& folder, OpenSchool& school);

} // namespace jotter::server
