#pragma once

#include "sync/transport/sync_runner.h"

namespace jotter::transport {

/// `POST /v1/ticket`, for the engine to carry with the token.
[[nodiscard]] engine::Request ticketRequest(AdultId adult, const std::string& pin);
[[nodiscard]] Expected<GrantedTicket> readTicket(const engine::Response& response);

} // namespace jotter::transport
