#pragma once

#include "sync/change/change.h"
#include "sync/server/log/apart/erasure_log.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jotter::server {

/// What a change does besides being recorded.
enum class Effect {
    None,
    ErasesRecord, ///< nothing of its record remains in its stream, the change itself included
    HidesMoments, ///< every copy of the group photos that its stream has a part in is hidden
    Redacts,      ///< the media of the change `redacts` make place for its own
};

/// A change as it arrived from a device, judged but not yet kept.
struct Arrival {
    std::string epoch;          ///< 16 hexadecimal digits; empty when it comes without a number
    std::uint64_t n = 0;        ///< its gap-free number in that epoch, from 1
    std::optional<Uuid> moment; ///< ties the copies of a group photo
    SealedChange change;
    std::string held{}; ///< why it may not go into the log ("no_right", …); empty when it may
    Effect effect = Effect::None;
    ChangeId redacts{};
    std::optional<Hlc> effective{}; ///< the clock that counts, when a receipt has settled it
};

/// A medium that no change refers to any more.
struct ErasedMedium {
    std::string stream;
    Sha256 sha256;
};

/// What became of an arrival.
struct Verdict {
    enum class Outcome { Ok, Known, Held, Erased };
    ChangeId id;
    Outcome outcome = Outcome::Held;
    std::string reason; ///< Held
    // What the receipt of an Ok or Known change is over:
    std::uint64_t seq = 0;
    Sha256 hash;
    DeviceId device;
    Hlc effective;
};

/// What the log has of a device's epoch: everything up to `upto` but the holes, both ends included.
struct Watermark {
    std::string epoch;
    std::uint64_t upto = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> holes;

    friend bool operator==(const Watermark&, const Watermark&) = default;
};

struct Appended {
    std::vector<Verdict> verdicts; ///< in the order of the arrivals
    Watermark watermark;           ///< of the last arrival's epoch
    std::vector<Erasure> erasures; ///< what is to be noted apart before anyone is told
    std::vector<ErasedMedium> erasedMedia;
};

/// A change as it stands in the log, with its bytes as they came.
struct LoggedChange {
    std::uint64_t seq = 0;
    ChangeId id;
    std::string stream;
    Sha256 hash;
    DeviceId device;
    Hlc effective;
    std::string bytes;
};

struct StreamInfo {
    std::uint64_t number = 0; ///< small; means the same as long as the server's epoch does
    std::string name;
    std::uint64_t firstSeq = 0;
    bool erased = false;
};

/// Something in the sequence that is no change: a record that was erased, or a medium that is hidden.
struct FeedNote {
    std::uint64_t seq = 0;
    std::string stream;
    std::optional<EntityId> erased;
    std::optional<Sha256> hidden;
};

/// What is known of a medium besides whether it is here.
enum class MediumMark { None, Hidden, Erased, StreamErased };

/// A sealed copy of what the server could not accept, until somebody decides.
struct Quarantined {
    ChangeId id;
    std::string stream;
    std::string epoch;
    std::uint64_t n = 0;
    std::string reason; ///< the code that the tablet saw
    std::string sealed; ///< crypto_box_seal of the change's bytes
};
struct QuarantinedReport {
    Quarantined copy;
    DeviceId device;
    WallTime arrived;
};
struct QuarantineQuota {
    std::uint64_t ofDevice = 10'000;
    std::uint64_t bytes = 100ULL * 1024 * 1024;
};

/// Part of the log from a sequence on.
struct LogPage {
    std::vector<LoggedChange> changes;
    std::uint64_t scannedTo = 0; ///< everything up to here was looked at
    bool more = false;           ///< the log goes on after `scannedTo`
    std::vector<FeedNote> notes; ///< in order, none after `scannedTo`
    std::uint64_t mark = 0;      ///< `markAt(scannedTo)`; 0 when no change stands there
};

struct DigestAt {
    std::uint64_t upto = 0;
    Digest digest;
};

struct LogCounts {
    std::uint64_t changes = 0;
    std::uint64_t held = 0;
    std::uint64_t streams = 0;
    std::uint64_t quarantined = 0;
};

using WantsStream = std::function<bool(const std::string& stream)>;

/// The school's log: every change once, in one sequence. A port; safe to use from many threads. Failures are
/// `Storage` or `Transient` unless said otherwise.
class Log {
public:
    virtual ~Log() = default;

