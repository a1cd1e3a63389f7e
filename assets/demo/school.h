#pragma once

#include "assets/demo/people/roll.h"
#include "assets/demo/pictures/picture.h"
#include "sync/change/change.h"

#include <functional>

namespace jotter::demo {

/// What to make. The same options give the same bytes on every machine.
struct Options {
    std::uint64_t seed = 1;
    Day today{};
    Size size = Size::Term;
    int school = 0;           ///< which school of a trust
    std::size_t pictures = 0; ///< different pictures to draw; 0 = as many as the size has
};

/// Where the school goes, one piece at a time, so that it never lies in memory as a whole. A picture comes
/// before the first change that refers to it. Answer false to stop.
struct Sink {
    std::function<bool(const Picture&)> picture;
    std::function<bool(SealedChange)> change;
};

struct Summary {
    std::size_t changes = 0;
    std::size_t observations = 0;
    std::size_t media = 0; ///< references to pictures
    bool stopped = false;
};

/// An invented school with everything that was recorded in it until the evening before `today`.
class School {
public:
    [[nodiscard]] static School make(Options options);

    [[nodiscard]] const Roll& roll() const { return roll_; }
    /// Writes all of it. `Bug` when a change cannot be serialised.
    [[nodiscard]] Expected<Summary> tell(const Sink& sink) const;

private:
    Options options_;
    std::vector<TeachingDay> days_;
    Day opening_{};
    Roll roll_;
};

} // namespace jotter::demo
