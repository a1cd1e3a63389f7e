#include "sync/change/random.h"

#include <sodium.h>

#include <stdexcept>

namespace jotter {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw std::runtime_error("libsodium could not be started");
    randombytes_buf(out.data(), out.size());
}

} // namespace jotter
