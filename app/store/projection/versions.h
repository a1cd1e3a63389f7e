#pragma once

#include "app/store/sqlite/connection.h"
#include "sync/change/merge.h"

namespace jotter::store {

/// The versions of a field that stand: what an editor of this tablet has seen.
[[nodiscard]] SeenVersions seenOf(const FieldState& field);
/// The same of those of these fields that anybody has written.
[[nodiscard]] std::map<std::string, SeenVersions> seenOf(const EntityState& state,
                                                         const nlohmann::json& fields);

/// Notes which fields stand in two versions until somebody chooses (`Queries::twoVersions`), and forgets
/// those that did before.
void noteVersions(Connection& connection, std::int64_t stream, EntityId entity, std::string_view type,
                  const EntityState& state);
void forgetVersions(Connection& connection, std::int64_t stream, EntityId entity);

} // namespace jotter::store
