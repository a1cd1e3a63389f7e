#include "sync/seal/seal.h"

#include "sync/seal/raw.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace jotter::seal {

namespace {
constexpr std::string_view magic = "JTS1";
constexpr std::size_t fileNonceBytes = 16;
static_assert(headerBytes == 4 + 16 + crypto_secretbox_NONCEBYTES + 32 + crypto_secretbox_MACBYTES);
static_assert(tagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);

auto damaged() {
    return fail("sealed_damaged", ErrorCategory::Storage, "A picture or recording on this disk is damaged.");
}

/// The frame's place is its nonce, and whether it is the last is authenticated, so frames cannot be moved or
/// cut off.
std::array<std::uint8_t, 24> frameNonce(const std::array<std::uint8_t, 16>& fileNonce, std::uint64_t index) {
    std::array<std::uint8_t, 24> nonce{};
    std::ranges::copy(fileNonce, nonce.begin());
    for (unsigned i = 0; i < 8; ++i)
        nonce[16 + i] = static_cast<std::uint8_t>(index >> (8U * i));
    return nonce;
}
} // namespace

WrapKey::~WrapKey() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

WrapKey WrapKey::make(RandomSource& random) {
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return WrapKey{bytes};
}

Expected<WrapKey> WrapKey::fromBytes(std::string_view bytes) {
    std::array<std::uint8_t, 32> key{};
    if (bytes.size() != key.size())
        return fail("bad_key", ErrorCategory::Storage, "The key has the wrong length.");
    std::memcpy(key.data(), bytes.data(), key.size());
    return WrapKey{key};
}

FrameCipher::FrameCipher(std::array<std::uint8_t, 32> key, std::array<std::uint8_t, 16> fileNonce)
    : key_(key)
    , fileNonce_(fileNonce) {}

FrameCipher::~FrameCipher() {
    sodium_memzero(key_.data(), key_.size());
}

std::string FrameCipher::sealFrame(std::uint64_t index, bool last, std::string_view plaintext) const {
    const auto nonce = frameNonce(fileNonce_, index);
    const unsigned char flag = last ? 1 : 0;
    std::string sealed(plaintext.size() + tagBytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(sealed), nullptr, raw(plaintext), plaintext.size(), &flag,
                                               1, nullptr, nonce.data(), key_.data());
    return sealed;
}

Expected<std::string> FrameCipher::openFrame(std::uint64_t index, bool last, std::string_view sealed) const {
    if (sealed.size() < tagBytes)
        return damaged();
    const auto nonce = frameNonce(fileNonce_, index);
    const unsigned char flag = last ? 1 : 0;
    std::string plaintext(sealed.size() - tagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plaintext), nullptr, nullptr, raw(sealed),
                                                   sealed.size(), &flag, 1, nonce.data(), key_.data()) != 0)
        return damaged();
    return plaintext;
}

NewFile newFile(const WrapKey& wrap, RandomSource& random) {
    std::array<std::uint8_t, 32> key{};
    std::array<std::uint8_t, 16> fileNonce{};
    std::string wrapNonce(crypto_secretbox_NONCEBYTES, '\0');
    random.fill(key);
    random.fill(fileNonce);
    random.fill({raw(wrapNonce), wrapNonce.size()});
    std::string wrapped(key.size() + crypto_secretbox_MACBYTES, '\0');
    crypto_secretbox_easy(raw(wrapped), key.data(), key.size(), raw(wrapNonce), wrap.bytes().data());
    std::string header{magic};
    header.append(reinterpret_cast<const char*>(fileNonce.data()), fileNonce.size());
    header += wrapNonce + wrapped;
    FrameCipher cipher{key, fileNonce};
    sodium_memzero(key.data(), key.size());
    return {std::move(header), cipher};
}

Expected<FileKey> fileKey(const WrapKey& wrap, std::string_view header) {
    if (header.size() != headerBytes || header.substr(0, magic.size()) != magic)
        return damaged();
    const auto wrapNonce = header.substr(magic.size() + fileNonceBytes, crypto_secretbox_NONCEBYTES);
    const auto wrapped = header.substr(magic.size() + fileNonceBytes + crypto_secretbox_NONCEBYTES);
    FileKey key{};
    if (crypto_secretbox_open_easy(key.data(), raw(wrapped), wrapped.size(), raw(wrapNonce),
                                   wrap.bytes().data()) != 0)
        return damaged();
    return key;
}

