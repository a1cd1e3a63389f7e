#pragma once

#include "sync/change/change.h"
#include "sync/change/error.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What the engine needs from the world. The tablet's store, media vault and key store implement these; so
/// does the simulation. All calls are made on the one synchronising thread and may block on a disk, never on
/// a network.
namespace jotter::engine {

/// A change waiting to be sent, with what travels beside it.
struct OutgoingChange {
    ChangeId id;
    std::uint64_t n = 0; ///< its gap-free number in this device's epoch
    std::string moment;  ///< ties the copies of a group photo; for the server alone; empty when there is none
    std::string bytes;   ///< as first serialised; base64 of a box to the server when `sealed`
    bool sealed = false; ///< this device may not read it any more: it goes up as it lies here
};

/// What the server says it has of this device's epoch: everything up to `upto` but the holes (both ends
/// included).
struct Watermark {
    std::string epoch;
    std::uint64_t upto = 0;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> holes;
};

enum class Answer { Ok, Known, Held, Erased, Retry };

struct ChangeAnswer {
    ChangeId id;
    Answer answer = Answer::Retry;
    std::uint64_t seq = 0;            ///< Ok and Known
    std::string receipt;              ///< Ok and Known
    std::string reason;               ///< Held: a stable code of sync/README.md
    std::vector<Sha256> missing = {}; ///< Ok and Known: its media and thumbnails that the server lacks
};

struct FedChange {
    std::uint64_t seq = 0;
    Hlc effective;
    std::string receipt;
    SealedChange change;
};
struct StreamGranted {
    std::string stream;
};
struct StreamEnded {
    std::string stream;
};
struct Erased {
    std::string stream;
    std::optional<EntityId> entity; ///< nothing: the whole stream
};
/// A copy of a group photo that must not be seen any more: medium (with its thumbnail) of a stream.
struct Hidden {
    std::string stream;
    Sha256 sha256;
};
using FeedLine = std::variant<FedChange, StreamGranted, StreamEnded, Erased, Hidden>;

/// A change that this tablet found the server to refuse, for its quarantine.
struct RefusedChange {
    ChangeId id;
    std::string stream;
    std::string epoch;
    std::uint64_t n = 0;
    std::string reason; ///< the code this tablet saw: "refused", "too_big"
    std::string box;    ///< base64 of its bytes in a box to the server
};

/// What of the changes with a receipt is offered to the server once more.
enum class Offer {
    OwnMedia,  ///< this device's whose media are here: does the server still have those?
    Everything ///< the server was put back to an earlier copy
};

/// A change with the proof that the server had it.
struct ReceiptedChange {
    std::uint64_t position = 0; ///< in this journal; ascending
    ChangeId id;
    std::string effective;
    std::string receipt;
    std::string bytes;
};

/// How far offering went.
struct Offering {
    Offer what = Offer::Everything;
    std::uint64_t position = 0; ///< of the last change that was offered, as in `ReceiptedChange`

    friend bool operator==(const Offering&, const Offering&) = default;
};

/// A medium or thumbnail that the server does not have yet.
struct OutgoingMedium {
    Sha256 sha256;
    std::string stream;
    std::string kind;        ///< "photo", "thumb", "voice", "clip"
    std::uint64_t bytes = 0; ///< 0 when not known (thumbnails): then the vault is asked
    std::string box = {};    ///< not empty: `Vault::readSealed` gives it, under a key that is in this box
};

/// A medium or thumbnail that a change refers to and this device does not have yet.
struct WantedMedium {
    Sha256 sha256;
    ChangeId change; ///< through which it may be fetched
    std::string kind;
    std::uint64_t bytes = 0; ///< 0 when not known (thumbnails)
};

/// How much is where, for the Safe pill and for deciding what to do. Counts of records, then of media.
struct Counts {
    std::uint64_t unsentChanges = 0;
    std::uint64_t heldChanges = 0; ///< needs a look
    std::uint64_t unsentMedia = 0;
    std::uint64_t wantedThumbs = 0;
    std::uint64_t wantedMedia = 0;
    std::uint64_t refusedChanges = 0;  ///< of the held ones, those whose copy the server's quarantine lacks
    std::uint64_t doubtfulStreams = 0; ///< something was sent to them, and they were not compared since
    std::optional<WallTime> oldestUnsent;

    friend bool operator==(const Counts&, const Counts&) = default;
};

/// What is left to be done on this device's own disk after streams or entities went from it.
struct Chores {
    std::vector<Sha256>
        seal; ///< own media to be sent unread from now on: `Vault::seal`, `Journal::mediumSealed`
    std::vector<Sha256> discard;       ///< `Vault::discard`, `Journal::discarded`
    std::vector<Sha256> discardSealed; ///< `Vault::discardSealed`, `Journal::discarded`
    std::string sealKey;               ///< the server's public key, for `seal`

    [[nodiscard]] bool none() const { return seal.empty() && discard.empty() && discardSealed.empty(); }
};

/// The change log and its outbox. Every method that changes something is one durable transaction.
class Journal {
public:
    virtual ~Journal() = default;

