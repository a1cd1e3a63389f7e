#pragma once

#include "sync/change/sha256.h"
#include "sync/server/log/log.h"

#include <cstdint>

namespace jotter::server {

/// The beginning of a hash and when it arrived, never 0: enough to tell two changes at one place apart, and
/// also one change that came to the same place twice, after a log was put back, behind others than before.
[[nodiscard]] inline std::uint64_t markOf(const Sha256& hash, std::uint64_t arrived = 0) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i)
        value = value << 8U | hash.bytes[i];
    return (value ^ arrived << 1U) | 1U;
}

/// Of what was erased or hidden, which has a place in the sequence as a change has.
[[nodiscard]] inline std::uint64_t markOf(const FeedNote& note) {
    return markOf(Sha256::of(note.stream + (note.erased ? note.erased->toString() : note.hidden->toHex())));
}

} // namespace jotter::server
