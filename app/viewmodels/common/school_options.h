#pragma once

#include "app/domain/pupil.h"
#include "app/domain/school.h"
#include "app/viewmodels/common/option_list.h"

#include <string>
#include <vector>

/// What the school talks about, as things to pick.
namespace jotter::viewmodels::options {

/// At most five discs: the first four levels of the scale, and an empty one, with the id `moreHelp`, for the
/// levels that need a second look. A scale of five levels or fewer needs no such disc.
inline constexpr auto moreHelp = "more";
[[nodiscard]] std::vector<Option> discs(const domain::HelpScale& scale);
/// The levels behind "More help".
[[nodiscard]] std::vector<Option> moreLevels(const domain::HelpScale& scale);
[[nodiscard]] std::vector<Option> allLevels(const domain::HelpScale& scale, const std::string& chosen);

[[nodiscard]] Option pupil(const domain::Pupil& pupil);
[[nodiscard]] Option step(const domain::Step& step);

} // namespace jotter::viewmodels::options
