#include "sync/server/admin/table/cell_text.h"

#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace jotter::server {

std::string plainLetters(std::string_view text, int (*turn)(int)) {
    std::string plain;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            plain += static_cast<char>(turn(static_cast<unsigned char>(c)));
    return plain;
}

std::optional<int> smallNumber(std::string_view text) {
    if (text.size() > 4)
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                                     : std::nullopt;
}

std::optional<std::string> isoDate(const std::string& text) {
    const auto date = text.substr(0, text.find_first_of(" T"));
    const auto separator = date.find_first_of("/.-");
    const auto second =
        separator == std::string::npos ? separator : date.find(date[separator], separator + 1);
    if (second == std::string::npos)
        return std::nullopt;
    const auto a = smallNumber(date.substr(0, separator));
    const auto b = smallNumber(date.substr(separator + 1, second - separator - 1));
    const auto c = smallNumber(date.substr(second + 1));
    if (!a || !b || !c)
        return std::nullopt;
    const bool iso = separator == 4;
    const int inYear = iso ? *a : *c;
    const int inMonth = iso ? *c : *a;
    // The calendar's own types would take 257 for 1.
    if (inYear < 1990 || inYear > 2100 || *b < 1 || *b > 12 || inMonth < 1 || inMonth > 31)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day day{year{inYear}, month{static_cast<unsigned>(*b)},
                             std::chrono::day{static_cast<unsigned>(inMonth)}};
    if (!day.ok())
        return std::nullopt;
    std::array<char, 16> written{};
    std::snprintf(written.data(), written.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return written.data();
}

} // namespace jotter::server
