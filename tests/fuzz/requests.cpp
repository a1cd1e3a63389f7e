// What stands around the records in a request, and what people type: cursors, addresses, headers, packing,
// codes.
#include "sync/engine/wire.h"
#include "sync/server/access/enrolment_code.h"
#include "sync/server/access/tokens.h"
#include "sync/server/wire/cursor.h"
#include "sync/server/wire/gzip.h"
#include "sync/server/wire/query.h"
#include "sync/server/wire/range.h"
#include "sync/server/wire/request_head.h"
#include "sync/server/wire/tus_headers.h"
#include "sync/transport/enrolment_code.h"
#include "sync/transport/gzip.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/samples.h"

#include <algorithm>

namespace jotter::fuzz {

namespace {
const server::Mac mac({1, 2, 3});
const server::CursorCodec codec(mac, "epoch of this server");
const DeviceId device{Uuid{{7}}};
const WallTime now{std::chrono::milliseconds{1'790'000'000'000}};

void readCursor(std::string_view text) {
    const auto cursor = codec.read(text, device);
    if (!cursor || text.empty())
        return;
    holds(codec.write(*cursor, device) == text, "no cursor is accepted that the codec did not make");
    holds(!codec.read(text, DeviceId{Uuid{{8}}}), "a cursor is one device's");
    holds(!server::CursorCodec(mac, "another epoch").read(text, device), "a cursor is of one epoch");
}

std::set<std::uint64_t> takeNumbers(std::string_view& bytes) {
    std::set<std::uint64_t> numbers;
    std::uint64_t next = 1;
    for (auto runs = takeByte(bytes) % 64; runs > 0; --runs) {
        next += takeByte(bytes) * (1 + takeByte(bytes));
        for (auto length = takeByte(bytes); length > 0; --length)
            numbers.insert(next++);
    }
    return numbers;
}

/// A cursor of this log is read as it was written, and with one byte changed it is none.
void writeCursor(std::string_view bytes) {
    server::Cursor cursor;
    for (auto* number : {&cursor.seq, &cursor.mark, &cursor.filling, &cursor.filledTo})
        for (int i = 0; i < 8; ++i)
            *number = *number << 8U | takeByte(bytes);
    const auto at = takeByte(bytes) * (1 + takeByte(bytes));
    const auto change = takeByte(bytes);
    cursor.held = takeNumbers(bytes);
    cursor.waiting = takeNumbers(bytes);
    auto text = codec.write(cursor, device);
    const auto again = codec.read(text, device);
    holds(again && *again == cursor, "a cursor is read as it was written");
    auto& letter = text[at % text.size()];
    if (letter != static_cast<char>(change)) {
        letter = static_cast<char>(change);
        holds(!codec.read(text, device), "a cursor that was changed is none");
    }
}

/// What is inside, as somebody would send it who had the server's key: it stays within its limits.
void readForgedCursor(std::string_view body) {
    const auto bytes = "\2" + std::string(body);
    const auto proof = mac.over("cursor", {"epoch of this server", device.toString(), bytes}).substr(0, 16);
    if (const auto cursor = codec.read(toBase64Url(bytes + proof), device))
        holds(cursor->held.size() <= 100'000 && cursor->waiting.size() <= 100'000,
              "a cursor has few streams");
}

std::string addressOf(const server::Target& target) {
    std::string text = "/" + engine::wire::inQuery(target.path.substr(1));
    char separator = '?';
    for (const auto& [name, value] : target.query) {
        text += separator + engine::wire::inQuery(name) + "=" + engine::wire::inQuery(value);
        separator = '&';
    }
    return text;
}

void readTarget(std::string_view text) {
    const auto clean = [](const std::string& part) {
        return std::ranges::none_of(part, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    };
    const auto target = server::readTarget(text);
    if (!target)
        return;
    holds(target->path.starts_with('/') && clean(target->path),
          "a path begins with / and has no control characters");
    holds(std::ranges::all_of(target->query,
                              [&](const auto& pair) { return clean(pair.first) && clean(pair.second); }),
          "neither has a query");
    const auto again = server::readTarget(addressOf(*target));
    holds(again && again->path == target->path && again->query == target->query,
          "what a tablet writes of a target reads the same");
}

/// However a head comes in pieces, it is understood the same.
void readHead(std::string_view text) {
    using server::RequestHead;
    const auto whole = server::lookAtHead(text);
    for (std::size_t size = 0; size < text.size(); size += 1 + size / 8) {
        const auto part = server::lookAtHead(text.substr(0, size));
        holds(part == RequestHead::Incomplete || part == whole,
              "what has been seen of a head is not seen otherwise");
    }
    if (whole != RequestHead::Whole)
        return;
    const auto end = text.find("\r\n\r\n");
    holds(end != std::string_view::npos || text.starts_with("\r\n"), "a head ends with an empty line");
    const auto head = text.substr(0, text.starts_with("\r\n") ? 0 : end);
    holds(head.find("\r\n ") == head.npos && head.find("\r\n\t") == head.npos && head.find('\0') == head.npos,
          "no header goes on in the next line");
}

void readNumbers(std::string_view text) {
    if (const auto number = server::readNumber(text))
        holds(std::to_string(*number) == text && *number <= INT64_MAX, "a number has one form");
    std::uint64_t total = 0;
    for (auto bytes = takeByte(text) % 9; bytes > 0; --bytes)
        total = total << 8U | takeByte(text);
    server::ByteRange range;
    switch (server::readRange(text, total, range)) {
    case server::RangeKind::Whole:
        holds(range.from == 0 && range.size == total, "the whole is all of it");
        break;
    case server::RangeKind::Part:
        holds(range.size > 0 && range.from < total && range.size <= total - range.from,
              "a part is within the whole");
        break;
    case server::RangeKind::Unsatisfiable:
        break;
    }
}

std::string metadata(const server::UploadMetadata& read) {
    return "stream " + toBase64(read.stream) + ",sha256 " + toBase64(read.sha256.toHex()) + ",kind " +
           toBase64(read.kind) + (read.key.empty() ? "" : ",key " + toBase64(read.key));
}

void readMetadata(std::string_view header) {
    const auto read = server::readUploadMetadata(header);
    if (!read)
        return;
    const auto again = server::readUploadMetadata(metadata(*read));
    holds(again && again->stream == read->stream && again->sha256 == read->sha256 &&
              again->kind == read->kind && again->key == read->key && !read->stream.empty(),
          "what an upload says of itself reads the same");
}

void readChecksum(std::string_view header) {
    constexpr std::string_view body = "a part of a picture";
    const auto matches = server::checksumMatches(header, body);
    const auto& bytes = Sha256::of(body).bytes;
    const std::string digest(bytes.begin(), bytes.end());
    if (matches && *matches && header.starts_with("sha256"))
        holds(header == "sha256 " + toBase64(digest), "only the right checksum matches");
    holds(server::checksumMatches("sha256 " + toBase64(digest), body).value_or(false),
          "the right checksum matches");
}

void unpack(std::string_view packed) {
    const auto limit = takeByte(packed) * 256;
    const auto plain = server::gunzip(packed, limit);
    holds(!plain || plain->size() <= limit, "what is unpacked stays within its limit");
}

/// Packed by either side; repeated, so that little unpacks to much.
void pack(std::string_view bytes) {
    const auto times = takeByte(bytes) * 4;
    std::string plain(bytes);
    for (std::size_t i = 1; i < times; ++i)
        plain += bytes;
    for (const auto& packed : {server::gzip(plain), transport::gzip(plain).value()}) {
        holds(server::gunzip(packed, plain.size()) == plain, "what was packed is unpacked");
        const auto small =
            plain.empty() ? Expected<std::string>("") : server::gunzip(packed, plain.size() - 1);
        holds(plain.empty() || (!small && small.error().code == "too_big"),
              "a byte more than the limit is refused");
        holds(!server::gunzip(std::string_view(packed).substr(0, packed.size() - 1), plain.size()),
              "what was cut is refused");
    }
}

void readCode(std::string_view typed) {
    const auto code = transport::EnrolmentCode::parse(typed);
    if (!code)
        return;
    holds(code->url.starts_with("https://") && code->fingerprint.size() == 10 && code->secret.size() == 16,
          "a code has its parts");
    holds(code->url.find_first_of("/@?# ", 8) == std::string::npos,
          "an address is nothing but host and port");
    auto lower = code->secret;
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    holds(server::hashOfCode(lower) == server::hashOfCode(code->secret),
          "capital and small letters are the same");
}

std::string makeCode() {
    fake::SeededRandom random(5);
    return server::EnrolmentCode::make("harbour.example:8443", "authority", random).text;
}

/// Tokens, nonces and keys that somebody else made.
void readCredentials(std::string_view text) {
    fake::SeededRandom random(3);
    server::Tokens tokens(mac, random);
    if (const auto whose = tokens.deviceOf(text, now))
        holds(*whose == device && text == tokens.makeToken(device, now),
              "no token is accepted that was not made");
    holds(!tokens.goodNonce(text, now) || text == tokens.makeNonce(now),
          "no nonce is accepted that was not made");
    holds(!server::goodSignature(text, "message", text), "a key does not vouch for itself");
}

std::vector<std::string> cursors() {
    return {codec.write({12, 34, {1, 2, 3, 7}, {9}, 9, 4}, device), codec.write({}, device)};
}
std::vector<std::string> numbersOfCursors() {
    return {std::string(32, '\1') + "abc" + std::string("\3\1\1\5\2\1\4", 7), std::string(80, 'q')};
}
std::vector<std::string> bodiesOfCursors() {
    return {std::string("\14\42\2\1\3\3\1\1\11\1\11\4", 12), std::string("\0\0\0\0\0\0", 6)};
}
std::vector<std::string> addresses() {
    return {"/v1/changes?cursor=abc&limit=1000",
            "/v1/media/" + Sha256::of("photo").toHex() + "?change=a%2Fb%20c",
            "/v1/digest?stream=pupil%2Fx&upto=0"};
}
std::vector<std::string> heads() {
    return {"GET /v1/hello HTTP/1.1\r\nHost: a\r\nX: b\r\n\r\n", "GET / HTTP/1.1\r\nX: b\r\n c\r\n\r\n",
            "\r\n\r\n"};
}
std::vector<std::string> numbers() {
    return {"0", "4711", std::string("\2\xff\xff", 3) + "bytes=0-100",
            std::string("\2\xff\xff", 3) + "bytes=-5", std::string("\1\x64", 2) + "bytes=100-"};
}
std::vector<std::string> uploads() {
    return {metadata({"school", Sha256::of("photo"), "photo", ""}),
            metadata({"pupil/x", Sha256::of("photo"), "thumb", "box"})};
}
std::vector<std::string> checksums() {
    return {"sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha256 " + toBase64(std::string(32, 'd'))};
}
std::vector<std::string> packed() {
    return {"\4" + server::gzip("some words, some words, some words"),
            "\1" + server::gzip(std::string(100'000, 'a'))};
}
std::vector<std::string> plains() {
    return {"\1short", "\xffmuch of the same", "\0"};
}
std::vector<std::string> codes() {
    return {makeCode(), makeCode() + "?trust=system", "localhost/" + makeCode().substr(31)};
}
std::vector<std::string> credentials() {
    fake::SeededRandom random(3);
    server::Tokens tokens(mac, random);
    return {tokens.makeToken(device, now), tokens.makeNonce(now)};
}
} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all{
        {"cursor", readCursor, cursors},
        {"cursor-written", writeCursor, numbersOfCursors},
        {"cursor-forged", readForgedCursor, bodiesOfCursors},
        {"target", readTarget, addresses},
        {"head", readHead, heads},
        {"numbers", readNumbers, numbers},
        {"metadata", readMetadata, uploads},
        {"checksum", readChecksum, checksums},
        {"unpack", unpack, packed},
        {"pack", pack, plains},
        {"code", readCode, codes},
        {"credentials", readCredentials, credentials},
    };
    return all;
}

} // namespace jotter::fuzz
