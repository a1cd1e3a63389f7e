// What stands around the bodies: queries, headers, the code of an error.
#include "sync/engine/wire.h"

#include <charconv>

namespace jotter::engine::wire {

std::string errorCode(const Response& response) {
    const auto object = parseJson(response.body);
    if (!object || !object->is_object())
        return {};
    const auto it = object->find("error");
    return it != object->end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string inQuery(std::string_view value) {
    std::string out;
    for (const char c : value) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            out += "%" + toHex(std::string_view(&c, 1));
    }
    return out;
}

std::string header(const Response& response, const std::string& name) {
    const auto it = response.headers.find(name);
    return it == response.headers.end() ? std::string() : it->second;
}

std::optional<std::uint64_t> number(const Response& response, const std::string& name) {
    const auto value = header(response, name);
    std::uint64_t parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (value.empty() || error != std::errc{} || end != value.data() + value.size())
        return std::nullopt;
    return parsed;
}

std::optional<std::chrono::seconds> retryAfter(const Response& response) {
    const auto seconds = number(response, "retry-after");
    if (!seconds)
        return std::nullopt;
    return std::chrono::seconds(std::min<std::uint64_t>(*seconds, 1UL << 30U));
}

} // namespace jotter::engine::wire
