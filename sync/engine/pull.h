#pragma once

#include "sync/engine/errand.h"

#include <utility>

namespace jotter::engine {

/// Fetches the feed, page after page, until there is no more. A page and its cursor are applied together or
/// not at all. Where more follows, the next page is asked for before this one is applied, so that the server
/// makes it while the tablet writes.
class Pull final : public Errand {
public:
    explicit Pull(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "pull"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// To be called at each look, before requests are given: at the first after a page was kept the next one
    /// can be asked for, at the second it is applied, whatever became of that. True: it was.
    [[nodiscard]] Expected<bool> applyKept();
    /// Whether a page waits to be applied.
    [[nodiscard]] bool keeps() const { return kept_.has_value(); }

    /// There may be something new on the server.
    void lookAgain() { due_ = true; }
    [[nodiscard]] bool due() const { return due_; }
    /// The server said that there is nothing after the cursor.
    void nothingNew(WallTime now) { lastComplete_ = now; }
    /// When the last page that was the end of the feed came.
    [[nodiscard]] std::optional<WallTime> lastComplete() const { return lastComplete_; }
    /// Whether everything that the server is known to have was fetched.
    [[nodiscard]] bool current() const { return lastComplete_ && !due_; }
    /// The server did not take the cursor; says so once.
    [[nodiscard]] bool cursorWasGone() { return std::exchange(cursorWasGone_, false); }

private:
    struct Kept {
        wire::Page page;
        std::string after; ///< the cursor that it follows
        bool ripe = false;
    };

    [[nodiscard]] Expected<Verdict> take(const Response& response, WallTime now);
    [[nodiscard]] Expected<void> write(const wire::Page& page, const std::string& after);
    [[nodiscard]] Expected<Verdict> endUngranted();

    /// A page is written in one transaction, which a person's record has to wait for.
    static constexpr std::size_t usualInPage = 500;

    Desk& desk_;
    bool due_ = true;
    /// Grows while more follows, as many small writes are what filling a tablet takes. Halved when pages do
    /// not arrive.
    std::size_t limit_ = usualInPage;
    std::string cursor_; ///< of the request that is on its way
    std::optional<Kept> kept_;
    std::optional<WallTime> lastComplete_;
    bool cursorWasGone_ = false;
};

/// Holds a request open, while the app is in front, which the server answers as soon as there is something
/// new.
class Wait final : public Errand {
public:
    Wait(Desk& desk, Pull& pull)
        : desk_(desk)
        , pull_(pull) {}

    [[nodiscard]] std::string key() const override { return "wait"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    void setInFront(bool inFront) { inFront_ = inFront; }
    [[nodiscard]] bool inFront() const { return inFront_; }

private:
    Desk& desk_;
    Pull& pull_;
    bool inFront_ = true;
    WallTime sentAt_;
    std::string cursor_;
    std::string changedAfter_; ///< the cursor after which there was said to be something
};

} // namespace jotter::engine
