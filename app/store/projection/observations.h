#pragma once

#include "app/domain/ids.h"
#include "app/store/log/change_log.h"

#include <optional>
#include <string>
#include <vector>

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

    /// While one lives, notes wait for `write` before they go into the search: FTS5 writes out what it has
    /// gathered, a segment of its own each time, whenever a statement with a trigger begins, which is with
    /// every change. What was not written when it ends, by an exception, is dropped with its transaction.
    class NotesTogether {
    public:
        explicit NotesTogether(Observations& observations)
            : observations_(observations) {
            observations_.waiting_.emplace();
        }
        ~NotesTogether() { observations_.waiting_.reset(); }
        NotesTogether(const NotesTogether&) = delete;
        NotesTogether& operator=(const NotesTogether&) = delete;
        void write();

    private:
        Observations& observations_;
    };

private:
    struct Folded;
    /// A row of `note_search`.
    struct Note {
        std::int64_t row = 0;
        std::string text;
        std::int64_t stream = 0;
        WallTime at;
        EntityId entity;
    };
    [[nodiscard]] static std::optional<Folded> fold(const std::vector<LoggedChange>& changes);
    void put(const Folded& folded);
    void putNote(const Note& note);
    void removeNote(std::int64_t row);
    void remove(std::int64_t stream, EntityId entity);
    void noteHelp(const Folded& folded);
    void findHelpAgain(std::int64_t stream, const std::string& step);
    Connection& connection_;
    std::optional<std::vector<Note>> waiting_;
};

} // namespace jotter::store
