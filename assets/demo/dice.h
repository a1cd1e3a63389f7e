#pragma once

#include "sync/change/random.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jotter::demo {

/// A source of chance that gives the same throws on every machine: SplitMix64 (Steele, Lea and Flood, 2014)
/// with our own way of making numbers of it, because the distributions of the standard library differ between
/// compilers.
class Dice final : public RandomSource {
public:
    explicit Dice(std::uint64_t seed)
        : state_(seed) {}

    /// Dice of their own for one part of the school, so that a new story does not move the others.
    [[nodiscard]] Dice fork(std::string_view part) const {
        std::uint64_t seed = state_ ^ 0xcbf29ce484222325ULL;
        for (const char letter : part)
            seed = (seed ^ static_cast<unsigned char>(letter)) * 0x100000001b3ULL; // FNV-1a
        return Dice{seed};
    }

    std::uint64_t next() {
        std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15ULL);
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }
    void fill(std::span<std::uint8_t> out) override {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i % 8 == 0)
                bits = next();
            out[i] = static_cast<std::uint8_t>(bits >> (i % 8 * 8));
        }
    }

    /// 0 … count − 1; `count` at least 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    int between(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::size_t>(high - low) + 1));
    }
    /// 0 ≤ x < 1
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    double range(double low, double high) { return low + (high - low) * unit(); }
    bool chance(double probability) { return unit() < probability; }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t state_;
};

} // namespace jotter::demo
