#pragma once

#include "sync/change/clock.h"
#include "sync/seal/seal.h"
#include "tests/sync/simulation/world/roll.h"

#include <filesystem>

namespace jotter::simulation {

/// A school's folder and a tablet's store, made once for this program the way the product makes them; every
/// simulated machine begins with a copy. They lie in memory, in a folder that goes with the program (or, when
/// it was killed, with the next one).
class Templates {
public:
    [[nodiscard]] static const Templates& made();
    ~Templates();
    Templates(const Templates&) = delete;
    Templates& operator=(const Templates&) = delete;

    [[nodiscard]] const std::filesystem::path& scratch() const { return scratch_; }
    [[nodiscard]] std::filesystem::path school() const { return scratch_ / "template-school"; }
    [[nodiscard]] std::filesystem::path tablet() const { return scratch_ / "template-tablet"; }
    [[nodiscard]] const Roll& roll() const { return roll_; }
    /// When every simulation begins.
    [[nodiscard]] static WallTime begins() { return WallTime{std::chrono::milliseconds{1'790'000'000'000}}; }
    [[nodiscard]] static seal::WrapKey tabletKey();

private:
    Templates();
    void makeSchool();
    void makeTablet() const;

    std::filesystem::path scratch_;
    Roll roll_;
};

} // namespace jotter::simulation
