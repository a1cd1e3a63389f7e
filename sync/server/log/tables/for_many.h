#pragma once

#include "sync/server/database/connection.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace jotter::server {

/// One statement for many values or rows at once, in the few lengths that are worth preparing. To live as
/// long as the connections that use it.
class ForMany {
public:
    /// `opening`, then `one` ("?", "(?,?)") as often as wanted, then `closing`.
    ForMany(std::string_view opening, std::string_view one, std::string_view closing) {
        for (auto& length : lengths_) {
            length.sql = opening;
            for (std::size_t i = 0; i < length.count; ++i)
                length.sql += (i == 0 ? "" : ",") + std::string(one);
            length.sql += closing;
        }
    }

    struct Length {
        std::size_t count;
        std::string sql;
    };
    /// The longest that takes no more than `left`, which is at least 1.
    [[nodiscard]] const Length& atMost(std::size_t left) const {
        return *std::ranges::find_if(lengths_, [&](const Length& length) { return length.count <= left; });
    }
    /// The shortest that takes `left`, else the longest: what is over has to be filled up.
    [[nodiscard]] const Length& atLeast(std::size_t left) const {
        const auto fits = std::find_if(lengths_.rbegin(), lengths_.rend(),
                                       [&](const Length& length) { return length.count >= left; });
        return fits == lengths_.rend() ? lengths_.front() : *fits;
    }

private:
    std::array<Length, 3> lengths_{{{64, {}}, {8, {}}, {1, {}}}};
};

} // namespace jotter::server
