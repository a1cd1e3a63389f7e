#pragma once

#include <QString>

#include <string>

namespace jotter::viewmodels {

/// The word of a level of help in the language of the app where it is one that ships (HelpScale::standard);
/// a word of the school's own stands as the school wrote it.
[[nodiscard]] QString helpWord(const std::string& label);

} // namespace jotter::viewmodels
