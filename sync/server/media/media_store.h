#pragma once

#include "sync/change/error.h"
#include "sync/change/random.h"
#include "sync/change/sha256.h"
#include "sync/change/uuid.h"
#include "sync/seal/seal.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// The largest medium that is taken, in bytes.
inline constexpr std::uint64_t maxMediumBytes = 64ULL * 1024 * 1024;
/// How long an upload that nobody goes on with is kept.
inline constexpr std::chrono::hours uploadLife{7 * 24};

/// A medium in one stream. The same bytes in two streams are two media: nothing is shared across streams.
struct MediumName {
    std::string stream;
    Sha256 sha256;
};

/// An upload that has begun. Its id derives from stream, hash and device, so beginning twice is one upload.
struct Upload {
    std::string id; ///< 32 hexadecimal digits
    MediumName name;
    DeviceId device;
    std::uint64_t length = 0;
    std::uint64_t received = 0;
    std::optional<seal::FileKey> key{}; ///< of what is sent sealed; the length is then of the sealed file

    [[nodiscard]] static std::string idFor(const MediumName& name, DeviceId device, bool sealed = false);
};

/// Where media lie, sealed with the key of the stream's owner. A port; safe to use from many threads. What is
/// answered as received or complete is durable. Failures are `Storage` unless said otherwise.
class MediaStore {
public:
    virtual ~MediaStore() = default;

    /// The size of a complete medium, if it is here.
    [[nodiscard]] virtual Expected<std::optional<std::uint64_t>> size(const MediumName& name) = 0;
    /// Plaintext from `offset`, at most `size` bytes. "medium_missing" when it is not here.
    [[nodiscard]] virtual Expected<std::string> read(const MediumName& name, std::uint64_t offset,
                                                     std::uint64_t size) = 0;

    /// Keeps a whole medium that came at once: `Rejected` "wrong_hash" when it is not what it was said to be.
    [[nodiscard]] virtual Expected<void> keep(const MediumName& name, std::string_view bytes) = 0;
    /// Begins an upload or finds the one there is. With a `key`, a sealed file is sent and opened at the end.
    [[nodiscard]] virtual Expected<Upload> begin(const MediumName& name, DeviceId device,
                                                 std::uint64_t length,
                                                 const std::optional<seal::FileKey>& key) = 0;
    /// `Rejected` "no_upload" when it is not known (finished, expired, another device's).
    [[nodiscard]] virtual Expected<Upload> find(const std::string& id, DeviceId device) = 0;
    /// Adds bytes at `offset` and finishes the medium when they were the last: `Rejected` "wrong_offset",
    /// "too_long", and "wrong_hash" when the whole is not what it was said to be (the upload is gone then).
    [[nodiscard]] virtual Expected<Upload> add(const Upload& upload, std::uint64_t offset,
                                               std::string_view bytes) = 0;
    /// Drops an upload. Dropping what is not there is no error.
    [[nodiscard]] virtual Expected<void> drop(const Upload& upload) = 0;
    /// Media that were erased. Removing what is not there is no error.
    [[nodiscard]] virtual Expected<void> remove(const std::vector<MediumName>& media) = 0;
    /// All media of a stream that was erased, and what was on its way.
    [[nodiscard]] virtual Expected<void> removeStream(const std::string& stream) = 0;
    /// Under which name a complete medium is stored; tells nothing of the medium.
    [[nodiscard]] virtual std::string storedName(const MediumName& name) = 0;
    /// The stored names of all complete media.
    [[nodiscard]] virtual Expected<std::vector<std::string>> kept() = 0;
    /// Drops the uploads that nobody went on with for `uploadLife`, and what a killed server left half
    /// written.
    [[nodiscard]] virtual Expected<void> sweep() = 0;
};

} // namespace jotter::server
