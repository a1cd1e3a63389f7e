#include "assets/demo/people/upn.h"

#include <cstdio>

namespace jotter::demo {

char upnCheckLetter(std::string_view rest) {
    constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ";
    std::size_t sum = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char character = rest[i];
        const bool digit = character >= '0' && character <= '9';
        sum += (i + 2) * (digit ? static_cast<std::size_t>(character - '0') : alphabet.find(character));
    }
    return alphabet[sum % alphabet.size()];
}

std::string makeUpn(int school, int year, int serial) {
    char rest[16];
    std::snprintf(rest, sizeof rest, "999%04d%02d%03d", school % 10000, year % 100, serial % 1000);
    return upnCheckLetter(rest) + std::string(rest);
}

} // namespace jotter::demo
