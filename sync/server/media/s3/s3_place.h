#pragma once

#include "sync/change/error.h"

#include <chrono>
#include <string>

namespace jotter::server {

/// Who asks an S3 store. Never printed.
struct S3Credentials {
    std::string keyId;
    std::string secret;
    std::string sessionToken; ///< of credentials that are lent for a while; empty for others
};

/// Which bucket of which S3 store, and how long its answers are waited for.
struct S3Place {
    std::string endpoint; ///< "https://host[:port]"
    std::string region = "us-east-1";
    std::string bucket;
    std::string prefix;                ///< empty, or ends with '/'
    std::chrono::seconds patience{20}; ///< without a byte

    /// Reads `s3://bucket[/prefix]?endpoint=https://…[&region=…][&patience=seconds]`. Without TLS only to
    /// this machine. `Input` "bad_media_place": also when there is a key or secret in it, which would show in
    /// lists of processes.
    [[nodiscard]] static Expected<S3Place> parse(const std::string& url);
};

} // namespace jotter::server
