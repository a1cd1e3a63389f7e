#pragma once

#include "sync/server/core/changes/feeding.h"
#include "sync/server/core/changes/pushing.h"
#include "sync/server/core/downloads.h"
#include "sync/server/core/joining.h"
#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/core/routes.h"
#include "sync/server/core/uploads.h"

#include <array>
#include <atomic>

namespace jotter::server {

/// The school server without sockets, threads, clock or randomness of its own: one request in, one answer
/// out. `handle` may be called from many threads; what it answers as done is durable.
class Core {
public:
    explicit Core(Ports ports);

    [[nodiscard]] Response handle(Request request);
    /// How many requests wait for something new; whoever lets them wait says so.
    std::atomic<std::uint64_t> waiting{0};
    /// Answers with a status that their route does not declare.
    [[nodiscard]] std::uint64_t undeclared() const { return undeclared_; }
    /// How large a body may be, before and after unpacking, in bytes. Asked before the body is read.
    [[nodiscard]] static std::size_t bodyLimit(const std::string& method, const std::string& target);

private:
    [[nodiscard]] Response answer(Request& request);
    /// `device` is nothing where a route needs no token and none came.
    [[nodiscard]] Response act(const Route& route, const Request& request, const Target& target,
                               const std::optional<Device>& device);
    [[nodiscard]] Response actFor(const Route& route, const Request& request, const Target& target,
                                  const Device& device);
    [[nodiscard]] Expected<std::optional<Device>> deviceOf(const Request& request);
    [[nodiscard]] Response metrics(const Request& request);

    Ports ports_;
    Joining joining_;
    Pushing pushing_;
    Feeding feeding_;
    Uploads uploads_;
    Downloads downloads_;
    std::array<std::atomic<std::uint64_t>, 6> answered_{}; ///< by hundreds of the status
    std::atomic<std::uint64_t> undeclared_{0};
};

} // namespace jotter::server
