#include "app/domain/pupil.h"

namespace jotter::domain {

namespace {
constexpr int tints = 8;

/// The first character of a name: its lead byte and the continuation bytes that follow it (RFC 3629).
std::string firstLetter(std::string_view name) {
    std::string letter;
    for (const char c : name) {
        if (!letter.empty() && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            break;
        letter += c;
    }
    if (letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z')
        letter[0] = static_cast<char>(letter[0] - 'a' + 'A');
    return letter;
}
} // namespace

std::string Pupil::initials() const {
    return firstLetter(shortName()) + firstLetter(family);
}

int Pupil::tint() const {
    return id.value.bytes().back() % tints; // random bits of the id, so that the tints are spread evenly
}

} // namespace jotter::domain
