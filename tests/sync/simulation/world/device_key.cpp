#include "tests/sync/simulation/world/device_key.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace jotter::simulation {

struct DeviceKey::Pair {
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_EC_gen("P-256"), EVP_PKEY_free};
};

DeviceKey::DeviceKey()
    : pair_(std::make_unique<Pair>()) {}

DeviceKey::~DeviceKey() = default;

Expected<std::string> DeviceKey::publicKey() {
    unsigned char* bytes = nullptr;
    const int size = i2d_PUBKEY(pair_->key.get(), &bytes);
    std::string der(reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return der;
}

Expected<std::string> DeviceKey::sign(std::string_view message) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, pair_->key.get());
    std::string signature(128, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(message.data()), message.size());
    signature.resize(size);
    return signature;
}

} // namespace jotter::simulation
