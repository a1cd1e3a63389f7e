#pragma once

#include "app/domain/ids.h"
#include "app/store/log/change_log.h"

#include <optional>

namespace jotter::store {

/// What adults saw, as the timelines, the board and the search read it. An observation lies beside the others
/// of its pupil, newest first, so that a page is one short walk however many records there are.
class Observations {
public:
    explicit Observations(Connection& connection)
        : connection_(connection) {}

    [[nodiscard]] static bool knows(const Change& change);
    /// The first and only change of an observation: what a capture is.
    void add(const LoggedChange& change);
    /// Makes the observation again from all its changes: a correction supersedes, a retraction hides.
    void refold(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes);
    void erase(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes);
    /// What is shown of the observation, whose first change may have been in this row, goes.
    void drop(std::int64_t stream, EntityId entity, std::int64_t row);
    void forget(std::int64_t stream);

private:
    struct Folded;
    [[nodiscard]] static std::optional<Folded> fold(const std::vector<LoggedChange>& changes);
    void put(const Folded& folded);
    void remove(std::int64_t stream, EntityId entity);
    void noteHelp(const Folded& folded);
    void findHelpAgain(std::int64_t stream, const std::string& step);
    Connection& connection_;
};

} // namespace jotter::store
