#include "sync/transport/enrolment_code.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace jotter::transport {

namespace {
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t fingerprintBytes = 10;
constexpr std::size_t secretLetters = 16;
constexpr std::size_t codeLetters = 32;
constexpr std::size_t longestHost = 253;

std::string lowerWithoutSpaces(std::string_view typed) {
    std::string text;
    for (const unsigned char c : typed) {
        if (std::isspace(c) == 0)
            text += static_cast<char>(std::tolower(c));
    }
    return text;
}

/// The letters as Crockford meant them, or nothing when there are others or not 32.
std::optional<std::string> readLetters(std::string_view text) {
    std::string code;
    for (const char typed : text) {
        if (typed == '-')
            continue;
        auto letter = static_cast<char>(std::toupper(static_cast<unsigned char>(typed)));
        if (letter == 'O')
            letter = '0';
        if (letter == 'I' || letter == 'L')
            letter = '1';
        if (letters.find(letter) == std::string_view::npos)
            return std::nullopt;
        code += letter;
    }
    return code.size() == codeLetters ? std::optional(code) : std::nullopt;
}

std::string decode(std::string_view code) {
    std::string bytes;
    unsigned bits = 0;
    unsigned value = 0;
    for (const char letter : code) {
        value = (value << 5U | static_cast<unsigned>(letters.find(letter))) & 0xFFFU;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(value >> bits & 0xFFU);
        }
    }
    return bytes;
}

/// "host", "host:port" or "[address]:port", of nothing but what belongs into one.
bool isAddress(std::string_view text) {
    const auto plain = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    };
    if (text.empty() || text.size() > longestHost || !std::ranges::all_of(text, plain))
        return false;
    const auto host = text.starts_with('[') ? text.find(']') : std::min(text.find(':'), text.size()) - 1;
    if (host == std::string_view::npos || host + 1 == 0)
        return false;
    const auto rest = text.substr(host + 1);
    const bool port =
        rest.size() >= 2 && rest.size() <= 6 && rest[0] == ':' &&
        std::ranges::all_of(rest.substr(1), [](unsigned char c) { return std::isdigit(c) != 0; });
    return rest.empty() || port;
}
} // namespace

Expected<EnrolmentCode> EnrolmentCode::parse(std::string_view typed) {
    const auto bad = [] {
        return fail(
            "bad_enrolment_code", ErrorCategory::Input,
            "That is not a code from the school's server; compare it letter by letter and try again.");
    };
    if (typed.size() > 500)
        return bad();
    auto text = lowerWithoutSpaces(typed);
    constexpr std::string_view scheme = "jotter://";
    constexpr std::string_view system = "?trust=system";
    EnrolmentCode code;
    if (text.starts_with(scheme))
        text.erase(0, scheme.size());
    if (text.ends_with(system)) {
        code.systemTrust = true;
        text.erase(text.size() - system.size());
    }
    const auto slash = text.find('/');
    if (slash == std::string::npos || !isAddress(std::string_view(text).substr(0, slash)))
        return bad();
    const auto read = readLetters(std::string_view(text).substr(slash + 1));
    if (!read)
        return bad();
    code.url = "https://" + text.substr(0, slash);
    code.fingerprint = decode(*read).substr(0, fingerprintBytes);
    code.secret = read->substr(codeLetters - secretLetters);
    return code;
}

} // namespace jotter::transport
