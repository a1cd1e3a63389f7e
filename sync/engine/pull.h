#pragma once

#include "sync/engine/errand.h"

#include <utility>

namespace jotter::engine {

/// Fetches the feed, page after page, until there is no more. A page and its cursor are applied together or
/// not at all.
class Pull final : public Errand {
public:
    explicit Pull(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "pull"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// There may be something new on the server.
    void lookAgain() { due_ = true; }
    [[nodiscard]] bool due() const { return due_; }
    /// The server said that there is nothing after the cursor.
    void nothingNew(WallTime now) { lastComplete_ = now; }
    /// When the last page that was the end of the feed came.
    [[nodiscard]] std::optional<WallTime> lastComplete() const { return lastComplete_; }
    /// The server did not take the cursor; says so once.
    [[nodiscard]] bool cursorWasGone() { return std::exchange(cursorWasGone_, false); }

private:
    [[nodiscard]] Expected<Verdict> apply(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> endUngranted();

    Desk& desk_;
    bool due_ = true;
    std::size_t limit_ = 500; ///< halved when pages do not arrive, grows again
    std::string cursor_;
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
