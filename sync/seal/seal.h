#pragma once

#include "sync/change/error.h"
#include "sync/change/random.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// How media lie on a disk, on the tablet and on the school server alike: sealed in independent frames of 64
/// KiB, so that a range can be read and an upload resumed without opening the rest. Nothing here is of our
/// own invention: the frames are libsodium's XChaCha20-Poly1305, the file's key is wrapped by its secret box.
namespace jotter::seal {

inline constexpr std::size_t frameBytes = 64UL * 1024; ///< plaintext in each frame but the last
inline constexpr std::size_t tagBytes = 16;
inline constexpr std::size_t headerBytes = 4 + 16 + 24 + 48; ///< magic, file nonce, wrap nonce, wrapped key

/// A 256-bit key that wraps the keys of files: the profile's on a tablet, the pupil's on the server. Wiped
/// when destroyed.
class WrapKey {
public:
    explicit WrapKey(std::array<std::uint8_t, 32> bytes)
        : bytes_(bytes) {}
    ~WrapKey();
    WrapKey(const WrapKey&) = default;
    WrapKey& operator=(const WrapKey&) = default;
    [[nodiscard]] static WrapKey make(RandomSource& random);
    [[nodiscard]] static Expected<WrapKey> fromBytes(std::string_view bytes);
    [[nodiscard]] const std::array<std::uint8_t, 32>& bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_;
};

/// Seals and opens the frames of one file.
class FrameCipher {
public:
    FrameCipher(std::array<std::uint8_t, 32> key, std::array<std::uint8_t, 16> fileNonce);
    ~FrameCipher();
    FrameCipher(const FrameCipher&) = default;
    FrameCipher& operator=(const FrameCipher&) = default;

    /// `plaintext` is `frameBytes` long, or shorter (perhaps empty) in the last frame.
    [[nodiscard]] std::string sealFrame(std::uint64_t index, bool last, std::string_view plaintext) const;
    /// `Storage` error "sealed_damaged" if the frame is not the one that was sealed at this place.
    [[nodiscard]] Expected<std::string> openFrame(std::uint64_t index, bool last,
                                                  std::string_view sealed) const;

private:
    std::array<std::uint8_t, 32> key_;
    std::array<std::uint8_t, 16> fileNonce_;
};

struct NewFile {
    std::string header; ///< `headerBytes` to be written first
    FrameCipher cipher;
};
[[nodiscard]] NewFile newFile(const WrapKey& wrap, RandomSource& random);
[[nodiscard]] Expected<FrameCipher> openHeader(const WrapKey& wrap, std::string_view header);

/// A file's own key, as its header has it wrapped: what is handed over so that somebody else can open this
/// one file and no other.
using FileKey = std::array<std::uint8_t, 32>;
[[nodiscard]] Expected<FileKey> fileKey(const WrapKey& wrap, std::string_view header);
/// The cipher of a file whose own key is known; what is wrapped in `header` is not read.
[[nodiscard]] Expected<FrameCipher> cipherOf(const FileKey& key, std::string_view header);

/// Size on disk of `plaintext` bytes, and back.
[[nodiscard]] std::uint64_t sealedSize(std::uint64_t plaintext);
[[nodiscard]] Expected<std::uint64_t> plaintextSize(std::uint64_t sealed);

/// Reads `size` bytes at `offset` of a sealed file; fewer bytes mean a damaged file.
using ReadAt = std::function<Expected<std::string>(std::uint64_t offset, std::size_t size)>;
/// The plaintext from `offset`, at most `size` bytes, of a file of `total` plaintext bytes.
[[nodiscard]] Expected<std::string> openRange(const FrameCipher& cipher, const ReadAt& read,
                                              std::uint64_t total, std::uint64_t offset, std::uint64_t size);

/// A whole small file at once: a thumbnail, a record.
[[nodiscard]] std::string sealAll(const WrapKey& wrap, RandomSource& random, std::string_view plaintext);
[[nodiscard]] Expected<std::string> openAll(const WrapKey& wrap, std::string_view sealed);

} // namespace jotter::seal
