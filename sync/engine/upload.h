#pragma once

#include "sync/engine/errand.h"

#include <chrono>
#include <set>

namespace jotter::engine {

/// What the slots for uploads share, so that they do not take the same medium and one of them is always free
/// for files below 1 MB.
struct UploadDesk {
    static constexpr std::uint64_t large = 1'000'000;
    static constexpr std::uint64_t leastChunk = 256UL << 10U;
    static constexpr std::size_t mostUnkept = 16;

    std::set<std::string> taken; ///< keys of the media in the slots, and of those in `arrived`
    /// Whole on the server, and not yet kept so in the journal: keeping each alone would cost a write of the
    /// disk for each. After a kill the server is asked again, and answers that it has them.
    std::vector<OutgoingMedium> arrived;
    unsigned largeTaken = 0;
    std::uint64_t chunk = 1UL << 20U; ///< adapts between 256 KiB and 4 MiB to what gets through
};

/// Carries one medium at a time to the server by tus 1.0.0.
///
///            small or new: POST, with the bytes when they fit one chunk          offset = length
///   Free -----------------------------------------------------------> Creating ------------------> sent,
///   Free
///     ^                                                                  |   ^                        ^
///     |                                        offset < length           v   | 409, 404, 410          |
///     offset = length |                                                               Patching
///     -----------------------+ |   no answer, or an error: forget all but the back-off;           |   ^
///     offset < length, 460: a smaller chunk
///     +------ the server knows the offset <------------------------------+   +--+
class Upload final : public Errand {
public:
    Upload(Desk& desk, UploadDesk& uploads)
        : desk_(desk)
        , uploads_(uploads) {}

    /// What a medium's back-off is known by.
    [[nodiscard]] static std::string keyOf(const OutgoingMedium& medium);

    [[nodiscard]] std::string key() const override { return medium_ ? keyOf(*medium_) : "upload"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// Bytes of the medium in this slot that the server has, and that there are.
    [[nodiscard]] std::pair<std::uint64_t, std::uint64_t> travelling() const;

private:
    [[nodiscard]] Expected<void> choose(WallTime now);
    void measure();
    [[nodiscard]] Expected<std::optional<Request>> create();
    [[nodiscard]] Expected<std::optional<Request>> patch();
    [[nodiscard]] Expected<bool> addBytes(Request& request, const std::optional<Sha256>& known);
    [[nodiscard]] Expected<Verdict> moved(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> wrongHash();
    [[nodiscard]] Expected<Verdict> refused(const std::string& reason);
    Verdict lostPlace();
    [[nodiscard]] Expected<Verdict> judged(const Response& response, WallTime now);
    [[nodiscard]] Expected<void> keepArrived();
    void adapt(WallTime now);
    void shrink();
    void release();

    Desk& desk_;
    UploadDesk& uploads_;
    std::optional<OutgoingMedium> medium_;
    std::string location_; ///< empty until created
    std::uint64_t offset_ = 0;
    std::uint64_t inChunk_ = 0;
    WallTime sentAt_;
    unsigned placesLost_ = 0;
};

} // namespace jotter::engine
