#pragma once

#include "sync/engine/ports.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The bytes of sync/README.md, read and written. An answer that does not read is a `Transient` error
/// "unreadable_answer": it may have been cut, so nothing of it is used.
namespace jotter::engine::wire {

/// What the server will take; kept within what this program was written for.
struct Limits {
    std::size_t changes = 500;
    std::size_t batchBytes = 1UL << 20U;
    std::uint64_t chunkBytes = 4UL << 20U;
    std::uint64_t mediumBytes = 64UL << 20U;
    std::size_t pageChanges = 1000; ///< what every server gives; more where it says so
    static constexpr std::size_t mostPageChanges = 2000;
};

struct Hello {
    std::string serverEpoch;
    std::string nonce;
    std::string run; ///< only with a token: which start of the server that is; 16 hexadecimal digits
    std::optional<WallTime> time;
    Limits limits;
    std::optional<Watermark> watermark; ///< only with a token
    std::uint64_t backupSeq = 0;        ///< only with a token; 0 when nothing is in a backup
    bool retire = false;
    bool wipe = false;
};
[[nodiscard]] Expected<Hello> readHello(std::string_view body);

struct Token {
    std::string token;
    std::chrono::seconds lasts{0};
};
[[nodiscard]] Expected<Token> readToken(std::string_view body);

/// What the device signs for a token.
[[nodiscard]] std::string assertion(std::string_view nonce, DeviceId device, std::string_view serverEpoch);

/// One line of `POST /v1/changes`, with its end.
[[nodiscard]] std::string pushLine(std::string_view epoch, const OutgoingChange& change);

struct PushReply {
    std::vector<ChangeAnswer> answers; ///< in the order sent, one for each
    Watermark watermark;
};
[[nodiscard]] Expected<PushReply> readPushReply(std::string_view body,
                                                const std::vector<OutgoingChange>& sent);

/// One line of `POST /v1/quarantine`, with its end, and which ids its answer says are kept.
[[nodiscard]] std::string quarantineLine(const RefusedChange& change);
[[nodiscard]] Expected<std::vector<ChangeId>> readKept(std::string_view body);

/// One line of `POST /v1/receipts`, with its end, and the answers in the order sent, one for each.
[[nodiscard]] std::string receiptLine(const ReceiptedChange& change);
[[nodiscard]] Expected<std::vector<ChangeAnswer>> readReceipts(std::string_view body,
                                                               const std::vector<ReceiptedChange>& sent);

/// `{"stream":…,"upto":…,"count":…,"sum":"…"}` of `GET /v1/digest`.
struct StreamDigest {
    std::uint64_t upto = 0;
    std::uint64_t count = 0;
    std::string sum;
};
[[nodiscard]] Expected<StreamDigest> readDigest(std::string_view body);

/// The stable code of an error; "" when there is none.
[[nodiscard]] std::string errorCode(const Response& response);

struct Page {
    std::vector<FeedLine> lines;
    std::string cursor;
    bool more = false;
};
[[nodiscard]] Expected<Page> readPage(std::string_view body);

struct Thumbnail {
    Sha256 sha256;
    std::optional<std::string> bytes; ///< nothing when it is not to be had (yet)
};
[[nodiscard]] Expected<std::vector<Thumbnail>> readThumbnails(std::string_view body);

/// `{"changed":…}` of `GET /v1/wait`.
[[nodiscard]] Expected<bool> readChanged(std::string_view body);

/// A value in a query: everything but unreserved characters as %XX (RFC 3986).
[[nodiscard]] std::string inQuery(std::string_view value);

/// A header of a response ("" when absent) and a whole number in one.
[[nodiscard]] std::string header(const Response& response, const std::string& name);
[[nodiscard]] std::optional<std::uint64_t> number(const Response& response, const std::string& name);
/// Retry-After in seconds; the form with a date is not used by our server.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(const Response& response);

} // namespace jotter::engine::wire
