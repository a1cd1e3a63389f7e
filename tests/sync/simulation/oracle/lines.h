#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <vector>

namespace jotter::simulation {

/// The lines of an NDJSON answer.
inline std::vector<nlohmann::json> linesOf(std::string_view body) {
    std::vector<nlohmann::json> lines;
    while (!body.empty()) {
        const auto text = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(text.size() + 1, body.size()));
        lines.push_back(nlohmann::json::parse(text));
    }
    return lines;
}

} // namespace jotter::simulation
