#include "sync/change/uuid.h"

#include <cstring>

namespace jotter {

namespace {
constexpr char hexDigits[] = "0123456789abcdef";

int nibble(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool isDash(std::size_t i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}
} // namespace

Uuid Uuid::makeV7(WallTime now, RandomSource& random) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    const auto ms = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (unsigned i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(ms >> (40U - 8U * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x70U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    return Uuid{bytes};
}

Expected<Uuid> Uuid::parse(std::string_view text) {
    const auto bad = [] { return fail("bad_uuid", ErrorCategory::Input, "That is not an identifier."); };
    if (text.size() != 36)
        return bad();
    std::array<std::uint8_t, 16> bytes{};
    std::size_t filled = 0;
    for (std::size_t i = 0; i < 36; ++i) {
        if (isDash(i)) {
            if (text[i] != '-')
                return bad();
            continue;
        }
        const int value = nibble(text[i]);
        if (value < 0)
            return bad();
        bytes[filled / 2] = static_cast<std::uint8_t>(bytes[filled / 2] << 4U | static_cast<unsigned>(value));
        ++filled;
    }
    return Uuid{bytes};
}

std::string Uuid::toString() const {
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (isDash(text.size()))
            text += '-';
        text += hexDigits[bytes_[i] >> 4U];
        text += hexDigits[bytes_[i] & 0x0FU];
    }
    return text;
}

} // namespace jotter

std::size_t std::hash<jotter::Uuid>::operator()(const jotter::Uuid& uuid) const noexcept {
    std::size_t low = 0;
    std::memcpy(&low, uuid.bytes().data() + 8, sizeof(low)); // the random half
    return low;
}
