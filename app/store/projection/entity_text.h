#pragma once

#include "sync/change/merge.h"

#include <string>

namespace jotter::store {

/// A merged entity as text and back, for keeping between two changes to it. Reading throws what
/// nlohmann::json throws; the text comes from `entityText` alone.
[[nodiscard]] std::string entityText(const EntityState& state);
[[nodiscard]] EntityState entityFromText(const std::string& text);

/// The current values alone: what the tables of documents are filled from.
[[nodiscard]] std::string currentValues(const EntityState& state);
/// The same of an alert, with `texts`: every wording that stands (sync.md, "Never merged by machine"), none
/// when all who wrote `ended` say that it is over and nobody wrote a text later.
[[nodiscard]] std::string alertValues(const EntityState& state);
/// The same of a concern, with who raised it as `author` and when as `at`, milliseconds since 1970.
[[nodiscard]] std::string concernValues(const EntityState& state);

} // namespace jotter::store
