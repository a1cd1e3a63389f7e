#include "sync/server/access/mac.h"

#include <sodium.h>

#include <cstring>

namespace jotter::server {

namespace {
void add(crypto_auth_hmacsha256_state& state, std::string_view part) {
    std::array<unsigned char, 8> size{};
    for (unsigned i = 0; i < 8; ++i)
        size[i] = static_cast<unsigned char>(part.size() >> (8U * (7U - i)));
    crypto_auth_hmacsha256_update(&state, size.data(), size.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()), part.size());
}
} // namespace

Expected<Mac> Mac::fromBytes(std::string_view bytes) {
    std::array<std::uint8_t, 32> key{};
    if (bytes.size() != key.size())
        return fail("bad_key", ErrorCategory::Storage,
                    "A key file of the school server has the wrong length.");
    std::memcpy(key.data(), bytes.data(), key.size());
    return Mac{key};
}

std::string Mac::over(std::string_view purpose, std::initializer_list<std::string_view> parts) const {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key_.data(), key_.size());
    add(state, purpose);
    for (const auto part : parts)
        add(state, part);
    std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
    return mac;
}

bool Mac::matches(std::string_view mac, std::string_view purpose,
                  std::initializer_list<std::string_view> parts) const {
    const auto expected = over(purpose, parts);
    return mac.size() >= 16 && mac.size() <= expected.size() &&
           sodium_memcmp(mac.data(), expected.data(), mac.size()) == 0;
}

} // namespace jotter::server
