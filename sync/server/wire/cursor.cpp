#include "sync/server/wire/cursor.h"

#include "sync/change/sha256.h"

namespace jotter::server {

namespace {
constexpr char version = 1;
constexpr std::size_t bodyBytes = 1 + 8 + 8;
constexpr std::size_t macBytes = 16;

void put(std::string& text, std::uint64_t value) {
    for (unsigned i = 0; i < 8; ++i)
        text += static_cast<char>(value >> (8U * (7U - i)));
}
std::uint64_t get(std::string_view text) {
    std::uint64_t value = 0;
    for (const char byte : text.substr(0, 8))
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}
} // namespace

std::string CursorCodec::write(const Cursor& cursor, DeviceId device) const {
    std::string body(1, version);
    put(body, cursor.seq);
    put(body, cursor.rights);
    const auto mac = mac_.over("cursor", {serverEpoch_, device.toString(), body});
    return toBase64Url(body + mac.substr(0, macBytes));
}

std::optional<Cursor> CursorCodec::read(std::string_view text, DeviceId device) const {
    if (text.empty())
        return Cursor{};
    const auto bytes = fromBase64Url(text);
    if (!bytes || bytes->size() != bodyBytes + macBytes || bytes->front() != version)
        return std::nullopt;
    const auto body = std::string_view(*bytes).substr(0, bodyBytes);
    if (!mac_.matches(std::string_view(*bytes).substr(bodyBytes), "cursor",
                      {serverEpoch_, device.toString(), body}))
        return std::nullopt;
    return Cursor{get(body.substr(1)), get(body.substr(9))};
}

} // namespace jotter::server
