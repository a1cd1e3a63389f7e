#pragma once

#include "sync/change/error.h"

#include <string>

namespace jotter::shell {

/// One line from the standard input: four to eight digits. A terminal is asked, without showing what is
/// typed. `Auth` "no_pin".
[[nodiscard]] Expected<std::string> readPin();

} // namespace jotter::shell
