#pragma once

#include "app/domain/school.h"

#include <QString>

#include <string>
#include <vector>

/// The words for facts: the school's own, or those that ship.
namespace jotter::viewmodels::fact {

/// Kinds of facts (domain/README.md, `facts`), and the phrases that a touch puts into a note.
inline constexpr auto place = "place";
inline constexpr auto company = "with";
inline constexpr auto prompt = "prompt";         ///< several
inline constexpr auto engagement = "engagement"; ///< several; areas of the engagement model, never a number
inline constexpr auto readiness = "readiness";   ///< one, of a day; restricted (ReadinessModel)
inline constexpr auto phrase = "phrase";
inline constexpr auto noCameras = "no_cameras"; ///< ids of places where no picture is taken

struct Word {
    std::string id;
    QString label;
};
/// What is offered of a kind, in order.
[[nodiscard]] std::vector<Word> offered(const std::string& kind, const domain::FactChoices& school);
/// "In the hall" for "hall"; an id that nobody knows any more stands as it was recorded.
[[nodiscard]] QString label(const std::string& kind, const std::string& id,
                            const domain::FactChoices& school);

/// The place that a room of the timetable is: one of the school's, or one where no picture is taken, when its
/// id or its label is the room's name, small words before it left aside ("Hall": "In the hall"). Else a place
/// of its own, by its name.
[[nodiscard]] Word placeOfRoom(const std::string& room, const domain::FactChoices& school);

/// Whether no picture is taken at this place.
[[nodiscard]] bool forbidsCameras(const std::string& placeId, const domain::FactChoices& school);

} // namespace jotter::viewmodels::fact
