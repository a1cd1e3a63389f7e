#include "sync/server/core/changes/feeding.h"

#include "sync/server/core/answers.h"
#include "sync/server/core/changes/feed_page.h"

#include <array>

namespace jotter::server {

namespace {
constexpr std::uint64_t usualPageChanges = 500;

std::string queried(const Target& target, const std::string& name) {
    const auto it = target.query.find(name);
    return it == target.query.end() ? std::string{} : it->second;
}

Response gone(const Error& error) {
    return error.code == "cursor_gone" ? refuse(410, error) : refuse(error);
}
} // namespace

Expected<Cursor> Feeding::cursorOf(const Target& target, const Device& device) {
    const auto codec = ports_.cursors();
    if (!codec)
        return tl::make_unexpected(codec.error());
    const auto lost =
        fail("cursor_gone", ErrorCategory::Rejected, "The list has to be read from its beginning again.");
    const auto cursor = codec->read(queried(target, "cursor"), device.id);
    if (!cursor)
        return lost;
    const auto putBack = wasPutBack(*cursor);
    if (!putBack)
        return tl::make_unexpected(putBack.error());
    if (!*putBack)
        return *cursor;
    const auto begun = beginEpoch();
    return begun ? lost : tl::make_unexpected(begun.error());
}

Expected<bool> Feeding::wasPutBack(const Cursor& cursor) {
    const auto newest = ports_.log.newest();
    if (!newest)
        return tl::make_unexpected(newest.error());
    if (cursor.seq > *newest || cursor.mark == 0)
        return cursor.seq > *newest;
    return ports_.log.markAt(cursor.seq).map([&](const std::optional<std::uint64_t>& mark) {
        return mark && *mark != cursor.mark;
    });
}

Expected<void> Feeding::beginEpoch() {
    std::array<std::uint8_t, 16> bytes{};
    ports_.random.fill(bytes);
    const auto epoch = toHex(bytes);
    return ports_.log.setServerEpoch(epoch).and_then([&] { return ports_.school.keepEpoch(epoch); });
}

Response Feeding::feed(const Target& target, const Device& device) {
    const auto asked = queried(target, "limit");
    const auto limit = asked.empty() ? usualPageChanges : readNumber(asked).value_or(0);
    if (limit == 0 || limit > maxPageChanges)
        return refuse(400, "bad_limit", "A page holds between 1 and 2000 records.");
    const auto cursor = cursorOf(target, device);
    if (!cursor)
        return gone(cursor.error());
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    FeedPage page(ports_, *readable, *cursor);
    const auto filled = page.compareGrants().and_then([&] { return page.fill(limit); });
    if (!filled)
        return refuse(filled.error());
    const auto codec = ports_.cursors();
    if (!codec)
        return refuse(codec.error());
    auto lines = page.lines();
    addLine(lines, {{"cursor", codec->write(page.cursor(), device.id)}, {"more", page.more()}});
    return linesAnswer(std::move(lines));
}

Response Feeding::wait(const Target& target, const Device& device) {
    const auto cursor = cursorOf(target, device);
    if (!cursor)
        return gone(cursor.error());
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    FeedPage page(ports_, *readable, *cursor);
    const auto news = page.compareGrants().and_then([&] { return page.hasNews(); });
    if (!news)
        return refuse(news.error());
    auto response = jsonAnswer({{"changed", *news}});
    response.mayWait = !*news;
    return response;
}

Response Feeding::digest(const Target& target, const Device& device) {
    const auto stream = queried(target, "stream");
    const auto asked = queried(target, "upto");
    const auto upto = asked.empty() ? std::optional<std::uint64_t>(0) : readNumber(asked);
    if (!upto)
        return refuse(400, "bad_number", "That is not a place in the list.");
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    if (!readable->has(stream))
        return notFound();
    const auto digest = ports_.log.digest(stream, *upto);
    if (!digest)
        return refuse(digest.error());
    return jsonAnswer({{"stream", stream},
                       {"upto", digest->upto},
                       {"count", digest->digest.count},
                       {"sum", digest->digest.sumHex()}});
}

} // namespace jotter::server