Expected<FrameCipher> cipherOf(const FileKey& key, std::string_view header) {
    if (header.size() != headerBytes || header.substr(0, magic.size()) != magic)
        return damaged();
    std::array<std::uint8_t, fileNonceBytes> fileNonce{};
    std::memcpy(fileNonce.data(), header.data() + magic.size(), fileNonce.size());
    return FrameCipher{key, fileNonce};
}

Expected<FrameCipher> openHeader(const WrapKey& wrap, std::string_view header) {
    auto key = fileKey(wrap, header);
    if (!key)
        return tl::make_unexpected(key.error());
    auto cipher = cipherOf(*key, header);
    sodium_memzero(key->data(), key->size());
    return cipher;
}

std::uint64_t sealedSize(std::uint64_t plaintext) {
    const auto frames = plaintext == 0 ? 1 : (plaintext + frameBytes - 1) / frameBytes;
    return headerBytes + plaintext + frames * tagBytes;
}

Expected<std::uint64_t> plaintextSize(std::uint64_t sealed) {
    if (sealed < headerBytes + tagBytes)
        return damaged();
    const auto body = sealed - headerBytes;
    const auto frames = (body + frameBytes + tagBytes - 1) / (frameBytes + tagBytes);
    if (body < frames * tagBytes || sealedSize(body - frames * tagBytes) != sealed)
        return damaged();
    return body - frames * tagBytes;
}

Expected<std::string> openRange(const FrameCipher& cipher, const ReadAt& read, std::uint64_t total,
                                std::uint64_t offset, std::uint64_t size) {
    std::string plaintext;
    if (offset >= total)
        return plaintext;
    const auto end = offset + std::min(size, total - offset);
    const auto lastFrame = (total - 1) / frameBytes;
    for (auto frame = offset / frameBytes; frame * frameBytes < end; ++frame) {
        const auto inFrame = std::min<std::uint64_t>(frameBytes, total - frame * frameBytes);
        const auto sealed = read(headerBytes + frame * (frameBytes + tagBytes), inFrame + tagBytes);
        if (!sealed)
            return tl::make_unexpected(sealed.error());
        const auto opened = cipher.openFrame(frame, frame == lastFrame, *sealed);
        if (!opened)
            return tl::make_unexpected(opened.error());
        const auto from = std::max(offset, frame * frameBytes) - frame * frameBytes;
        const auto to = std::min(end - frame * frameBytes, inFrame);
        plaintext.append(*opened, from, to - from);
    }
    return plaintext;
}

std::string sealAll(const WrapKey& wrap, RandomSource& random, std::string_view plaintext) {
    auto [sealed, cipher] = newFile(wrap, random);
    std::uint64_t index = 0;
    do {
        const auto frame = plaintext.substr(0, frameBytes);
        plaintext.remove_prefix(frame.size());
        sealed += cipher.sealFrame(index++, plaintext.empty(), frame);
    } while (!plaintext.empty());
    return sealed;
}

Expected<std::string> openAll(const WrapKey& wrap, std::string_view sealed) {
    const auto total = plaintextSize(sealed.size());
    if (!total)
        return tl::make_unexpected(total.error());
    const auto cipher = openHeader(wrap, sealed.substr(0, headerBytes));
    if (!cipher)
        return tl::make_unexpected(cipher.error());
    std::string plaintext;
    const auto lastFrame = *total == 0 ? 0 : (*total - 1) / frameBytes;
    for (std::uint64_t frame = 0; frame <= lastFrame; ++frame) {
        const auto opened = cipher->openFrame(
            frame, frame == lastFrame,
            sealed.substr(headerBytes + frame * (frameBytes + tagBytes), frameBytes + tagBytes));
        if (!opened)
            return tl::make_unexpected(opened.error());
        plaintext += *opened;
    }
    return plaintext;
}

} // namespace jotter::seal
