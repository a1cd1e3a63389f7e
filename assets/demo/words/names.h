#pragma once

#include <span>
#include <string_view>

namespace jotter::demo {

/// Given names and family names as an English primary school hears them. Our own list; they are put together
/// by chance and mean nobody.
[[nodiscard]] std::span<const std::string_view> givenNames();
[[nodiscard]] std::span<const std::string_view> familyNames();

} // namespace jotter::demo
