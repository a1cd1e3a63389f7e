#include "sync/server/access/tokens.h"

#include "sync/change/sha256.h"

#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>

#include <cstring>
#include <memory>

namespace jotter::server {

namespace {
constexpr std::size_t timeBytes = 8;
constexpr std::size_t saltBytes = 8;
constexpr std::size_t idBytes = 16;
constexpr std::size_t macBytes = 32;

std::string timeText(WallTime time) {
    std::string text(timeBytes, '\0');
    const auto ms = static_cast<std::uint64_t>(time.time_since_epoch().count());
    for (unsigned i = 0; i < timeBytes; ++i)
        text[i] = static_cast<char>(ms >> (8U * (timeBytes - 1 - i)));
    return text;
}

WallTime timeOf(std::string_view text) {
    std::uint64_t ms = 0;
    for (const char byte : text.substr(0, timeBytes))
        ms = ms << 8U | static_cast<unsigned char>(byte);
    return WallTime{std::chrono::milliseconds{static_cast<std::int64_t>(ms)}};
}

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Key readKey(std::string_view der) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    const auto* end = bytes + der.size();
    Key key(d2i_PUBKEY(nullptr, &bytes, static_cast<long>(der.size())), EVP_PKEY_free);
    char group[32] = {};
    std::size_t size = 0;
    if (!key || bytes != end || EVP_PKEY_is_a(key.get(), "EC") != 1 ||
        EVP_PKEY_get_group_name(key.get(), group, sizeof group, &size) != 1 ||
        std::strcmp(group, SN_X9_62_prime256v1) != 0)
        key.reset();
    return key;
}
} // namespace

std::string Tokens::makeNonce(WallTime now) {
    std::string body = timeText(now) + std::string(saltBytes, '\0');
    random_.fill({reinterpret_cast<std::uint8_t*>(body.data()) + timeBytes, saltBytes});
    return toBase64(body + mac_.over("nonce", {body}));
}

bool Tokens::goodNonce(std::string_view nonce, WallTime now) const {
    const auto bytes = fromBase64(nonce);
    if (!bytes || bytes->size() != timeBytes + saltBytes + macBytes)
        return false;
    const auto body = std::string_view(*bytes).substr(0, timeBytes + saltBytes);
    const auto made = timeOf(body);
    return mac_.matches(std::string_view(*bytes).substr(body.size()), "nonce", {body}) && made <= now &&
           now - made <= nonceLife;
}

std::string Tokens::makeToken(DeviceId device, WallTime now) const {
    const auto& id = device.value.bytes();
    std::string body(reinterpret_cast<const char*>(id.data()), id.size());
    body += timeText(now + tokenLife);
    return toBase64Url(body + mac_.over("token", {body}));
}

std::optional<DeviceId> Tokens::deviceOf(std::string_view token, WallTime now) const {
    const auto bytes = fromBase64Url(token);
    if (!bytes || bytes->size() != idBytes + timeBytes + macBytes)
        return std::nullopt;
    const auto body = std::string_view(*bytes).substr(0, idBytes + timeBytes);
    if (!mac_.matches(std::string_view(*bytes).substr(body.size()), "token", {body}) ||
        timeOf(body.substr(idBytes)) <= now)
        return std::nullopt;
    std::array<std::uint8_t, idBytes> id{};
    std::memcpy(id.data(), body.data(), id.size());
    return DeviceId{Uuid{id}};
}

bool goodDeviceKey(std::string_view publicKey) {
    return readKey(publicKey) != nullptr;
}

bool goodSignature(std::string_view publicKey, std::string_view message, std::string_view signature) {
    const auto key = readKey(publicKey);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return key && context &&
           EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()),
                            signature.size(), reinterpret_cast<const unsigned char*>(message.data()),
                            message.size()) == 1;
}

} // namespace jotter::server
