#pragma once

#include "sync/change/sha256.h"
#include "sync/seal/seal.h"
#include "sync/server/media/object_store.h"

#include <optional>
#include <string>
#include <string_view>

namespace jotter::server {

/// Writes a medium sealed with a key of the server's own as it comes, in pieces of any size, and keeps count
/// of the hash of its plaintext. With `sentWith`, what comes is a sealed file itself and is opened on the
/// way.
class FrameWriter {
public:
    /// `total` is of the plaintext, in bytes.
    FrameWriter(NewObject& file, seal::NewFile sealing, std::uint64_t total,
                const std::optional<seal::FileKey>& sentWith);

    [[nodiscard]] Expected<void> start();
    /// `Input` "bad_frames" when a sealed file is not what its key says.
    [[nodiscard]] Expected<void> add(std::string_view bytes);
    /// Of the whole plaintext. Once.
    [[nodiscard]] Sha256 hash() { return hash_.finish(); }

private:
    [[nodiscard]] Expected<void> addPlain(std::string_view bytes);
    [[nodiscard]] Expected<void> open();

    NewObject& file_;
    seal::NewFile sealing_;
    std::uint64_t total_;
    std::optional<seal::FileKey> sentWith_;
    std::optional<seal::FrameCipher> sentCipher_;
    std::string sent_; ///< sealed bytes that are not a whole frame yet
    std::uint64_t opened_ = 0;
    std::uint64_t openedFrames_ = 0;
    std::uint64_t taken_ = 0;
    std::uint64_t index_ = 0;
    bool finished_ = false;
    std::string pending_;
    Sha256Stream hash_;
};

} // namespace jotter::server
