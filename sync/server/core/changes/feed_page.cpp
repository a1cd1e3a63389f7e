#include "sync/server/core/changes/feed_page.h"

#include "sync/change/planted.h"
#include "sync/server/core/answers.h"

namespace jotter::server {

FeedPage::FeedPage(const Ports& ports, const Readable& readable, Cursor cursor)
    : ports_(ports)
    , readable_(readable)
    , cursor_(std::move(cursor)) {}

Expected<void> FeedPage::compareGrants() {
    const auto streams = ports_.log.streams();
    if (!streams)
        return tl::make_unexpected(streams.error());
    for (const auto& stream : *streams) {
        const auto number = stream.number;
        const bool had = cursor_.held.contains(number) || cursor_.waiting.contains(number);
        if (!stream.erased && readable_.has(stream.name)) {
            granted_[number] = stream;
            numbers_[stream.name] = number;
            if (!had && stream.firstSeq <= cursor_.seq)
                cursor_.waiting.insert(number);
            continue;
        }
        if (!had)
            continue;
        if (stream.erased)
            addLine(lines_, {{"erase", {{"stream", stream.name}}}});
        else
            addLine(lines_, {{"stream-", stream.name}});
        cursor_.held.erase(number);
        endFilling(number);
    }
    return {};
}

void FeedPage::endFilling(std::uint64_t stream) {
    cursor_.waiting.erase(stream);
    if (cursor_.filling == stream)
        cursor_.filling = cursor_.filledTo = 0;
}

Expected<bool> FeedPage::hasNews() {
    if (!lines_.empty() || !cursor_.waiting.empty())
        return true;
    const auto wants = [&](const std::string& stream) { return numbers_.contains(stream); };
    return ports_.log.page(cursor_.seq, 1, wants).map([](const LogPage& page) {
        return !page.changes.empty() || !page.notes.empty() || page.more;
    });
}

Expected<void> FeedPage::fill(std::size_t limit) {
    auto filled = fillIn(limit);
    if (!filled || !cursor_.waiting.empty()) {
        more_ = true;
        return filled;
    }
    return goOn(limit);
}

Expected<void> FeedPage::fillIn(std::size_t limit) {
    while (!cursor_.waiting.empty() && added_ < limit && lines_.size() < maxPageBytes) {
        if (cursor_.filling == 0)
            cursor_.filling = *cursor_.waiting.begin();
        const auto stream = cursor_.filling;
        const auto& name = granted_.at(stream).name;
        if (cursor_.filledTo == 0)
            addLine(lines_, {{"stream+", name}});
        const auto page = ports_.log.pageOf(name, cursor_.filledTo, cursor_.seq, limit - added_);
        if (!page)
            return tl::make_unexpected(page.error());
        for (const auto& change : page->changes)
            add(change);
        cursor_.filledTo = page->scannedTo;
        if (page->more)
            return {};
        for (const auto& note : page->notes)
            add(note);
        cursor_.held.insert(stream);
        endFilling(stream);
    }
    return {};
}

Expected<void> FeedPage::goOn(std::size_t limit) {
    more_ = added_ >= limit || lines_.size() >= maxPageBytes;
    if (more_)
        return {};
    const auto wants = [&](const std::string& stream) { return numbers_.contains(stream); };
    const auto page = ports_.log.page(cursor_.seq, limit - added_, wants);
    if (!page)
        return tl::make_unexpected(page.error());
    auto note = page->notes.begin();
    const auto addNotesUpTo = [&](std::uint64_t seq) {
        for (; note != page->notes.end() && note->seq <= seq; ++note)
            add(*note);
    };
    for (const auto& change : page->changes) {
        addNotesUpTo(change.seq);
        if (cursor_.held.insert(numbers_.at(change.stream)).second)
            addLine(lines_, {{"stream+", change.stream}});
        add(change);
    }
    addNotesUpTo(page->scannedTo);
    if (cursor_.seq != page->scannedTo)
        cursor_.mark = page->mark;
    cursor_.seq = page->scannedTo;
    if (planted(Fault::CursorOverAGap) && page->more) {
        cursor_.mark = 0;
        ++cursor_.seq;
    }
    more_ = page->more;
    return {};
}

/// Only to who has the stream: to others there is nothing to erase or to hide.
void FeedPage::add(const FeedNote& note) {
    const auto number = numbers_.at(note.stream);
    if (!cursor_.held.contains(number) && cursor_.filling != number)
        return;
    if (note.erased)
        addLine(lines_, {{"erase", {{"stream", note.stream}, {"entity", note.erased->toString()}}}});
    if (note.hidden)
        addLine(lines_, {{"hide", {{"stream", note.stream}, {"sha256", note.hidden->toHex()}}}});
}

/// The change's bytes stand as they came: the receiver hashes them.
void FeedPage::add(const LoggedChange& change) {
    ++added_;
    lines_ += R"({"seq":)" + std::to_string(change.seq) + R"(,"hlc_effective":")" +
              change.effective.toString() + R"(","receipt":")" +
              ports_.receipts().make(change.id, change.hash, change.device, change.effective) +
              R"(","change":)" + change.bytes + "}\n";
}

} // namespace jotter::server
