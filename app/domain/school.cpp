#include "app/domain/school.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jotter::domain {

namespace {
template <class T, std::size_t N>
using Codes = std::array<std::pair<T, std::string_view>, N>;

constexpr Codes<Role, 6> roles{{{Role::Assistant, "ta"},
                                {Role::Teacher, "teacher"},
                                {Role::Senco, "senco"},
                                {Role::Head, "head"},
                                {Role::Office, "office"},
                                {Role::Specialist, "specialist"}}};
constexpr Codes<PhotoConsent, 4> consents{{{PhotoConsent::None, "none"},
                                           {PhotoConsent::School, "school"},
                                           {PhotoConsent::Home, "home"},
                                           {PhotoConsent::Website, "website"}}};

template <class T, std::size_t N>
std::optional<T> valueOf(const Codes<T, N>& codes, std::string_view code) {
    const auto it = std::ranges::find(codes, code, &std::pair<T, std::string_view>::second);
    return it == codes.end() ? std::nullopt : std::optional(it->first);
}
template <class T, std::size_t N>
std::string_view codeOf(const Codes<T, N>& codes, T value) {
    return std::ranges::find(codes, value, &std::pair<T, std::string_view>::first)->second;
}
} // namespace

std::optional<Role> roleFromCode(std::string_view code) {
    return valueOf(roles, code);
}
std::string_view roleCode(Role role) {
    return codeOf(roles, role);
}
std::optional<PhotoConsent> photoConsentFromCode(std::string_view code) {
    return valueOf(consents, code);
}
std::string_view photoConsentCode(PhotoConsent consent) {
    return codeOf(consents, consent);
}

const HelpLevel* HelpScale::find(std::string_view id) const {
    for (const auto* list : {&levels, &retired})
        if (const auto it = std::ranges::find(*list, id, &HelpLevel::id); it != list->end())
            return &*it;
    return nullptr;
}

HelpScale HelpScale::standard() {
    return HelpScale{{{"own", "On their own", 4},
                      {"reminder", "Reminder", 3},
                      {"gesture", "Gesture", 2},
                      {"shown", "Shown how", 1},
                      {"some", "Some physical help", 0},
                      {"full", "Full physical help", 0},
                      {"not_today", "Not today", 0}},
                     {}};
}

} // namespace jotter::domain
