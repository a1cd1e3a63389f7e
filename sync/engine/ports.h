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
    std::string bytes;   ///< as first serialised
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
    std::uint64_t seq = 0; ///< Ok and Known
    std::string receipt;   ///< Ok and Known
    std::string reason;    ///< Held: a stable code of sync/README.md
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
struct EntityErased {
    std::string stream;
    EntityId entity;
};
using FeedLine = std::variant<FedChange, StreamGranted, StreamEnded, EntityErased>;

/// A medium or thumbnail that the server does not have yet.
struct OutgoingMedium {
    Sha256 sha256;
    std::string stream;
    std::string kind;        ///< "photo", "thumb", "voice", "clip"
    std::uint64_t bytes = 0; ///< 0 when not known (thumbnails): then the vault is asked
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
    std::optional<WallTime> oldestUnsent;

    friend bool operator==(const Counts&, const Counts&) = default;
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
    /// kept.
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
    Unreachable, ///< no route, refused, name not found, connection lost
    Timeout,     ///< connect, stall or total limit
    NotOurServer ///< unknown certificate, redirect, no `Jotter-Sync` header: another network's page
};

struct Response {
    Failure failure = Failure::None;
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::string issuer; ///< NotOurServer by certificate: who issued it, to be shown
};

} // namespace jotter::engine
