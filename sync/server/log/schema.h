#pragma once

#include <vector>

namespace jotter::server {

/// The tables of school.db, in numbered steps; a step that has shipped is never edited.
[[nodiscard]] const std::vector<const char*>& schoolSchema();

} // namespace jotter::server
