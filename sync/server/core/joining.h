#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/wire/query.h"

namespace jotter::server {

/// How a tablet gets to know the school and is known by it: hello, enrol, token, ticket.
class Joining {
public:
    explicit Joining(const Ports& ports)
        : ports_(ports)
        , run_(newRun(ports.random)) {}

    /// `device` is nothing when the request came without a token.
    [[nodiscard]] Response hello(const Request& request, const Target& target,
                                 const std::optional<Device>& device);
    [[nodiscard]] Response enrol(const Request& request);
    [[nodiscard]] Response token(const Request& request);
    [[nodiscard]] Response ticket(const Request& request, const Device& device);

private:
    [[nodiscard]] static std::string newRun(RandomSource& random);

    const Ports& ports_;
    const std::string run_; ///< this start of the server
};

/// `{"epoch","upto","holes"}`.
[[nodiscard]] nlohmann::json toJson(const Watermark& watermark);

} // namespace jotter::server
