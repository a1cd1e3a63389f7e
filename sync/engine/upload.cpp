#include "sync/engine/upload.h"

#include <algorithm>

namespace jotter::engine {

using namespace std::chrono_literals;

namespace {
constexpr auto quick = 2s;
constexpr auto slow = 10s;
constexpr unsigned mostPlacesLost = 5;

/// Only a path on the same server: an upload is never sent to where an answer points.
std::string pathOf(const std::string& location) {
    const auto at = location.find("/v1/media/uploads/");
    return at == std::string::npos ? std::string() : location.substr(at);
}
} // namespace

std::string Upload::keyOf(const OutgoingMedium& medium) {
    const auto* way = medium.box.empty() ? "up/" : "up-sealed/";
    return way + medium.sha256.toHex().substr(0, 16) + "/" + medium.stream;
}

Expected<std::optional<Request>> Upload::next(WallTime now) {
    if (!medium_) {
        if (const auto chosen = choose(now); !chosen)
            return tl::make_unexpected(chosen.error());
    }
    if (!medium_)
        return std::nullopt;
    sentAt_ = now;
    auto request = location_.empty() ? create() : patch();
    if (!request || !*request)
        release();
    return request;
}

Expected<void> Upload::choose(WallTime now) {
    if (const auto kept = keepArrived(); !kept)
        return kept;
    const auto waiting =
        desk_.journal.unsentMedia(8 + uploads_.taken.size() + desk_.backoff.countBlocked(now));
    if (!waiting)
        return tl::make_unexpected(waiting.error());
    const auto free = std::ranges::find_if(*waiting, [&](const OutgoingMedium& medium) {
        const auto name = keyOf(medium);
        if (desk_.thumbsOnly && medium.kind != "thumb")
            return false;
        const bool room = medium.bytes < UploadDesk::large || uploads_.largeTaken == 0;
        return room && !uploads_.taken.contains(name) && !desk_.backoff.blocked(name, now);
    });
    if (free == waiting->end())
        return {};
    medium_ = *free;
    if (medium_->bytes == 0)
        measure();
    uploads_.taken.insert(key());
    uploads_.largeTaken += medium_->bytes >= UploadDesk::large ? 1 : 0;
    return {};
}

/// A change says nothing of how large its thumbnails are. What cannot be read now stays unmeasured: sending
/// it tells why.
void Upload::measure() {
    if (!medium_->box.empty()) {
        medium_->bytes = desk_.vault.sealedBytes(medium_->sha256).value_or(0);
        return;
    }
    const auto whole = desk_.vault.read(medium_->sha256, 0, UploadDesk::leastChunk);
    if (whole)
        medium_->bytes = whole->size();
}

Expected<std::optional<Request>> Upload::create() {
    if (medium_->bytes > desk_.limits.mediumBytes) {
        const auto held = refused("too_big");
        return held ? Expected<std::optional<Request>>(std::nullopt) : tl::make_unexpected(held.error());
    }
    Request request;
    request.method = "POST";
    request.path = "/v1/media";
    request.headers = {{"Tus-Resumable", "1.0.0"},
                       {"Upload-Length", std::to_string(medium_->bytes)},
                       {"Upload-Metadata", "stream " + toBase64(medium_->stream) + ",sha256 " +
                                               toBase64(medium_->sha256.toHex()) + ",kind " +
                                               toBase64(medium_->kind)}};
    if (!medium_->box.empty())
        request.headers["Upload-Metadata"] += ",key " + toBase64(medium_->box);
    offset_ = 0;
    inChunk_ = 0;
    // What goes in one part goes with its creation, and is on the server after one request. What failed
    // before may lie half way: then ask for the offset first.
    const bool first = !desk_.backoff.knows(key()) && placesLost_ == 0;
    if (!first || medium_->bytes > uploads_.chunk)
        return request;
    const auto added =
        addBytes(request, medium_->box.empty() ? std::optional(medium_->sha256) : std::nullopt);
    if (!added)
        return tl::make_unexpected(added.error());
    return *added ? std::optional(request) : std::nullopt;
}

Expected<std::optional<Request>> Upload::patch() {
    Request request;
    request.method = "PATCH";
    request.path = location_;
    request.headers = {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", std::to_string(offset_)}};
    request.total = 10min; // a chunk on a bad line; what stands still is broken off much earlier
    const auto added = addBytes(request, {});
    if (!added)
        return tl::make_unexpected(added.error());
    return *added ? std::optional(request) : std::nullopt;
}

/// `known` is the hash of the bytes where they are the whole medium: what lies here may be damaged, but then
/// a second try hashes it and tells. False when the medium is not here any more: it was put aside.
Expected<bool> Upload::addBytes(Request& request, const std::optional<Sha256>& known) {
    const auto size = std::min({uploads_.chunk, desk_.limits.chunkBytes, medium_->bytes - offset_});
    const auto count = static_cast<std::size_t>(size);
    auto bytes = medium_->box.empty() ? desk_.vault.read(medium_->sha256, offset_, count)
                                      : desk_.vault.readSealed(medium_->sha256, offset_, count);
    const bool gone = bytes ? bytes->size() != size : bytes.error().code == "medium_missing";
    if (gone) {
        const auto held = desk_.journal.holdMedium(*medium_, "medium_missing");
        return held ? Expected<bool>(false) : tl::make_unexpected(held.error());
    }
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    const auto hash = known ? *known : Sha256::of(*bytes);
    request.headers["Content-Type"] = "application/offset+octet-stream";
    request.headers["Upload-Checksum"] =
        "sha256 " + toBase64({reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()});
    inChunk_ = bytes->size();
    request.body = std::move(*bytes);
    return true;
}

Expected<Verdict> Upload::answered(const Response& response, WallTime now) {
    auto verdict = judged(response, now);
    const auto kept = keepArrived();
    return kept || !verdict ? verdict : tl::make_unexpected(kept.error());
}

/// When some have gathered, or nothing else is in a slot.
Expected<void> Upload::keepArrived() {
    auto& arrived = uploads_.arrived;
    if (arrived.empty() ||
        (arrived.size() < UploadDesk::mostUnkept && uploads_.taken.size() > arrived.size()))
        return {};
    if (auto kept = desk_.journal.mediaSent(arrived); !kept)
        return kept;
    for (const auto& medium : arrived)
        uploads_.taken.erase(keyOf(medium));
    desk_.chores = true; // a sealed copy may have done its service
    arrived.clear();
    return {};
}

Expected<Verdict> Upload::judged(const Response& response, WallTime now) {
    switch (response.status) {
    case 200:
    case 201:
    case 204:
        return moved(response, now);
    case 404:
    case 409:
    case 410:
        return lostPlace();
    case 413:
        if (location_.empty() && inChunk_ == 0)
            return refused("too_big");
        shrink();
        return lostPlace();
    case 460:
        shrink();
        return lostPlace();
    case 422:
        return wrongHash();
    case 400:
    case 415:
        return refused("refused");
    default:
        release();
        return Verdict::Later;
    }
}

Expected<Verdict> Upload::moved(const Response& response, WallTime now) {
    auto offset = wire::number(response, "upload-offset");
    // tus: an upload created without its first bytes begins at 0, said or not.
    if (!offset && response.status == 201 && inChunk_ == 0)
        offset = 0;
    if (location_.empty())
        location_ = pathOf(wire::header(response, "location"));
    const bool complete = offset && *offset == medium_->bytes;
    if (!offset || *offset > medium_->bytes || (location_.empty() && !complete)) {
        release();
        return fail("unreadable_answer", ErrorCategory::Transient, "The server's answer could not be read.");
    }
    const bool stuck = inChunk_ > 0 && *offset <= offset_ && !complete;
    offset_ = *offset;
    if (complete) {
        uploads_.arrived.push_back(*medium_);
        release();
        uploads_.taken.insert(keyOf(uploads_.arrived.back()));
        return Verdict::Progress;
    }
    if (stuck)
        return lostPlace();
    adapt(now);
    return Verdict::Progress;
}

/// The server is somewhere else than we are: create again, which answers where it is.
Verdict Upload::lostPlace() {
    location_.clear();
    if (++placesLost_ < mostPlacesLost)
        return Verdict::Again;
    release();
    return Verdict::Later;
}

/// Every chunk arrived as it was read, yet the whole is not the medium: what lies here is damaged.
Expected<Verdict> Upload::wrongHash() {
    if (placesLost_ == 0)
        return lostPlace();
    return refused("wrong_hash");
}

Expected<Verdict> Upload::refused(const std::string& reason) {
    const auto held = desk_.journal.holdMedium(*medium_, reason);
    release();
    if (!held)
        return tl::make_unexpected(held.error());
    return Verdict::Progress;
}

void Upload::dropped(WallTime) {
    if (inChunk_ > 0)
        shrink();
    release();
    // Not kept now, they are kept with the next.
    static_cast<void>(keepArrived());
}

void Upload::adapt(WallTime now) {
    if (inChunk_ < uploads_.chunk || now < sentAt_)
        return;
    const auto took = now - sentAt_;
    if (took < quick)
        uploads_.chunk = std::min(uploads_.chunk * 2, desk_.limits.chunkBytes);
    else if (took > slow)
        shrink();
}

void Upload::shrink() {
    uploads_.chunk = std::max(uploads_.chunk / 2, UploadDesk::leastChunk);
}

void Upload::release() {
    if (!medium_)
        return;
    uploads_.taken.erase(key());
    uploads_.largeTaken -= medium_->bytes >= UploadDesk::large ? 1 : 0;
    medium_.reset();
    location_.clear();
    offset_ = 0;
    inChunk_ = 0;
    placesLost_ = 0;
}

std::pair<std::uint64_t, std::uint64_t> Upload::travelling() const {
    return medium_ ? std::pair(offset_, medium_->bytes) : std::pair<std::uint64_t, std::uint64_t>();
}

} // namespace jotter::engine
