#pragma once

#include "sync/server/core/ports.h"

#include <map>

namespace jotter::server {

/// One page of a device's feed, and the cursor after it.
///
///   grants that ended      stream-, erase     the stream leaves the cursor
///   grants that are new    stream+, changes   from the beginning up to the cursor's place, stream by stream
///   then the log           in order           stream+ before the first change of a stream; erase, hide
///
/// The cursor's place moves on only when nothing waits to be filled in, so "everything up to here of the
/// streams held" stays true whatever happens to grants between two pages. A stream that begins while the page
/// is made is not seen by it and counts as new the next time.
class FeedPage {
public:
    FeedPage(const Ports& ports, const Readable& readable, Cursor cursor);

    /// Compares the cursor with what may be read now. Comes first.
    [[nodiscard]] Expected<void> compareGrants();
    /// True when there is something to tell, without telling it.
    [[nodiscard]] Expected<bool> hasNews();
    /// Adds at most `limit` changes.
    [[nodiscard]] Expected<void> fill(std::size_t limit);

    [[nodiscard]] const std::string& lines() const { return lines_; }
    [[nodiscard]] const Cursor& cursor() const { return cursor_; }
    [[nodiscard]] bool more() const { return more_; }

private:
    [[nodiscard]] Expected<void> fillIn(std::size_t limit);
    [[nodiscard]] Expected<void> goOn(std::size_t limit);
    void add(const LoggedChange& change);
    void add(const FeedNote& note);
    void endFilling(std::uint64_t stream);

    const Ports& ports_;
    const Readable& readable_;
    Cursor cursor_;
    std::map<std::uint64_t, StreamInfo> granted_;  ///< by number
    std::map<std::string, std::uint64_t> numbers_; ///< of those, by name
    std::string lines_;
    std::size_t added_ = 0;
    bool more_ = false;
};

} // namespace jotter::server
