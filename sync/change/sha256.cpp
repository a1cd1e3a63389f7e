#include "sync/change/sha256.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <new>

namespace jotter {

namespace {
const unsigned char* raw(std::string_view data) {
    return reinterpret_cast<const unsigned char*>(data.data());
}

std::string encodeBase64(std::string_view bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), variant);
    text.pop_back(); // the terminating zero
    return text;
}

Expected<std::string> decodeBase64(std::string_view text, int variant) {
    const auto bad = [] { return fail("bad_base64", ErrorCategory::Input, "That is not base64."); };
    // libsodium 1.0.18 takes some bytes above 127 for letters.
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 127; }))
        return bad();
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int rc = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(),
                                     text.data(), text.size(), nullptr, &length, &end, variant);
    if (rc != 0 || end != text.data() + text.size())
        return bad();
    bytes.resize(length);
    return bytes;
}

/// OpenSSL's, which uses the processor's own instructions: with libsodium's, hashing cost more than sending.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return fetched;
}

/// Hashing fails for want of memory only.
void must(int worked) {
    if (worked != 1)
        throw std::bad_alloc();
}
} // namespace

Sha256 Sha256::of(std::string_view data) {
    Sha256 hash;
    must(EVP_Digest(data.data(), data.size(), hash.bytes.data(), nullptr, algorithm(), nullptr));
    return hash;
}

Expected<Sha256> Sha256::parse(std::string_view hex) {
    const auto bytes = fromHex(hex);
    if (!bytes || bytes->size() != 32)
        return fail("bad_sha256", ErrorCategory::Input, "That is not a SHA-256.");
    Sha256 hash;
    std::ranges::transform(*bytes, hash.bytes.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
    return hash;
}

std::string Sha256::toHex() const {
    return jotter::toHex(bytes);
}

struct Sha256Stream::State {
    State()
        : context(EVP_MD_CTX_new()) {
        must(context ? EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) : 0);
    }
    std::unique_ptr<EVP_MD_CTX, decltype([](EVP_MD_CTX* context) { EVP_MD_CTX_free(context); })> context;
};

Sha256Stream::Sha256Stream()
    : state_(std::make_unique<State>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::add(std::string_view data) {
    must(EVP_DigestUpdate(state_->context.get(), data.data(), data.size()));
}

Sha256 Sha256Stream::finish() {
    Sha256 hash;
    must(EVP_DigestFinal_ex(state_->context.get(), hash.bytes.data(), nullptr));
    return hash;
}

void Digest::add(const Sha256& hash) {
    ++count;
    unsigned carry = 0;
    for (std::size_t i = sum.size(); i-- > 0;) {
        const unsigned total = sum[i] + hash.bytes[i] + carry;
        sum[i] = static_cast<std::uint8_t>(total);
        carry = total >> 8U;
    }
}

std::string Digest::sumHex() const {
    return toHex(sum);
}

std::string toHex(std::span<const std::uint8_t> bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::string toHex(std::string_view bytes) {
    return toHex(std::span(raw(bytes), bytes.size()));
}

Expected<std::string> fromHex(std::string_view hex) {
    const auto bad = [] { return fail("bad_hex", ErrorCategory::Input, "That is not hexadecimal."); };
    if (hex.size() % 2 != 0 || std::ranges::any_of(hex, [](char c) { return c >= 'A' && c <= 'F'; }))
        return bad();
    std::string bytes(hex.size() / 2, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(),
                       nullptr, &length, &end) != 0 ||
        end != hex.data() + hex.size())
        return bad();
    return bytes;
}

std::string toBase64(std::string_view bytes) {
    return encodeBase64(bytes, sodium_base64_VARIANT_ORIGINAL);
}
Expected<std::string> fromBase64(std::string_view text) {
    return decodeBase64(text, sodium_base64_VARIANT_ORIGINAL);
}
std::string toBase64Url(std::string_view bytes) {
    return encodeBase64(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}
Expected<std::string> fromBase64Url(std::string_view text) {
    return decodeBase64(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

} // namespace jotter
