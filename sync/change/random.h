#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace jotter {

/// Where unpredictable bytes come from. Injected, so that the engine, the server core and the tests can be
/// replayed.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;

    [[nodiscard]] std::uint64_t next64() {
        std::uint8_t bytes[8];
        fill(bytes);
        std::uint64_t value = 0;
        for (const auto byte : bytes)
            value = value << 8U | byte;
        return value;
    }
};

/// libsodium's generator: the one for everything that leaves a test.
class SystemRandom final : public RandomSource {
public:
    void fill(std::span<std::uint8_t> out) override;
};

} // namespace jotter
