#include "sync/server/core/downloads.h"

#include "sync/server/core/answers.h"
#include "sync/server/wire/range.h"

namespace jotter::server {

using nlohmann::json;

namespace {
constexpr std::size_t maxThumbnails = 64;
constexpr std::uint64_t maxThumbnailBytes = 128UL * 1024;
} // namespace

Expected<std::optional<MediumName>> Downloads::reachable(const std::string& hash, const std::string& change,
                                                         const Readable& readable) {
    const auto sha256 = Sha256::parse(hash);
    const auto id = ChangeId::parse(change);
    if (!sha256 || !id)
        return std::nullopt;
    const auto stream = ports_.log.referringStream(*id, *sha256);
    if (!stream)
        return tl::make_unexpected(stream.error());
    if (!*stream || !readable.has(**stream))
        return std::nullopt;
    return MediumName{**stream, *sha256};
}

Response Downloads::medium(const Request& request, const Target& target, const std::string& hash,
                           const Device& device) {
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    const auto change = target.query.find("change");
    const auto name = reachable(hash, change == target.query.end() ? "" : change->second, *readable);
    if (!name)
        return refuse(name.error());
    const auto size = *name ? ports_.media.size(**name) : std::optional<std::uint64_t>{};
    if (!size)
        return refuse(size.error());
    if (!*size)
        return notFound();
    Response response;
    response.headers["ETag"] = "\"" + hash + "\"";
    response.headers["Accept-Ranges"] = "bytes";
    response.headers["Content-Type"] = "application/octet-stream";
    response.headers["Cache-Control"] = "no-store";
    // A medium never changes, so If-Range holds exactly when it names this one.
    const auto& condition = request.header("if-range");
    const bool mayCut = condition.empty() || condition == response.headers["ETag"];
    ByteRange range;
    switch (readRange(mayCut ? request.header("range") : "", **size, range)) {
    case RangeKind::Unsatisfiable:
        response = refuse(416, "bad_range", "This picture or recording is shorter than that.");
        response.headers["Content-Range"] = "bytes */" + std::to_string(**size);
        return response;
    case RangeKind::Part:
        response.status = 206;
        response.headers["Content-Range"] = "bytes " + std::to_string(range.from) + "-" +
                                            std::to_string(range.from + range.size - 1) + "/" +
                                            std::to_string(**size);
        break;
    case RangeKind::Whole:
        break;
    }
    response.longBody.size = range.size;
    response.longBody.read = [this, medium = **name, from = range.from](std::uint64_t offset,
                                                                        std::size_t count) {
        return ports_.media.read(medium, from + offset, count);
    };
    return response;
}

Response Downloads::thumbnails(const Request& request, const Device& device) {
    const auto body = JsonBody::read(request.body);
    if (!body)
        return refuse(body.error());
    const auto items = body->value().find("items");
    if (items == body->value().end() || !items->is_array() || items->size() > maxThumbnails)
        return refuse(400, "bad_items", "Between 0 and 64 thumbnails are sent at once.");
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    std::string lines;
    for (const auto& item : *items) {
        const auto hash = item.is_object() ? item.value("sha256", json{}) : json{};
        const auto change = item.is_object() ? item.value("change", json{}) : json{};
        if (!hash.is_string() || !change.is_string())
            return refuse(400, "bad_items", "Each thumbnail is asked for by its hash and a record.");
        json line{{"sha256", hash}};
        const auto name = reachable(hash.get<std::string>(), change.get<std::string>(), *readable);
        const auto size = name && *name ? ports_.media.size(**name) : std::optional<std::uint64_t>{};
        if (size && *size && **size <= maxThumbnailBytes) {
            const auto bytes = ports_.media.read(**name, 0, **size);
            if (bytes)
                line["bytes"] = toBase64(*bytes);
        }
        lines += line.dump() + "\n";
    }
    return linesAnswer(std::move(lines));
}

} // namespace jotter::server