    /// This store's epoch: 16 hexadecimal digits, random for every store that was ever created.
    [[nodiscard]] virtual Expected<std::string> epoch() = 0;
    /// Takes a new epoch and renumbers what is unsent: this store was cloned (409).
    [[nodiscard]] virtual Expected<void> startNewEpoch() = 0;

    /// The next changes to send, newest lesson first, at most `count` of together at most `bytes` (one at
    /// least), without the held ones and those whose time to retry has not come.
    [[nodiscard]] virtual Expected<std::vector<OutgoingChange>> unsent(std::size_t count,
                                                                       std::size_t bytes) = 0;
    /// Notes the server's answers and its watermark. Answered `Ok`, `Known` or `Erased` means: on the school
    /// server.
    [[nodiscard]] virtual Expected<void> answered(const std::vector<ChangeAnswer>& answers,
                                                  const Watermark& watermark) = 0;
    /// A change that the server cannot even read: it goes to "needs a look" with this reason, its bytes are
    /// kept, and a copy is for the server's quarantine (`refused`).
    [[nodiscard]] virtual Expected<void> hold(ChangeId id, const std::string& reason) = 0;
    /// Puts what the server turned out not to have (its epoch or its watermark went back) into the outbox
    /// again.
    [[nodiscard]] virtual Expected<void> sendAgain(const Watermark& watermark) = 0;

    [[nodiscard]] virtual Expected<std::string> cursor() = 0;
    /// Applies a page of the feed and keeps its cursor, in one transaction. Applying twice is the same as
    /// once.
    [[nodiscard]] virtual Expected<void> applyPage(const std::vector<FeedLine>& lines,
                                                   const std::string& cursor) = 0;
    /// Forgets the cursor: the next fetch starts from the beginning (idempotent).
    [[nodiscard]] virtual Expected<void> forgetCursor() = 0;
    /// The feed was read to its end, and the server has every receipt. Streams that were not granted again
    /// since the cursor was forgotten end as with `StreamEnded`, which was for the cursor that is gone. True
    /// when there was one.
    [[nodiscard]] virtual Expected<bool> endUngranted() = 0;

    /// In the order of sending: thumbnails, small media, large ones; newest first. Only of changes that the
    /// server has.
    [[nodiscard]] virtual Expected<std::vector<OutgoingMedium>> unsentMedia(std::size_t count) = 0;
    [[nodiscard]] virtual Expected<void> mediumSent(const OutgoingMedium& medium) = 0;
    /// The same for several, in one transaction where a store has them.
    [[nodiscard]] virtual Expected<void> mediaSent(const std::vector<OutgoingMedium>& media) {
        for (const auto& medium : media)
            if (auto sent = mediumSent(medium); !sent)
                return sent;
        return {};
    }
    /// The server refused this medium for good: "needs a look".
    [[nodiscard]] virtual Expected<void> holdMedium(const OutgoingMedium& medium,
                                                    const std::string& reason) = 0;
    [[nodiscard]] virtual Expected<std::vector<WantedMedium>> wantedThumbs(std::size_t count) = 0;
    [[nodiscard]] virtual Expected<std::vector<WantedMedium>> wantedMedia(std::size_t count) = 0;
    /// The medium has been kept by the vault.
    [[nodiscard]] virtual Expected<void> mediumReceived(const Sha256& sha256) = 0;

    /// What `hold` put aside and the server has no copy of: at most `count`, together at most `bytes`.
    [[nodiscard]] virtual Expected<std::vector<RefusedChange>> refused(std::size_t count,
                                                                       std::size_t bytes) = 0;
    [[nodiscard]] virtual Expected<void> quarantined(const std::vector<ChangeId>& ids) = 0;

    /// The next changes of what is being offered, after this position.
    [[nodiscard]] virtual Expected<std::vector<ReceiptedChange>>
    receipted(std::uint64_t after, std::size_t count, std::size_t bytes) = 0;
    /// Notes what the server said of them, and in the same transaction how far this went, when offering still
    /// stands where they were asked for: kept over restarts. Media that it lacks are sent. When it lacks some
    /// that it had called verified it was put back, and everything is offered from the first change.
    [[nodiscard]] virtual Expected<void> offered(const std::vector<ChangeAnswer>& answers,
                                                 const Offering& after, std::uint64_t position) = 0;
    /// Where offering stands; nothing: it is done, or was never begun.
    [[nodiscard]] virtual Expected<std::optional<Offering>> offering() = 0;
    /// Begins it from the first change. Of everything: what was held there is sent once more, too. Of less
    /// than is being offered already: nothing changes.
    [[nodiscard]] virtual Expected<void> beginOffering(Offer what) = 0;
    [[nodiscard]] virtual Expected<void> endOffering() = 0;

