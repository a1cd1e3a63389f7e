#include "sync/server/access/seal_box.h"

#include <sodium.h>

namespace jotter::server {

namespace {
const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
} // namespace

Expected<SealBox> SealBox::fromBytes(std::string_view pair) {
    if (pair.size() != crypto_box_PUBLICKEYBYTES + crypto_box_SECRETKEYBYTES)
        return fail("bad_key", ErrorCategory::Storage,
                    "A key file of the school server has the wrong length.");
    return SealBox(std::string(pair.substr(0, crypto_box_PUBLICKEYBYTES)),
                   std::string(pair.substr(crypto_box_PUBLICKEYBYTES)));
}

Expected<std::string> SealBox::open(std::string_view sealed) const {
    const auto bad =
        fail("bad_seal", ErrorCategory::Input, "What was sealed for this school cannot be opened by it.");
    if (sealed.size() < crypto_box_SEALBYTES)
        return bad;
    std::string opened(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(opened.data()), raw(sealed), sealed.size(),
                             raw(publicKey_), raw(secretKey_)) != 0)
        return bad;
    return opened;
}

} // namespace jotter::server
