#pragma once

#include "sync/change/error.h"
#include "sync/change/random.h"

#include <string>
#include <vector>

namespace jotter::server {

/// The school's own certificate authority and the server's certificate under it, ECDSA P-256, as PEM.
struct Certificates {
    std::string authority;
    std::string authorityKey;
    std::string server; ///< the chain: the server's, then the authority's
    std::string serverKey;
};

/// `hosts` are DNS names and IP addresses. `Input` "bad_host" for what is neither.
[[nodiscard]] Expected<Certificates>
makeCertificates(const std::string& school, const std::vector<std::string>& hosts, RandomSource& random);
/// The DER of the first certificate in a PEM text.
[[nodiscard]] Expected<std::string> certificateDer(const std::string& pem);

} // namespace jotter::server
