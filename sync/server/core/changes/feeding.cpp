#include "sync/server/core/changes/feeding.h"

#include "sync/server/core/answers.h"

namespace jotter::server {

using nlohmann::json;

namespace {
constexpr std::uint64_t maxPageChanges = 1000;
constexpr std::uint64_t usualPageChanges = 500;
constexpr std::uint64_t everyPupilRights = ~0ULL;

std::string queried(const Target& target, const std::string& name) {
    const auto it = target.query.find(name);
    return it == target.query.end() ? std::string{} : it->second;
}

Response gone(const Error& error) {
    return error.code == "cursor_gone" ? refuse(410, error) : refuse(error);
}
} // namespace

Expected<std::uint64_t> Feeding::rightsAt(std::uint64_t seq, const Readable& readable) {
    if (readable.everyPupil())
        return everyPupilRights;
    return ports_.log.streams().map([&](const std::vector<StreamInfo>& streams) {
        std::uint64_t sum = 0;
        for (const auto& stream : streams) {
            if (stream.firstSeq > seq || !readable.has(stream.name))
                continue;
            const auto hash = Sha256::of(stream.name);
            std::uint64_t value = 0;
            for (unsigned i = 0; i < 8; ++i)
                value = value << 8U | hash.bytes[i];
            sum += value;
        }
        return sum;
    });
}

Expected<Cursor> Feeding::cursorOf(const Target& target, const Device& device, const Readable& readable) {
    const auto cursor = ports_.cursors().read(queried(target, "cursor"), device.id);
    const auto lost =
        fail("cursor_gone", ErrorCategory::Rejected, "The list has to be read from its beginning again.");
    if (!cursor)
        return lost;
    if (cursor->seq == 0)
        return Cursor{};
    const auto rights = rightsAt(cursor->seq, readable);
    if (!rights)
        return tl::make_unexpected(rights.error());
    return *rights == cursor->rights ? Expected<Cursor>(*cursor) : lost;
}

Response Feeding::feed(const Target& target, const Device& device) {
    const auto asked = queried(target, "limit");
    const auto limit = asked.empty() ? usualPageChanges : readNumber(asked).value_or(0);
    if (limit == 0 || limit > maxPageChanges)
        return refuse(400, "bad_limit", "A page holds between 1 and 1000 records.");
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    const auto cursor = cursorOf(target, device, *readable);
    if (!cursor)
        return gone(cursor.error());
    const auto page =
        ports_.log.page(cursor->seq, limit, [&](const std::string& stream) { return readable->has(stream); });
    if (!page)
        return refuse(page.error());
    const auto rights = rightsAt(page->scannedTo, *readable);
    if (!rights)
        return refuse(rights.error());
    const auto receipts = ports_.receipts();
    std::string lines;
    for (const auto& change : page->changes) {
        if (change.firstOfStream)
            addLine(lines, {{"stream+", change.stream}});
        // The change's bytes stand as they came: the receiver hashes them.
        lines += R"({"seq":)" + std::to_string(change.seq) + R"(,"hlc_effective":")" +
                 change.effective.toString() + R"(","receipt":")" +
                 receipts.make(change.id, change.hash, change.device, change.effective) + R"(","change":)" +
                 change.bytes + "}\n";
    }
    addLine(lines, {{"cursor", ports_.cursors().write({page->scannedTo, *rights}, device.id)},
                    {"more", page->more}});
    return linesAnswer(std::move(lines));
}

Response Feeding::wait(const Target& target, const Device& device) {
    const auto readable = ports_.readable(device);
    if (!readable)
        return refuse(readable.error());
    const auto cursor = cursorOf(target, device, *readable);
    if (!cursor)
        return gone(cursor.error());
    const auto page =
        ports_.log.page(cursor->seq, 1, [&](const std::string& stream) { return readable->has(stream); });
    if (!page)
        return refuse(page.error());
    const bool changed = !page->changes.empty() || page->more;
    auto response = jsonAnswer({{"changed", changed}});
    response.mayWait = !changed;
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
