#pragma once

#include "sync/change/merge.h"
#include "sync/server/log/log.h"

#include <map>
#include <optional>

namespace jotter::server {

/// Every entity of a type in the streams that `wants` says, folded.
using Entities = std::map<EntityId, EntityState>;
[[nodiscard]] Expected<Entities> entitiesInSchool(Log& log, const std::string& type);

/// The id of the adult or group that a person at the command line means: an id, or a name (or initials) as
/// recorded in the school stream. Nothing when there is none or more than one.
[[nodiscard]] Expected<std::optional<Uuid>> findInSchool(Log& log, const std::string& type,
                                                         const std::string& asked);

} // namespace jotter::server