    /// This log's own epoch, 32 hexadecimal digits: another one means that the server was put back to a
    /// backup.
    [[nodiscard]] virtual Expected<std::string> serverEpoch() = 0;
    [[nodiscard]] virtual Expected<void> setServerEpoch(const std::string& epoch) = 0;
    /// The beginning of the hash of the change at a place; nothing where no change is, or no longer.
    [[nodiscard]] virtual Expected<std::optional<std::uint64_t>> markAt(std::uint64_t seq) = 0;
    /// Up to where the log is in a backup.
    [[nodiscard]] virtual Expected<std::uint64_t> backupSeq() = 0;
    [[nodiscard]] virtual Expected<void> noteBackup(std::uint64_t seq) = 0;
    /// Keeps what `device` sent, in one durable transaction: all of it or, on failure, none. A change whose
    /// id is known with other bytes is held ("same_id"), both are kept. `Rejected` "epoch_clash" when a
    /// number of this device's epoch is known with another change.
    [[nodiscard]] virtual Expected<Appended> append(DeviceId device, const std::vector<Arrival>& arrivals,
                                                    WallTime arrived) = 0;
    [[nodiscard]] virtual Expected<Watermark> watermark(DeviceId device, const std::string& epoch) = 0;
    /// The newest number of the sequence; 0 for an empty log.
    [[nodiscard]] virtual Expected<std::uint64_t> newest() = 0;
    /// At most `limit` changes after `after`, in order, of the streams that `wants` says; stops after
    /// `maxPageBytes` and looks at no more than `maxScanned` rows.
    [[nodiscard]] virtual Expected<LogPage> page(std::uint64_t after, std::size_t limit,
                                                 const WantsStream& wants) = 0;
    /// As `page`, of one stream and no further than `upto`.
    [[nodiscard]] virtual Expected<LogPage> pageOf(const std::string& stream, std::uint64_t after,
                                                   std::uint64_t upto, std::size_t limit) = 0;
    [[nodiscard]] virtual Expected<std::vector<StreamInfo>> streams() = 0;
    /// The first change of a record in a stream after a sequence number, if there is one.
    [[nodiscard]] virtual Expected<std::optional<LoggedChange>>
    firstOf(const std::string& stream, EntityId entity, std::uint64_t after) = 0;
    /// Count and sum of the hashes of a stream up to a sequence number; 0 means now.
    [[nodiscard]] virtual Expected<DigestAt> digest(const std::string& stream, std::uint64_t upto) = 0;
    /// The stream of change `id` when that change refers to `medium`, as medium or thumbnail.
    [[nodiscard]] virtual Expected<std::optional<std::string>> referringStream(ChangeId id,
                                                                               const Sha256& medium) = 0;
    [[nodiscard]] virtual Expected<MediumMark> markOf(const std::string& stream, const Sha256& medium) = 0;
    /// Erases, durably, and says which media are to go. Erasing again does no harm.
    [[nodiscard]] virtual Expected<std::vector<ErasedMedium>> erase(const Erasure& erasure) = 0;
    [[nodiscard]] virtual Expected<std::vector<Erasure>> erasures() = 0;
    /// The media that went with erased records and by redaction.
    [[nodiscard]] virtual Expected<std::vector<ErasedMedium>> erasedMedia() = 0;
    /// Hides every copy of these group photos, durably, those that come later too. Again: no harm.
    [[nodiscard]] virtual Expected<void> hideMoments(const std::vector<Uuid>& moments) = 0;
    [[nodiscard]] virtual Expected<std::vector<Uuid>> hiddenMoments() = 0;
    [[nodiscard]] virtual Expected<LogCounts> counts() = 0;

    /// Keeps sealed copies in one transaction; their numbers count in the watermark. True for those that were
    /// new. `Storage` "quarantine_full", `Rejected` "epoch_clash".
    [[nodiscard]] virtual Expected<std::vector<bool>> quarantine(DeviceId device,
                                                                 const std::vector<Quarantined>& copies,
                                                                 const QuarantineQuota& quota,
                                                                 WallTime arrived) = 0;
    [[nodiscard]] virtual Expected<std::vector<QuarantinedReport>> quarantined() = 0;
    /// The copies of one change; more than one when several devices sent it.
    [[nodiscard]] virtual Expected<std::vector<QuarantinedReport>> quarantinedAs(ChangeId id) = 0;
    /// Somebody has decided: the id alone is left, and whoever sends it here again is told that it is known.
    /// `Input` "not_quarantined".
    [[nodiscard]] virtual Expected<void> dropQuarantined(ChangeId id) = 0;
};

inline constexpr std::size_t maxScanned = 20'000;
inline constexpr std::uint64_t maxPageChanges = 2000;
inline constexpr std::size_t maxPageBytes = 4UL * 1024 * 1024;

} // namespace jotter::server
