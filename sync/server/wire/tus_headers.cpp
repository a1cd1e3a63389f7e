#include "sync/server/wire/tus_headers.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <map>

namespace jotter::server {

namespace {
constexpr std::array<std::string_view, 4> kinds{"photo", "thumb", "voice", "clip"};

auto badMetadata() {
    return fail("bad_metadata", ErrorCategory::Input, "The upload does not say what it is.");
}
} // namespace

Expected<UploadMetadata> readUploadMetadata(std::string_view header) {
    std::map<std::string_view, std::string> values;
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        auto pair = header.substr(0, end);
        header.remove_prefix(std::min(end + 1, header.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        const auto space = std::min(pair.find(' '), pair.size());
        const auto value = fromBase64(pair.substr(std::min(space + 1, pair.size())));
        if (!value || !values.emplace(pair.substr(0, space), *value).second)
            return badMetadata();
    }
    const auto sha256 = Sha256::parse(values["sha256"]);
    if (!sha256 || values["stream"].empty() || std::ranges::find(kinds, values["kind"]) == kinds.end())
        return badMetadata();
    return UploadMetadata{values["stream"], *sha256, values["kind"], values["key"]};
}

Expected<bool> checksumMatches(std::string_view header, std::string_view body) {
    const auto space = std::min(header.find(' '), header.size());
    const auto name = header.substr(0, space);
    const auto expected = fromBase64(header.substr(std::min(space + 1, header.size())));
    const EVP_MD* algorithm = name == "sha1" ? EVP_sha1() : name == "sha256" ? EVP_sha256() : nullptr;
    if (!algorithm || !expected)
        return fail("bad_checksum", ErrorCategory::Input,
                    "The checksum of this part is not one that is agreed.");
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    EVP_Digest(body.data(), body.size(), reinterpret_cast<unsigned char*>(digest.data()), &size, algorithm,
               nullptr);
    digest.resize(size);
    return digest == *expected;
}

std::string checksumOf(const Sha256& sha256) {
    return "sha256 " + toBase64({reinterpret_cast<const char*>(sha256.bytes.data()), sha256.bytes.size()});
}

} // namespace jotter::server
