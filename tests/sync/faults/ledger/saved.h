#pragma once

#include "sync/change/sha256.h"
#include "sync/change/uuid.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::faults {

/// A record of which somebody was told that it is saved.
struct Saved {
    ChangeId id;
    std::string words;              ///< of its note: in no other record
    std::optional<Sha256> hash;     ///< of its bytes, when the program said it
    std::vector<Sha256> media = {}; ///< pictures and thumbnails
};

} // namespace jotter::faults
