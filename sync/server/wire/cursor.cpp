#include "sync/server/wire/cursor.h"

#include "sync/change/sha256.h"

namespace jotter::server {

namespace {
constexpr char version = 3;
constexpr std::size_t macBytes = 16;
constexpr std::size_t maxCursorBytes = 12UL * 1024; ///< a request's header holds it
constexpr std::uint64_t maxStreams = 100'000;

/// Little-endian groups of seven bits, the last without its high bit (LEB128).
void put(std::string& text, std::uint64_t value) {
    while (value >= 128) {
        text += static_cast<char>((value & 127U) | 128U);
        value >>= 7U;
    }
    text += static_cast<char>(value);
}

/// Ascending numbers as pairs of gap and length.
void put(std::string& text, const std::set<std::uint64_t>& numbers) {
    std::string runs;
    std::uint64_t count = 0;
    std::uint64_t next = 0;
    for (auto it = numbers.begin(); it != numbers.end(); ++count) {
        const auto from = *it;
        auto to = from;
        while (it != numbers.end() && *it == to) {
            ++it;
            ++to;
        }
        put(runs, from - next);
        put(runs, to - from);
        next = to;
    }
    put(text, count);
    text += runs;
}

class Reader {
public:
    explicit Reader(std::string_view text)
        : rest_(text) {}
    [[nodiscard]] std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty())
                break;
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 127U} << shift;
            if (byte < 128)
                return value;
        }
        good_ = false;
        return 0;
    }
    [[nodiscard]] std::set<std::uint64_t> numbers() {
        std::set<std::uint64_t> all;
        std::uint64_t next = 0;
        for (auto runs = number(); good_ && runs > 0; --runs) {
            next += number();
            const auto length = number();
            good_ = good_ && length <= maxStreams && all.size() + length <= maxStreams;
            for (std::uint64_t i = 0; good_ && i < length; ++i)
                all.insert(all.end(), next++);
        }
        return all;
    }
    [[nodiscard]] bool good() const { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};
} // namespace

std::string CursorCodec::write(const Cursor& cursor, DeviceId device) const {
    std::string body(1, version);
    put(body, cursor.seq);
    put(body, cursor.mark);
    put(body, cursor.held);
    put(body, cursor.waiting);
    put(body, cursor.filling);
    put(body, cursor.filledTo);
    const auto mac = mac_.over("cursor", {serverEpoch_, device.toString(), body});
    return toBase64Url(body + mac.substr(0, macBytes));
}

std::optional<Cursor> CursorCodec::read(std::string_view text, DeviceId device) const {
    if (text.empty())
        return Cursor{};
    const auto bytes = text.size() <= maxCursorBytes ? fromBase64Url(text) : fromBase64Url("-");
    if (!bytes || bytes->size() <= macBytes || bytes->front() != version)
        return std::nullopt;
    const auto body = std::string_view(*bytes).substr(0, bytes->size() - macBytes);
    if (!mac_.matches(std::string_view(*bytes).substr(body.size()), "cursor",
                      {serverEpoch_, device.toString(), body}))
        return std::nullopt;
    Reader reader(body.substr(1));
    Cursor cursor;
    cursor.seq = reader.number();
    cursor.mark = reader.number();
    cursor.held = reader.numbers();
    cursor.waiting = reader.numbers();
    cursor.filling = reader.number();
    cursor.filledTo = reader.number();
    return reader.good() ? std::optional(cursor) : std::nullopt;
}

} // namespace jotter::server
