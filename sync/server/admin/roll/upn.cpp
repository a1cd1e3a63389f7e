#include "sync/server/admin/roll/upn.h"

#include <cstddef>

namespace jotter::server {

namespace {
constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ"; ///< without I, O and S
constexpr std::size_t length = 13;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}
} // namespace

UpnFault faultOfUpn(std::string_view upn) {
    if (upn.size() != length)
        return UpnFault::Length;
    if (alphabet.find(upn.front()) == std::string_view::npos)
        return UpnFault::Alphabet;
    std::size_t sum = 0;
    for (std::size_t position = 2; position <= length; ++position) {
        const char c = upn[position - 1];
        const auto letter = alphabet.find(c);
        if (isDigit(c))
            sum += position * static_cast<std::size_t>(c - '0');
        else if (position == length && letter != std::string_view::npos)
            sum += position * letter;
        else
            return UpnFault::Alphabet;
    }
    return upn.front() == alphabet[sum % alphabet.size()] ? UpnFault::None : UpnFault::CheckLetter;
}

} // namespace jotter::server
