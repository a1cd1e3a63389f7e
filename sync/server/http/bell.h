#pragma once

#include "sync/server/http/asio.h"

#include <chrono>
#include <cstdint>
#include <set>

namespace jotter::server {

/// Wakes the coroutines that wait for something new. All on one executor: a timer that lived on another one
/// than its coroutine lost two requests in twelve thousand (sync-traps.md).
class Bell {
public:
    explicit Bell(asio::io_context& io)
        : io_(io) {}

    [[nodiscard]] std::uint64_t rung() const { return rung_; }
    void ring();
    /// Until the bell has rung more often than `heard`, or `longest` has passed.
    [[nodiscard]] asio::awaitable<void> wait(std::uint64_t heard, std::chrono::milliseconds longest);

private:
    asio::io_context& io_;
    std::uint64_t rung_ = 0;
    std::set<asio::steady_timer*> waiting_;
};

} // namespace jotter::server
