#include "sync/server/media/upload_parts.h"

#include "sync/server/log/stream_name.h"

#include <algorithm>
#include <charconv>

namespace jotter::server {

namespace {
const std::string schoolOwner = "school";
}

std::string Upload::idFor(const MediumName& name, DeviceId device, bool sealed) {
    const auto hash = Sha256::of((sealed ? "jotter-sealed-upload-v1\n" : "jotter-upload-v1\n") + name.stream +
                                 "\n" + name.sha256.toHex() + "\n" + device.toString());
    return hash.toHex().substr(0, 32);
}

std::string partName(std::uint64_t offset, std::uint64_t size) {
    return std::to_string(offset) + "-" + std::to_string(size);
}

std::vector<UploadPart> partsInOrder(const std::vector<std::string>& names) {
    std::vector<UploadPart> all;
    for (const auto& name : names) {
        UploadPart part{0, 0, name};
        const auto* end = name.data() + name.size();
        const auto offset = std::from_chars(name.data() + name.rfind('/') + 1, end, part.offset);
        if (offset.ec != std::errc{} || offset.ptr == end || *offset.ptr != '-')
            continue;
        const auto size = std::from_chars(offset.ptr + 1, end, part.size);
        if (size.ec == std::errc{} && size.ptr == end && part.size > 0)
            all.push_back(std::move(part));
    }
    std::ranges::sort(all, [](const UploadPart& a, const UploadPart& b) {
        return a.offset != b.offset ? a.offset < b.offset : a.size > b.size;
    });
    std::vector<UploadPart> following;
    std::uint64_t at = 0;
    for (auto& part : all) {
        if (part.offset != at)
            continue;
        at += part.size;
        following.push_back(std::move(part));
    }
    return following;
}

Expected<std::string> sealAbout(const Upload& upload, KeyStore& keys, RandomSource& random) {
    const auto owner = StreamName::parse(upload.name.stream).value_or(StreamName{}).keyOwner();
    const auto about = std::to_string(upload.length) + "\n" + upload.name.sha256.toHex() + "\n" +
                       upload.device.toString() + "\n" + upload.name.stream + "\n" +
                       (upload.key ? toHex(*upload.key) : "");
    return keys.obtain(schoolOwner).and_then([&](const seal::WrapKey& school) {
        return keys.obtain(owner).map([&](const seal::WrapKey& key) {
            const auto whose = seal::sealAll(school, random, owner);
            return std::to_string(whose.size()) + "\n" + whose + seal::sealAll(key, random, about);
        });
    });
}

std::optional<Upload> openAbout(const std::string& id, const std::string& bytes, KeyStore& keys) {
    std::size_t size = 0;
    const auto* last = bytes.data() + bytes.size();
    const auto read = std::from_chars(bytes.data(), last, size);
    if (read.ec != std::errc{} || read.ptr == last || *read.ptr != '\n')
        return std::nullopt;
    const auto sealed = std::string_view(read.ptr + 1, last);
    const auto open = [&](const std::string& owner, std::string_view part) {
        return keys.find(owner).and_then([&](const seal::WrapKey& key) { return seal::openAll(key, part); });
    };
    const auto text = open(schoolOwner, sealed.substr(0, size)).and_then([&](const std::string& owner) {
        return open(owner, sealed.substr(std::min(size, sealed.size())));
    });
    if (!text)
        return std::nullopt;
    std::vector<std::string> lines;
    for (std::string_view rest = *text; lines.size() < 5;) {
        const auto end = std::min(rest.find('\n'), rest.size());
        lines.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const auto sha256 = Sha256::parse(lines[1]);
    const auto device = DeviceId::parse(lines[2]);
    if (!sha256 || !device)
        return std::nullopt;
    Upload upload{id, {lines[3], *sha256}, *device, 0, 0, {}};
    std::from_chars(lines[0].data(), lines[0].data() + lines[0].size(), upload.length);
    if (const auto fileKey = fromHex(lines[4]); fileKey && fileKey->size() == seal::FileKey{}.size()) {
        upload.key.emplace();
        std::ranges::copy(*fileKey, upload.key->begin());
    }
    return upload;
}

} // namespace jotter::server
