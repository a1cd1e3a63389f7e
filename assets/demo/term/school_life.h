#pragma once

#include "assets/demo/term/recorder.h"

#include <span>

namespace jotter::demo {

/// What goes on beside the lessons of a term (demo-school.md): twelve interventions of six weeks, four
/// learning walks of seven rooms, two book looks of twelve pupils, a round robin, and concerns. Who writes
/// what, and when.
class SchoolLife {
public:
    SchoolLife(const Roll& roll, std::span<const TeachingDay> days, Recorder& recorder, Dice dice);

    /// Writes what falls on this day, after its lessons.
    void writeDay(Day day);

private:
    /// An entry that waits for its day. Where `follows` is set, it edits the entity of that earlier one.
    struct Planned {
        Day day;
        Entry entry;
        std::optional<std::size_t> follows;
    };
    void planInterventions();
    void planWalks();
    void planBookLooks();
    void planRoundRobin();
    void planConcerns();
    std::size_t plan(std::size_t dayOfTerm, std::size_t adult, std::size_t device, std::string type,
                     std::string stream, nlohmann::json fields, std::optional<std::size_t> follows = {});
    [[nodiscard]] std::size_t someSenPupil();

    const Roll& roll_;
    std::span<const TeachingDay> days_;
    Recorder& recorder_;
    Dice dice_;
    std::vector<std::size_t> sen_; ///< places in `Roll::pupils`
    std::vector<Planned> planned_;
    std::vector<EntityId> written_; ///< of each planned entry, once it is
};

} // namespace jotter::demo
