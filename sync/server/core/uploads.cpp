#include "sync/server/core/uploads.h"

#include "sync/server/core/answers.h"
#include "sync/server/log/stream_name.h"
#include "sync/server/wire/query.h"

#include <algorithm>

namespace jotter::server {

namespace {
constexpr const char* tusVersion = "1.0.0";
constexpr const char* chunkType = "application/offset+octet-stream";
constexpr int checksumMismatch = 460; ///< tus, checksum extension

Response tusAnswer(int status) {
    return {status, {{"Tus-Resumable", tusVersion}, {"Cache-Control", "no-store"}}, {}, {}, false};
}

Response withTus(Response response) {
    response.headers["Tus-Resumable"] = tusVersion;
    return response;
}

/// IMF-fixdate of RFC 9110, section 5.6.7.
std::string httpDate(WallTime time) {
    const auto seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    const auto size = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text, size};
}

Response damaged() {
    return refuse(checksumMismatch, "checksum_mismatch", "This part was damaged on its way; send it again.");
}

std::optional<Response> refuseType(const Request& request) {
    if (request.header("content-type") == chunkType)
        return std::nullopt;
    return refuse(415, "bad_type", "A part of an upload has the type application/offset+octet-stream.");
}

/// The refusal of a chunk whose checksum or type is wrong; nothing when it is good.
std::optional<Response> refuseChunk(const Request& request) {
    if (auto bad = refuseType(request))
        return bad;
    const auto& checksum = request.header("upload-checksum");
    if (checksum.empty())
        return std::nullopt;
    const auto matches = checksumMatches(checksum, request.body);
    if (!matches)
        return refuse(matches.error());
    return *matches ? std::nullopt : std::optional(damaged());
}

Response refuseAdding(const Error& error) {
    if (error.code == "wrong_hash")
        return withTus(refuse(422, error));
    if (error.code == "too_long")
        return withTus(refuse(413, error));
    if (error.code == "no_upload")
        return withTus(notFound());
    return withTus(refuse(error));
}
} // namespace

Response Uploads::options() {
    auto response = tusAnswer(204);
    response.headers["Tus-Version"] = tusVersion;
    response.headers["Tus-Extension"] = "creation,creation-with-upload,checksum,expiration,termination";
    response.headers["Tus-Checksum-Algorithm"] = "sha1,sha256";
    response.headers["Tus-Max-Size"] = std::to_string(maxMediumBytes);
    return response;
}

Expected<std::optional<seal::FileKey>> Uploads::fileKeyOf(const UploadMetadata& metadata) {
    if (metadata.key.empty())
        return std::nullopt;
    return ports_.school.sealBox.open(metadata.key)
        .and_then([](const std::string& opened) -> Expected<std::optional<seal::FileKey>> {
            seal::FileKey key{};
            if (opened.size() != key.size())
                return fail("bad_metadata", ErrorCategory::Input, "The upload does not say what it is.");
            std::ranges::copy(opened, key.begin());
            return key;
        });
}

Expected<bool> Uploads::alreadyHere(const MediumName& name, std::uint64_t length, const Device& device) {
    // What was erased is acknowledged and dropped.
    const auto mark = ports_.log.markOf(name.stream, name.sha256);
    if (!mark || *mark == MediumMark::StreamErased)
        return mark.map([](MediumMark) { return true; });
    // Whether a medium is here is told only to those who may see it.
    const auto readable = ports_.readable(device);
    if (!readable)
        return tl::make_unexpected(readable.error());
    if (!readable->has(name.stream))
        return false;
    if (*mark == MediumMark::Erased)
        return true;
    return ports_.media.size(name).map([&](const auto& size) { return size == length; });
}

/// A medium that came again, from a tablet that may not be told that it was erased.
Expected<void> Uploads::dropErased(const MediumName& name) {
    return ports_.log.markOf(name.stream, name.sha256).and_then([&](MediumMark mark) {
        const bool gone = mark == MediumMark::Erased || mark == MediumMark::StreamErased;
        return gone ? ports_.media.remove({name}) : Expected<void>{};
    });
}

