#pragma once

#include <array>
#include <span>
#include <string_view>

namespace jotter::demo {

/// Five small steps towards one target, easiest first. Each begins with "Can".
struct Ladder {
    std::string_view area; ///< area of need
    std::string_view strand;
    std::string_view target;
    std::array<std::string_view, 5> steps;
};

inline constexpr std::string_view communication = "Communication and interaction";
inline constexpr std::string_view cognition = "Cognition and learning";
inline constexpr std::string_view feelings = "Social, emotional and mental health";
inline constexpr std::string_view body = "Sensory and physical";

/// "Thornbeck Small Steps": the school's own framework, written for this demonstration.
[[nodiscard]] std::span<const Ladder> ladders();

} // namespace jotter::demo
