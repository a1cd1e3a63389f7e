#pragma once

#include "sync/change/error.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace jotter::server {

/// A request as it came off the wire, whole. The core knows nothing of sockets.
struct Request {
    std::string method;
    std::string target;                         ///< as sent, with query
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    bool fromThisMachine = false; ///< may see `/metrics`: came over loopback, not through a proxy

    [[nodiscard]] const std::string& header(const std::string& name) const {
        static const std::string none;
        const auto it = headers.find(name);
        return it == headers.end() ? none : it->second;
    }
};

/// A body too large to hold at once: read piece by piece while it is sent.
struct LongBody {
    std::uint64_t size = 0;
    std::function<Expected<std::string>(std::uint64_t offset, std::size_t size)> read;
};

struct Response {
    int status = 200;
    std::map<std::string, std::string> headers;
    std::string body;
    LongBody longBody;    ///< used instead of `body` when its size is above zero
    bool mayWait = false; ///< nothing new yet: whoever can wait may ask again when something has changed
};

} // namespace jotter::server
