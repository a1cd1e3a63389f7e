#pragma once

#include "sync/change/merge.h"

#include <map>
#include <string>

namespace jotter::server {

/// A field's text; empty where it is none.
[[nodiscard]] std::string textOf(const EntityState& state, const std::string& field);
/// What the office has seen of these fields: the `base` of a change that writes them.
[[nodiscard]] std::map<std::string, Hlc> seenBy(const EntityState& state, const nlohmann::json& fields);

} // namespace jotter::server
