#pragma once

#include <string>
#include <string_view>

namespace jotter::demo {

/// The check letter of a unique pupil number: the sum of position × value over positions 2 … 13, modulo 23,
/// as a letter of the alphabet without I, O and S (Department for Education, "UPN: guide"; codes.md). A
/// letter at position 13 counts as its index. `rest` is the twelve characters after the check letter.
[[nodiscard]] char upnCheckLetter(std::string_view rest);

/// A whole UPN of local authority 999, which is no real one.
[[nodiscard]] std::string makeUpn(int school, int year, int serial);

} // namespace jotter::demo
