#include "sync/engine/download.h"

#include <algorithm>

namespace jotter::engine {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {
constexpr std::size_t mostThumbs = 64;
constexpr std::uint64_t thumbBytes = 128UL << 10U;
constexpr std::uint64_t inOnePiece = 4UL << 20U;

/// A medium that several changes refer to may be there through one of them and not yet through another.
std::string keyOf(const Sha256& sha256, ChangeId change) {
    return "down/" + sha256.toHex().substr(0, 16) + change.toString().substr(24);
}

/// A medium that came whole: into the vault, then noted. False when the bytes are not those of the hash.
Expected<bool> store(Desk& desk, const Sha256& sha256, std::string_view bytes) {
    const auto kept = desk.vault.keep(sha256, bytes);
    if (!kept && kept.error().code == "wrong_hash")
        return false;
    const auto noted = kept ? desk.journal.mediumReceived(sha256) : kept;
    desk.chores = true; // its stream may have ended while it was on its way
    return noted ? Expected<bool>(true) : tl::make_unexpected(noted.error());
}
} // namespace

Expected<std::optional<Request>> Thumbs::next(WallTime now) {
    const auto wanted = desk_.journal.wantedThumbs(mostThumbs + desk_.backoff.countBlocked(now));
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    asked_.clear();
    json items = json::array();
    for (const auto& thumb : *wanted) {
        const bool later = desk_.backoff.blocked(keyOf(thumb.sha256, thumb.change), now);
        if (later || asked_.size() == mostThumbs || !asked_.try_emplace(thumb.sha256, thumb.change).second)
            continue;
        items.push_back({{"sha256", thumb.sha256.toHex()}, {"change", thumb.change.toString()}});
    }
    if (asked_.empty())
        return std::nullopt;
    Request request;
    request.method = "POST";
    request.path = "/v1/thumbnails";
    request.headers["Content-Type"] = "application/json";
    request.body = json{{"items", std::move(items)}}.dump();
    request.answerLimit = mostThumbs * thumbBytes;
    return request;
}

Expected<Verdict> Thumbs::answered(const Response& response, WallTime now) {
    if (response.status != 200)
        return Verdict::Later;
    const auto thumbnails = wire::readThumbnails(response.body);
    if (!thumbnails)
        return tl::make_unexpected(thumbnails.error());
    auto missing = asked_;
    for (const auto& thumbnail : *thumbnails) {
        const auto asked = missing.find(thumbnail.sha256);
        if (!thumbnail.bytes || asked == missing.end())
            continue;
        const auto stored = store(desk_, thumbnail.sha256, *thumbnail.bytes);
        if (!stored)
            return tl::make_unexpected(stored.error());
        if (*stored) {
            desk_.backoff.succeeded(keyOf(asked->first, asked->second));
            missing.erase(asked);
        }
    }
    for (const auto& [sha256, change] : missing) // its tablet has not sent it yet
        desk_.backoff.failed(keyOf(sha256, change), Obstacle::None, now);
    return Verdict::Progress;
}

void Thumbs::dropped(WallTime) {
    asked_.clear();
}

std::string Download::key() const {
    return medium_ ? keyOf(medium_->sha256, medium_->change) : "download";
}

Expected<std::optional<Request>> Download::next(WallTime now) {
    if (desk_.thumbsOnly)
        return std::nullopt;
    if (!medium_) {
        const auto wanted = desk_.journal.wantedMedia(4 + taken_.size() + desk_.backoff.countBlocked(now));
        if (!wanted)
            return tl::make_unexpected(wanted.error());
        const auto free = std::ranges::find_if(*wanted, [&](const WantedMedium& medium) {
            return !taken_.contains(medium.sha256) &&
                   !desk_.backoff.blocked(keyOf(medium.sha256, medium.change), now);
        });
        if (free == wanted->end())
            return std::nullopt;
        medium_ = *free;
        taken_.insert(medium_->sha256);
    }
    Request request;
    request.method = "GET";
    request.path = "/v1/media/" + medium_->sha256.toHex() + "?change=" + medium_->change.toString();
    if (medium_->bytes > inOnePiece) {
        const auto last = std::min<std::uint64_t>(received_.size() + inOnePiece, medium_->bytes) - 1;
        request.headers["Range"] = "bytes=" + std::to_string(received_.size()) + "-" + std::to_string(last);
    }
    request.answerLimit =
        std::min(std::max(medium_->bytes, inOnePiece) + 1024, desk_.limits.mediumBytes + 1024);
    request.total = 10min; // a large one on a bad line; what stands still is broken off much earlier
    return request;
}

Expected<Verdict> Download::answered(const Response& response, WallTime) {
    if (response.status == 206)
        received_ += response.body;
    else if (response.status == 200)
        received_ = response.body;
    else {
        release();
        return response.status == 404 ? Verdict::NotYet : Verdict::Later;
    }
    const bool rest = response.status == 206 && !response.body.empty() && received_.size() < medium_->bytes;
    return rest ? Expected<Verdict>(Verdict::Progress) : keep();
}

Expected<Verdict> Download::keep() {
    const auto stored = store(desk_, medium_->sha256, received_);
    received_.clear();
    release();
    if (!stored)
        return tl::make_unexpected(stored.error());
    return *stored ? Verdict::Progress : Verdict::Later;
}

/// Keeps the medium in its slot, so that what has come is not fetched twice; the engine leaves it alone for a
/// while.
void Download::dropped(WallTime) {
    if (received_.empty())
        release();
}

void Download::release() {
    if (medium_)
        taken_.erase(medium_->sha256);
    medium_.reset();
    received_.clear();
}

std::pair<std::uint64_t, std::uint64_t> Download::travelling() const {
    return medium_ ? std::pair<std::uint64_t, std::uint64_t>(received_.size(), medium_->bytes)
                   : std::pair<std::uint64_t, std::uint64_t>();
}

} // namespace jotter::engine
