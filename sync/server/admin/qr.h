#pragma once

#include "sync/change/error.h"

#include <string>

namespace jotter::server {

/// A QR code for a terminal: two rows of modules a line in half blocks, dark on light whatever the terminal's
/// colours.
[[nodiscard]] Expected<std::string> qrForTerminal(const std::string& text);
/// The same as an SVG picture, for printing.
[[nodiscard]] Expected<std::string> qrAsSvg(const std::string& text);

} // namespace jotter::server
