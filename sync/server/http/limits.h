#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace jotter::server {

/// What one connection, and all together, may use (I13).
struct HttpLimits {
    std::size_t connections = 2000;
    std::uint32_t headerBytes = 16 * 1024;
    std::size_t bodiesInFlight =
        128UL * 1024 * 1024; ///< bytes of bodies being received, all connections together
    std::chrono::seconds handshake{10};
    std::chrono::seconds idle{75};  ///< for the next request's header
    std::chrono::seconds stall{20}; ///< for the next piece of a body
    std::chrono::seconds body{300}; ///< for the whole of it
    std::chrono::seconds write{60}; ///< for each piece of an answer
    std::chrono::seconds wait{25};  ///< the longest `GET /v1/wait`
    std::chrono::seconds stop{15};  ///< for what is under way when the server is told to stop
    bool metricsForAll = false;     ///< `/metrics` for every address, not for this machine alone
    unsigned workers = 8;           ///< threads that run the core; as many pushes can share one commit
};

} // namespace jotter::server
