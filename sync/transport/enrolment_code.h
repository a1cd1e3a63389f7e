#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

namespace jotter::transport {

/// What an enrolment code says (sync/README.md, "Enrolment code").
struct EnrolmentCode {
    std::string url;         ///< "https://host:port"
    std::string fingerprint; ///< first 10 bytes of the SHA-256 of the school authority's certificate
    std::string secret;      ///< the one-time code, 16 letters
    bool systemTrust = false;

    /// Takes what people type: any case, with or without `jotter://`, dashes and spaces; O for 0, I and L
    /// for 1. `Input` error "bad_enrolment_code".
    [[nodiscard]] static Expected<EnrolmentCode> parse(std::string_view typed);
    friend bool operator==(const EnrolmentCode&, const EnrolmentCode&) = default;
};

} // namespace jotter::transport
