#pragma once

#include "app/domain/ids.h"
#include "sync/change/change.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jotter::domain {

/// A change before the store has stamped it with id, clock, device and number.
struct NewChange {
    std::string type;
    std::string stream;
    EntityId entity;
    AdultId author;
    TicketId ticket;
    nlohmann::json fields = nlohmann::json::object();
    std::vector<MediumRef> media;
    std::string moment; ///< ties the copies of a group photo; travels beside the change, for the server alone
};

/// What an adult saw a pupil do: a step with the level of help, a note, pictures, facts. Everything is
/// optional but one of step, note and media.
struct Observation {
    ObservationId id;
    PupilId pupil;
    AdultId author;
    TicketId ticket;
    std::vector<StepId> steps;
    std::string help; ///< id of a level of the scale; empty when not said
    std::string note;
    /// "place": "hall", "with": "a friend", "n": "3", "m": "5", "prompt": "spoken,symbol"
    std::map<std::string, std::string> facts;
    std::vector<MediumRef> media;
    std::string moment;

    /// `Input` error "nothing_recorded" when there is neither step, note nor picture.
    [[nodiscard]] Expected<NewChange> toChange() const;
};

/// The ids in a fact that may have several: "spoken,symbol".
[[nodiscard]] std::vector<std::string> factValues(const std::string& fact);
/// The fact with this value, or without it when it was there; empty when nothing is left.
[[nodiscard]] std::string toggledFact(const std::string& fact, const std::string& value);

/// Takes back what was recorded a moment ago. The record stays in the log; timelines hide the pair.
[[nodiscard]] NewChange retraction(const std::string& stream, EntityId entity, ChangeId of, AdultId author,
                                   TicketId ticket);

[[nodiscard]] std::string pupilStream(PupilId pupil);

} // namespace jotter::domain
