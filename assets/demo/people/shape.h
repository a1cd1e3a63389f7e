#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace jotter::demo {

/// The sets of demo-school.md.
enum class Size { Term, SpecialYear, SpecialFiveYears, Trust };

/// How large a school is and how much is recorded in it.
struct Shape {
    std::string school;
    int number = 0; ///< four digits of the school in its UPNs
    bool special = false;
    int classes = 14;
    int perClass = 30;
    int provisionPlaces = 10;  ///< 0 = no resourced provision
    int years = 1;             ///< for a special school: years of 38 weeks; a primary school has one term
    std::size_t records = 0;   ///< observations; 0 = 163 in a full week
    std::size_t pictures = 48; ///< different drawn pictures; records share them

    [[nodiscard]] int pupils() const { return classes * perClass + provisionPlaces; }
    /// `school` counts the schools of a trust, from 0.
    [[nodiscard]] static Shape of(Size size, int school = 0);
    [[nodiscard]] static int schoolsIn(Size size) { return size == Size::Trust ? 50 : 1; }
};

} // namespace jotter::demo
