#pragma once

#include "app/store/queries.h"

#include <QStringList>

/// What a record says, in the words of the screen.
namespace jotter::viewmodels::record {

[[nodiscard]] QStringList texts(const std::vector<std::string>& texts);
[[nodiscard]] QString helpLabel(const domain::HelpScale& scale, const std::string& level);
/// Quarters of the disc that are filled; -1 when no level was said or this school does not know it.
[[nodiscard]] int helpFill(const domain::HelpScale& scale, const std::string& level);
/// "In the hall", "With a friend", "Prompts: Spoken, Signed", "3 of 5"; in the school's own words where it
/// has some.
[[nodiscard]] QStringList facts(const std::vector<std::pair<std::string, std::string>>& facts,
                                const domain::FactChoices& words);
/// Photos and clips: addresses for an Image (common/photo_address.h).
[[nodiscard]] QStringList pictures(const store::TimelineItem& item);
/// The voice notes: their hashes, with "/later" after those that are not here yet.
[[nodiscard]] QStringList voices(const store::TimelineItem& item);
/// 0 on this tablet (whether it waits or not), 1 on the school server, 2 needs a look.
[[nodiscard]] int safetyMark(store::Safety safety);
[[nodiscard]] QString safetyWord(store::Safety safety);
/// "Reception", "Year 4", "Nursery 1"; a code this app does not know stands as it is.
[[nodiscard]] QString year(const std::string& code);

} // namespace jotter::viewmodels::record
