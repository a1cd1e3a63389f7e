#include "platform/desktop/keys/device_signer.h"

#include "platform/api/key_stores.h"

#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <utility>

namespace jotter::platform {

namespace {

template <auto release>
struct Releaser {
    template <class Thing>
    void operator()(Thing* thing) const {
        release(thing);
    }
};
using PrivateKey = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Pkcs8 = std::unique_ptr<PKCS8_PRIV_KEY_INFO, Releaser<PKCS8_PRIV_KEY_INFO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Releaser<EVP_MD_CTX_free>>;

tl::unexpected<Error> cannot() {
    return fail("signing_failed", ErrorCategory::Bug, "This device could not sign; start Jotter again.");
}

/// `encode(nullptr)` tells the length, `encode(&where)` writes.
template <class Encode>
std::string encoded(Encode encode) {
    const int length = encode(nullptr);
    if (length <= 0)
        return {};
    std::string bytes(static_cast<std::size_t>(length), '\0');
    auto* where = reinterpret_cast<unsigned char*>(bytes.data());
    return encode(&where) == length ? bytes : std::string{};
}

std::string privateBytes(EVP_PKEY* key) {
    const Pkcs8 plain{EVP_PKEY2PKCS8(key)};
    if (!plain)
        return {};
    return encoded([&](unsigned char** where) { return i2d_PKCS8_PRIV_KEY_INFO(plain.get(), where); });
}

void wipe(std::string& secret) {
    OPENSSL_cleanse(secret.data(), secret.size());
}
} // namespace

struct DeviceSigner::Key {
    PrivateKey pkey;
};

DeviceSigner::DeviceSigner(std::unique_ptr<Key> key)
    : key_(std::move(key)) {}

DeviceSigner::~DeviceSigner() = default;

Expected<std::unique_ptr<DeviceSigner>> DeviceSigner::make(KeyStore& keys) {
    PrivateKey pkey{EVP_EC_gen("P-256")};
    auto secret = pkey ? privateBytes(pkey.get()) : std::string{};
    if (secret.empty())
        return cannot();
    const auto kept = keys.write(DeviceSigner::secretName, secret);
    wipe(secret);
    if (!kept)
        return tl::make_unexpected(kept.error());
    return std::unique_ptr<DeviceSigner>(new DeviceSigner(std::make_unique<Key>(Key{std::move(pkey)})));
}

Expected<std::unique_ptr<DeviceSigner>> DeviceSigner::load(KeyStore& keys) {
    auto secret = keys.read(DeviceSigner::secretName);
    if (!secret)
        return tl::make_unexpected(secret.error());
    PrivateKey pkey;
    if (*secret) {
        const auto* where = reinterpret_cast<const unsigned char*>((*secret)->data());
        pkey.reset(d2i_AutoPrivateKey(nullptr, &where, static_cast<long>((*secret)->size())));
        wipe(**secret);
    }
    if (!pkey)
        return tl::make_unexpected(keyStoreGone());
    return std::unique_ptr<DeviceSigner>(new DeviceSigner(std::make_unique<Key>(Key{std::move(pkey)})));
}

Expected<std::string> DeviceSigner::publicKey() {
    auto bytes = encoded([&](unsigned char** where) { return i2d_PUBKEY(key_->pkey.get(), where); });
    if (bytes.empty())
        return cannot();
    return bytes;
}

Expected<std::string> DeviceSigner::sign(std::string_view message) {
    const Digest digest{EVP_MD_CTX_new()};
    std::size_t length = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    if (!digest || EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key_->pkey.get()) != 1 ||
        EVP_DigestSign(digest.get(), nullptr, &length, bytes, message.size()) != 1)
        return cannot();
    std::string signature(length, '\0');
    if (EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &length, bytes,
                       message.size()) != 1)
        return cannot();
    signature.resize(length);
    return signature;
}

} // namespace jotter::platform