    /// Streams to compare with the server's, at most `count`: first the doubtful ones, then those that were
    /// not compared since `before`.
    [[nodiscard]] virtual Expected<std::vector<std::string>> toCompare(std::size_t count,
                                                                       WallTime before) = 0;
    /// Of what this journal has of the stream up to that sequence number (I6).
    [[nodiscard]] virtual Expected<Digest> digest(const std::string& stream, std::uint64_t upto) = 0;
    /// It was the same up to there, or cannot be compared (then `upto` is the greatest number).
    [[nodiscard]] virtual Expected<void> compared(const std::string& stream, std::uint64_t upto,
                                                  WallTime now) = 0;
    /// The server does not let this tablet read the stream. When no feed ever granted it, no feed will say
    /// that it ended: what was written there goes as with `StreamEnded`.
    [[nodiscard]] virtual Expected<void> unreadable(const std::string& stream) = 0;
    /// It was not the same: own changes of it are sent again, and everything is fetched from the beginning.
    [[nodiscard]] virtual Expected<void> heal(const std::string& stream) = 0;

    /// The server has everything up to this sequence number in a backup: own changes need not wait here for a
    /// restore any longer where they could not be read anyway.
    [[nodiscard]] virtual Expected<void> backedUp(std::uint64_t seq) = 0;

    /// Some of the chores; each is to be reported when done. Their list is durable: a kill loses none.
    [[nodiscard]] virtual Expected<Chores> chores(std::size_t count) = 0;
    /// `box` is empty when it could not be read any more: it needs a look.
    [[nodiscard]] virtual Expected<void> mediumSealed(const Sha256& sha256, const std::string& box) = 0;
    [[nodiscard]] virtual Expected<void> discarded(const Chores& done) = 0;

    [[nodiscard]] virtual Expected<Counts> counts() = 0;

    /// Small things that survive a restart: server epoch, back-off, last exchange. An absent name reads as
    /// empty.
    [[nodiscard]] virtual Expected<std::string> remembered(const std::string& name) = 0;
    [[nodiscard]] virtual Expected<void> remember(const std::string& name, const std::string& value) = 0;
};

/// Media lie sealed; this opens and keeps them.
class Vault {
public:
    virtual ~Vault() = default;
    /// Plaintext from `offset`, at most `size` bytes. "medium_missing" when it is not here.
    [[nodiscard]] virtual Expected<std::string> read(const Sha256& sha256, std::uint64_t offset,
                                                     std::size_t size) = 0;
    /// Verifies the hash, seals, fsyncs. `Rejected` "wrong_hash" when the bytes are not those of `sha256`.
    [[nodiscard]] virtual Expected<void> keep(const Sha256& sha256, std::string_view plaintext) = 0;

    /// Lays a copy beside it under a key used once, and answers that key in a box for the holder of
    /// `publicKey`'s secret. Durable when it returns. "medium_missing", and "sealed_damaged" when what is
    /// here is not the medium any more.
    [[nodiscard]] virtual Expected<std::string> seal(const Sha256& sha256, std::string_view publicKey) = 0;
    /// Bytes of that copy, as they lie on the disk, and how many there are.
    [[nodiscard]] virtual Expected<std::string> readSealed(const Sha256& sha256, std::uint64_t offset,
                                                           std::size_t size) = 0;
    [[nodiscard]] virtual Expected<std::uint64_t> sealedBytes(const Sha256& sha256) = 0;
    /// Removes what can be read here, and the sealed copy. Nothing there is no error.
    [[nodiscard]] virtual Expected<void> discard(const Sha256& sha256) = 0;
    [[nodiscard]] virtual Expected<void> discardSealed(const Sha256& sha256) = 0;
};

/// This device's key: ECDSA P-256, behind a port that Secure Enclave and Android Keystore speak too.
class Signer {
public:
    virtual ~Signer() = default;
    /// SubjectPublicKeyInfo, DER.
    [[nodiscard]] virtual Expected<std::string> publicKey() = 0;
    /// ECDSA over SHA-256 of `message`, DER.
    [[nodiscard]] virtual Expected<std::string> sign(std::string_view message) = 0;
};

/// A request that the engine wants carried. Plain data: the transport knows nothing of its meaning.
struct Request {
    std::uint64_t id = 0;
    std::string method;
    std::string path; ///< with query, on the school's server
    std::map<std::string, std::string> headers;
    std::string body;
    bool compress = false;                   ///< the transport may send the body with gzip
    std::uint64_t answerLimit = 1UL << 20U;  ///< a larger answer is broken off; bytes, unpacked
    std::chrono::milliseconds total{60'000}; ///< the whole exchange
    std::chrono::seconds quiet{20};          ///< so long may less than 1 KB/s pass before it is broken off
};

/// Why there is no answer from the school's server.
enum class Failure {
    None,
    Unreachable,  ///< no route, refused, name not found, connection lost
    Timeout,      ///< connect, stall or total limit
    NotOurServer, ///< unknown certificate, redirect, no `Jotter-Sync` header: another network's page
    WrongClock    ///< a certificate that is trusted, but not at the time that this tablet's clock says
};

/// Under this name the journal remembers by how many milliseconds this tablet's clock is ahead of the
/// server's (negative: behind): it goes into every change as `offset_ms`.
inline constexpr const char* rememberedClockOffset = "clock_offset_ms";

struct Response {
    Failure failure = Failure::None;
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::string issuer; ///< NotOurServer by certificate: who issued it, to be shown
};

} // namespace jotter::engine
