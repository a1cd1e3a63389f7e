#pragma once

#include "assets/demo/dice.h"

#include <string>
#include <string_view>

namespace jotter::demo {

/// A fact in one or two sentences, as staff write it in the lesson, about a pupil of this name working on a
/// step of this area. Where it happened is `place` ("the hall").
[[nodiscard]] std::string noteAbout(std::string_view name, std::string_view area, std::string_view place,
                                    Dice& dice);

/// "the hall", "the classroom", …
[[nodiscard]] std::string_view somePlace(Dice& dice);
/// "a friend", "a small group", …
[[nodiscard]] std::string_view someCompany(Dice& dice);

/// Lines of a pupil passport: like, helps, hard, what_if.
[[nodiscard]] std::string passportLine(std::string_view kind, Dice& dice);

} // namespace jotter::demo
