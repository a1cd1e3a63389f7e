#pragma once

#include "app/domain/ids.h"
#include "app/domain/school.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::domain {

struct Pupil {
    PupilId id;
    std::string given;
    std::string family;
    std::string knownAs; ///< what staff call the pupil; empty = the given name
    std::string year;    ///< "4", "R"
    std::string need;    ///< primary need, a code of codes.md
    PhotoConsent photos = PhotoConsent::School;

    [[nodiscard]] std::string shortName() const { return knownAs.empty() ? given : knownAs; }
    [[nodiscard]] std::string fullName() const { return shortName() + " " + family; }
    /// Two letters, for the disc that stands where there is no photo.
    [[nodiscard]] std::string initials() const;
    /// Which of the eight soft tints the disc has, from the id: the same on every tablet.
    [[nodiscard]] int tint() const;
};

struct Step {
    StepId id;
    PupilId pupil;
    TargetId target;
    std::string strand; ///< "Number"
    std::string text;   ///< begins with "Can"
    int order = 0;
    bool live = false; ///< one of the steps that the board offers
};

struct PassportLine {
    EntityId id;
    std::string kind; ///< "like", "helps", "hard", "what_if"
    std::string text;
    std::string checked; ///< ISO date when somebody last said that it is still true
};

} // namespace jotter::domain
