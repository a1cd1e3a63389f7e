#pragma once

#include "sync/engine/ports.h"
#include "sync/transport/server_address.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace jotter::transport {

struct Arrived {
    std::uint64_t id = 0;
    engine::Response response;
};

/// Carries requests to the school's server with libcurl, many at once, on the thread that calls `wait`. An
/// answer that does not come from that server (another certificate, a redirect, no `Jotter-Sync` header) is
/// `NotOurServer`; nothing is sent before the certificate was accepted.
class Carrier {
public:
    Carrier();
    ~Carrier();
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;

    /// Whom to speak to from now on. Drops what is on its way.
    void setServer(const ServerAddress& server);
    /// Starts a request.
    void carry(engine::Request request);
    /// Moves everything on until something has arrived, `wake` was called, or the time is over.
    [[nodiscard]] std::vector<Arrived> wait(std::chrono::milliseconds atMost);
    /// Ends a `wait`, now or the next one. From any thread.
    void wake();
    /// Breaks off what is on its way and closes every connection: the network changed. Answers `Unreachable`
    /// for each.
    [[nodiscard]] std::vector<Arrived> dropAll();
    [[nodiscard]] bool idle() const;

private:
    class Lines;
    std::unique_ptr<Lines> lines_;
};

/// One request on its own, for enrolling. `stopping` breaks it off.
[[nodiscard]] engine::Response carryOne(const ServerAddress& server, engine::Request request,
                                        const std::atomic<bool>& stopping);

} // namespace jotter::transport
