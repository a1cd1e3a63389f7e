#pragma once

#include "sync/change/random.h"
#include "sync/change/sha256.h"

#include <array>
#include <string>
#include <string_view>

namespace jotter::server {

/// The code that enrols one tablet (sync/README.md, "Enrolment code").
struct EnrolmentCode {
    std::string text;   ///< "jotter://host:port/XXXX-…", 8 groups of 4 Crockford letters
    std::string secret; ///< what a tablet sends to `/v1/enrol`: the last 16 letters

    /// `address` is "host:port", `authorityDer` the certificate of the school's own authority.
    [[nodiscard]] static EnrolmentCode make(std::string_view address, std::string_view authorityDer,
                                            RandomSource& random);
};

/// What is kept of a code. Takes what people type: dashes, lower case, O, I and L.
[[nodiscard]] Sha256 hashOfCode(std::string_view typed);

} // namespace jotter::server
