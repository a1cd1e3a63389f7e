#pragma once

#include "tests/support/line.h"

namespace jotter::bench {

/// A school's slow line: 10 Mbit/s each way, 40 ms there and back.
inline constexpr support::Line::Kind slowLine{1.25e6, std::chrono::milliseconds{20}};

} // namespace jotter::bench
