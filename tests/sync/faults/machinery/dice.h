#pragma once

#include <QtGlobal>

#include <cstdint>
#include <random>

namespace jotter::faults {

/// Chance with a seed that is printed; JOTTER_FAULT_SEED throws the same again.
class Dice {
public:
    Dice()
        : seed_(qEnvironmentVariableIsSet("JOTTER_FAULT_SEED")
                    ? static_cast<std::uint32_t>(qEnvironmentVariableIntValue("JOTTER_FAULT_SEED"))
                    : std::random_device{}() & 0x7fffffffU)
        , engine_(seed_) {
        qInfo("JOTTER_FAULT_SEED=%u throws the same again", seed_);
    }
    /// From `least` to `most`, both included.
    [[nodiscard]] int between(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(engine_);
    }

private:
    std::uint32_t seed_;
    std::mt19937 engine_;
};

} // namespace jotter::faults
