#pragma once

#include "sync/change/error.h"

#include <string>
#include <string_view>

namespace jotter::server {

/// The school's crypto_box key pair: what a tablet may send but no longer read is sealed to its public half.
class SealBox {
public:
    /// Public and secret key, one behind the other. `Storage` "bad_key".
    [[nodiscard]] static Expected<SealBox> fromBytes(std::string_view pair);
    [[nodiscard]] const std::string& publicKey() const { return publicKey_; }
    /// Opens a crypto_box_seal. `Input` "bad_seal".
    [[nodiscard]] Expected<std::string> open(std::string_view sealed) const;

private:
    SealBox(std::string publicKey, std::string secretKey)
        : publicKey_(std::move(publicKey))
        , secretKey_(std::move(secretKey)) {}

    std::string publicKey_;
    std::string secretKey_;
};

} // namespace jotter::server
