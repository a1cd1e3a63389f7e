#pragma once

#include "sync/transport/openssl_handles.h"
#include "sync/transport/server_address.h"

#include <curl/curl.h>
#include <openssl/types.h>

#include <string>

namespace jotter::transport {

/// Whom a connection believes: the school's own authority alone, whose validity dates are not checked (a
/// wrong clock must not cut a tablet off), or the system's and installed roots. Must outlive the connections
/// made with it.
class Trust {
public:
    explicit Trust(const ServerAddress& server);
    Trust(const Trust&) = delete;
    Trust& operator=(const Trust&) = delete;

    /// Sets TLS up for a transfer. False when that cannot be done: then nothing must be sent.
    [[nodiscard]] bool apply(CURL* transfer);
    /// Who issued the last certificate that was refused; empty when none was.
    [[nodiscard]] const std::string& refusedIssuer() const { return refusedIssuer_; }
    /// Whether it was refused for its dates alone: then this device's clock may be wrong.
    [[nodiscard]] bool refusedForItsDates() const { return refusedForItsDates_; }

private:
    static CURLcode prepare(CURL* transfer, void* context, void* self);
    static int verify(X509_STORE_CTX* chain, void* self);

    bool authorityAlone_;
    CertificateStore authority_; ///< with nothing else in it; null when that cannot be read
    std::string refusedIssuer_;
    bool refusedForItsDates_ = false;
};

} // namespace jotter::transport
