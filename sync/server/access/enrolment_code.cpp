#include "sync/server/access/enrolment_code.h"

namespace jotter::server {

namespace {
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t fingerprintBytes = 10;
constexpr std::size_t secretBytes = 10;
constexpr std::size_t secretLetters = 16;

/// Crockford's base32 of a multiple of five bytes.
std::string encode(std::string_view bytes) {
    std::string text;
    unsigned bits = 0;
    unsigned value = 0;
    for (const char byte : bytes) {
        value = value << 8U | static_cast<unsigned char>(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += letters[value >> bits & 31U];
        }
        value &= 255U;
    }
    return text;
}
} // namespace

EnrolmentCode EnrolmentCode::make(std::string_view address, std::string_view authorityDer,
                                  RandomSource& random) {
    std::string bytes(fingerprintBytes + secretBytes, '\0');
    const auto authority = Sha256::of(authorityDer);
    std::copy_n(authority.bytes.begin(), fingerprintBytes, bytes.begin());
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()) + fingerprintBytes, secretBytes});
    const auto text = encode(bytes);
    EnrolmentCode code;
    code.secret = text.substr(text.size() - secretLetters);
    code.text = "jotter://" + std::string(address) + "/";
    for (std::size_t i = 0; i < text.size(); i += 4)
        code.text += (i == 0 ? "" : "-") + text.substr(i, 4);
    return code;
}

Sha256 hashOfCode(std::string_view typed) {
    std::string plain;
    for (char letter : typed) {
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O')
            letter = '0';
        if (letter == 'I' || letter == 'L')
            letter = '1';
        if (letter != '-')
            plain += letter;
    }
    return Sha256::of("jotter-enrol-v1\n" + plain);
}

} // namespace jotter::server
