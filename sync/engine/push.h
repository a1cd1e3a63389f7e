#pragma once

#include "sync/engine/errand.h"

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
class Push final : public Errand {
public:
    static constexpr std::size_t mostInBatch = 256;

    explicit Push(Desk& desk)
        : desk_(desk) {}

    [[nodiscard]] std::string key() const override { return "push"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;

private:
    [[nodiscard]] Expected<std::vector<OutgoingChange>> choose();
    [[nodiscard]] Expected<std::optional<Request>> send(const std::vector<OutgoingChange>& changes);
    [[nodiscard]] Expected<Verdict> taken(const Response& response);
    [[nodiscard]] Expected<Verdict> tooBig();
    [[nodiscard]] Expected<Verdict> refused(int status);
    [[nodiscard]] Expected<Verdict> cloned();

    Desk& desk_;
    std::size_t count_ = mostInBatch; ///< halved by 413, grows again
    std::size_t bytes_ = 0;           ///< as count_; 0 = what the server allows
    bool compress_ = true;            ///< until a server says 415
    std::vector<OutgoingChange> sent_;
    std::vector<OutgoingChange> suspects_; ///< one of these is refused
    unsigned culpritsInARow_ = 0;
    unsigned clonesInARow_ = 0;
};

} // namespace jotter::engine
