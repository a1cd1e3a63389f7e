#pragma once

#include "sync/server/log/log.h"

#include <optional>

namespace jotter::server {

/// The id of the adult or group that a person at the command line means: an id, or a name (or initials) as
/// recorded in the school stream. Nothing when there is none or more than one.
[[nodiscard]] Expected<std::optional<Uuid>> findInSchool(Log& log, const std::string& type,
                                                         const std::string& asked);

} // namespace jotter::server