Response Uploads::create(const Request& request, const Device& device) {
    if (request.header("tus-resumable") != tusVersion) {
        auto response = refuse(412, "bad_version", "This server speaks tus 1.0.0.");
        response.headers["Tus-Version"] = tusVersion;
        return response;
    }
    const auto length = readNumber(request.header("upload-length"));
    if (!length || *length == 0)
        return withTus(refuse(400, "bad_length", "The upload does not say how long it is."));
    const auto metadata = readUploadMetadata(request.header("upload-metadata"));
    if (!metadata)
        return withTus(refuse(metadata.error()));
    const auto key = fileKeyOf(*metadata);
    if (!key)
        return withTus(refuse(key.error()));
    const auto size = *key ? seal::plaintextSize(*length) : *length;
    if (!size)
        return withTus(refuse(400, "bad_length", "A sealed file is not of that length."));
    if (*size > maxMediumBytes)
        return withTus(refuse(413, "too_big", "That is larger than a picture or recording may be."));
    if (!StreamName::parse(metadata->stream))
        return withTus(refuse(400, "bad_stream", "The upload does not say where it belongs."));
    const MediumName name{metadata->stream, metadata->sha256};
    const auto location = "/v1/media/uploads/" + Upload::idFor(name, device.id, key->has_value());
    const auto here = alreadyHere(name, *size, device);
    if (!here)
        return withTus(refuse(here.error()));
    if (!*here && !*key && request.body.size() == *length)
        return createWhole(request, name, location);
    auto response = tusAnswer(201);
    response.headers["Location"] = location;
    if (*here) {
        response.headers["Upload-Offset"] = std::to_string(*length);
        return response;
    }
    const auto upload = ports_.media.begin(name, device.id, *length, *key);
    if (!upload)
        return withTus(refuse(upload.error()));
    if (!request.body.empty() && upload->received == 0) {
        response = add(request, *upload, 0, 201);
        if (response.status == 201)
            response.headers["Location"] = location;
        return response;
    }
    response.headers["Upload-Offset"] = std::to_string(upload->received);
    response.headers["Upload-Expires"] = httpDate(ports_.clock.now() + uploadLife);
    return response;
}

Response Uploads::createWhole(const Request& request, const MediumName& name, const std::string& location) {
    // Where the part is the whole its checksum is the medium's hash, which is looked at as it is kept.
    const bool hashIsChecksum = request.header("upload-checksum") == checksumOf(name.sha256);
    if (auto bad = hashIsChecksum ? refuseType(request) : refuseChunk(request))
        return withTus(std::move(*bad));
    const auto kept = ports_.media.keep(name, request.body).and_then([&] { return dropErased(name); });
    if (!kept && hashIsChecksum && kept.error().code == "wrong_hash")
        return withTus(damaged());
    if (!kept)
        return refuseAdding(kept.error());
    auto response = tusAnswer(201);
    response.headers["Location"] = location;
    response.headers["Upload-Offset"] = std::to_string(request.body.size());
    return response;
}

Response Uploads::onUpload(const Request& request, const std::string& id, const Device& device) {
    if (request.header("tus-resumable") != tusVersion)
        return withTus(refuse(412, "bad_version", "This server speaks tus 1.0.0."));
    const bool plausible = id.size() == 32 && fromHex(id).has_value();
    const auto upload = plausible
                            ? ports_.media.find(id, device.id)
                            : fail("no_upload", ErrorCategory::Rejected, "That upload is not known here.");
    if (!upload)
        return refuseAdding(upload.error());
    if (request.method == "HEAD") {
        auto response = tusAnswer(200);
        response.headers["Upload-Offset"] = std::to_string(upload->received);
        response.headers["Upload-Length"] = std::to_string(upload->length);
        response.headers["Upload-Expires"] = httpDate(ports_.clock.now() + uploadLife);
        return response;
    }
    if (request.method == "DELETE") {
        const auto dropped = ports_.media.drop(*upload);
        return dropped ? tusAnswer(204) : withTus(refuse(dropped.error()));
    }
    const auto offset = readNumber(request.header("upload-offset"));
    if (!offset)
        return withTus(refuse(400, "bad_offset", "This part does not say where it belongs."));
    return add(request, *upload, *offset, 204);
}

Response Uploads::add(const Request& request, const Upload& upload, std::uint64_t offset, int status) {
    if (auto bad = refuseChunk(request))
        return withTus(std::move(*bad));
    const auto now = ports_.media.add(upload, offset, request.body);
    if (!now)
        return refuseAdding(now.error());
    if (now->received == now->length)
        if (const auto dropped = dropErased(upload.name); !dropped)
            return refuseAdding(dropped.error());
    auto response = tusAnswer(status);
    response.headers["Upload-Offset"] = std::to_string(now->received);
    response.headers["Upload-Expires"] = httpDate(ports_.clock.now() + uploadLife);
    return response;
}

} // namespace jotter::server
