#pragma once

#include "sync/server/core/ports.h"
#include "sync/server/core/request.h"
#include "sync/server/wire/query.h"

namespace jotter::server {

/// Media to a tablet: only through a change that it may read and that refers to them, never by hash alone.
class Downloads {
public:
    explicit Downloads(const Ports& ports)
        : ports_(ports) {}

    [[nodiscard]] Response medium(const Request& request, const Target& target, const std::string& hash,
                                  const Device& device);
    [[nodiscard]] Response thumbnails(const Request& request, const Device& device);

private:
    /// The medium that this device may fetch through that change, if there is one and it is complete.
    [[nodiscard]] Expected<std::optional<MediumName>>
    reachable(const std::string& hash, const std::string& change, const Readable& readable);

    const Ports& ports_;
};

} // namespace jotter::server
