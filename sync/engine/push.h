#pragma once

#include "sync/engine/push_desk.h"

namespace jotter::engine {

/// Sends changes in batches. A batch that is refused whole is searched by halves for its culprit:
///
///              nothing refused                      refused, more than one
///   Sending <------------------> batch on its way --------------------------> Searching
///      ^                                                                        |  sends the first half of
///      the |                 one is left: it is the culprit, hold it                |  suspects: refused -
///      it is among
///      +------------------------------------------------------------------------+  these; taken - among the
///      others
///
/// A search costs one request a halving and one in which the others go on, so a batch of 256 keeps invariant
/// I9: at most 9 requests more for each bad change.
///
/// While much waits and all goes well, further lanes send the next batches meanwhile, so that the server
/// works on one while the answer to another is being kept here.
class Push final : public Errand {
public:
    enum class Lane { First, Further };

    Push(Desk& desk, PushDesk& pushes, Lane lane)
        : desk_(desk)
        , pushes_(pushes)
        , lane_(lane) {}

    [[nodiscard]] std::string key() const override { return "push"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

    /// Forgets what was being searched for and how small batches had become.
    void beginAnew();

private:
    [[nodiscard]] Expected<std::vector<OutgoingChange>> choose();
    [[nodiscard]] Expected<std::optional<Request>> send(const std::vector<OutgoingChange>& changes);
    [[nodiscard]] Expected<Verdict> judged(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> taken(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> tooBig();
    [[nodiscard]] Expected<Verdict> refused(int status);
    [[nodiscard]] Expected<Verdict> cloned();
    [[nodiscard]] Expected<void> hold(const OutgoingChange& culprit, const std::string& reason);
    /// Those that were not in the batch: `sent_` is where the suspects begin.
    [[nodiscard]] std::vector<OutgoingChange> otherSuspects() const;
    void suspect(std::vector<OutgoingChange> changes);
    void giveBackSent();

    Desk& desk_;
    PushDesk& pushes_;
    Lane lane_;
    std::string epoch_; ///< under which the batch was sent
    std::vector<OutgoingChange> sent_;
    std::vector<OutgoingChange> suspects_; ///< one of these is refused
};

} // namespace jotter::engine
