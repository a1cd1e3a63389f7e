#include "sync/server/wire/query.h"

#include <algorithm>
#include <charconv>

namespace jotter::server {

namespace {
auto badTarget() {
    return fail("bad_target", ErrorCategory::Input, "That address is not one of this server's.");
}

std::optional<std::string> decode(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        unsigned value = 0;
        const auto* digits = text.data() + i + 1;
        if (i + 2 >= text.size() || std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2)
            return std::nullopt;
        plain += static_cast<char>(value);
        i += 2;
    }
    const bool clean = std::ranges::none_of(plain, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    return clean ? std::optional(plain) : std::nullopt;
}
} // namespace

Expected<Target> readTarget(std::string_view target) {
    if (!target.starts_with('/'))
        return badTarget();
    const auto mark = target.find('?');
    Target result;
    const auto path = decode(target.substr(0, mark));
    if (!path)
        return badTarget();
    result.path = *path;
    auto rest = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = decode(pair.substr(0, equals));
        const auto value = decode(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value || !result.query.emplace(*name, *value).second)
            return badTarget();
    }
    return result;
}

std::optional<std::uint64_t> readNumber(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || number > INT64_MAX ||
        (text.size() > 1 && text.front() == '0'))
        return std::nullopt;
    return number;
}

} // namespace jotter::server
