#include "app/domain/writing.h"

#include <algorithm>
#include <array>

namespace jotter::domain {

bool mayWrite(Role role, std::string_view type) {
    constexpr std::array<std::string_view, 5> everyones{"observation", "judgement", "trial", "session",
                                                        "rating"};
    constexpr std::array<std::string_view, 4> offices{"pupil", "membership", "same-as", "consent"};
    constexpr std::array<std::string_view, 5> teachers{"plan", "target", "step", "passport-line", "alert"};
    const auto among = [type](const auto& types) { return std::ranges::find(types, type) != types.end(); };
    if (among(everyones))
        return true;
    const bool senior = role == Role::Senco || role == Role::Head;
    if (among(offices))
        return senior || role == Role::Office;
    return among(teachers) && (senior || role == Role::Teacher || role == Role::Specialist ||
                               (role == Role::Office && type == "alert"));
}

} // namespace jotter::domain
