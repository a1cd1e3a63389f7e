#pragma once

#include "sync/engine/ports.h"
#include "tests/support/memory_vault.h"

#include <chrono>

namespace jotter::simulation {

/// What becomes of a request between a tablet and the server.
enum class Fate {
    Arrives,
    RequestLost,
    AnswerLost,
    Doubled,     ///< arrives twice; the tablet hears the second answer
    Cut,         ///< the answer ends early
    Portal,      ///< another network's page answers
    Trouble,     ///< a proxy answers 5xx, the server has heard nothing
    LateTrouble, ///< the same, but the server has done it
    Refused      ///< the token is not taken (401)
};

/// How bad the line is, and what that does to each request.
struct Weather {
    unsigned bad = 0;            ///< of 100 requests so many do not simply arrive
    bool pushesFail = false;     ///< nine of ten with records: what is fetched overtakes what is sent
    std::uint64_t pageLimit = 0; ///< pages of the feed are no longer than that; 0: as long as is asked for

    /// Some schools have a line with a habit.
    [[nodiscard]] static Weather of(std::uint64_t seed) {
        Weather weather;
        weather.pushesFail = seed % 8 == 5;
        weather.pageLimit = seed % 8 == 3 || seed % 16 == 4 ? 2 + seed / 8 % 5 : 0;
        return weather;
    }
    [[nodiscard]] Fate fateOf(const engine::Request& request, fake::SeededRandom& random) const {
        if (pushesFail && request.method == "POST" && request.path == "/v1/changes" && random.below(10) != 0)
            return Fate::Trouble;
        if (random.below(100) >= bad)
            return Fate::Arrives;
        return static_cast<Fate>(1 + random.below(8));
    }
    /// One way; now and then so slow that answers overtake each other.
    [[nodiscard]] std::chrono::milliseconds takes(fake::SeededRandom& random) const {
        const auto slow = random.below(100) < bad / 2;
        return std::chrono::milliseconds(5 + random.below(slow ? 20'000 : 120));
    }
};

} // namespace jotter::simulation
