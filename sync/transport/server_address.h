#pragma once

#include <string>

namespace jotter::transport {

/// Where the school's server is and how it is known. Kept in the store once a tablet is enrolled.
struct ServerAddress {
    std::string url;          ///< "https://host:port"
    std::string authorityPem; ///< the school's own authority, the only one trusted; empty = the system's and
                              ///< installed roots
};

} // namespace jotter::transport
