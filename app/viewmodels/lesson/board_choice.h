#pragma once

#include "app/domain/timetable.h"

#include <optional>
#include <string>

/// The last choice of an adult on the board, as this tablet keeps it.
namespace jotter::viewmodels::choice {

[[nodiscard]] std::string settingOf(AdultId adult);
[[nodiscard]] std::string toText(const domain::BoardChoice& choice);
/// Nothing for a text that is none.
[[nodiscard]] std::optional<domain::BoardChoice> fromText(const std::string& text);

} // namespace jotter::viewmodels::choice
