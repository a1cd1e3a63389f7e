#pragma once

#include <cstddef>
#include <string>

namespace jotter::server {

/// What would become of a row, or became of it.
struct RowOutcome {
    enum class Kind { New, Changed, Same, Refused };
    std::size_t row = 0;
    Kind kind = Kind::Same;
    std::string detail; ///< Changed: which fields; Refused: the sentence why. Names nobody.
};

} // namespace jotter::server
