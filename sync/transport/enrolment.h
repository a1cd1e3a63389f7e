#pragma once

#include "sync/transport/sync_runner.h"

#include <atomic>
#include <string>

namespace jotter::transport {

/// Joins the school that the code names; errors as `SyncRunner::enrol` has them. Takes as long as the network
/// lets it, at most about a minute; `stopping` breaks it off.
[[nodiscard]] Expected<Enrolled> enrol(const std::string& code, const std::string& deviceName,
                                       engine::Signer& signer, const std::atomic<bool>& stopping);

/// The error for a person who waited for an answer that did not come from the school's server.
[[nodiscard]] Error noContact(const engine::Response& response);

} // namespace jotter::transport
