#pragma once

#include "app/viewmodels/common/option_list.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

/// What can be said of a concern, and of what becomes of it, as choices and as words.
namespace jotter::viewmodels::concern {

/// `said`: an id.
[[nodiscard]] std::vector<Option> sinceChoices(const std::string& said);
/// `said`: ids by commas.
[[nodiscard]] std::vector<Option> areaChoices(const std::string& said);
[[nodiscard]] std::vector<Option> triedChoices(const std::string& said);
/// What becomes of it, in whose hands that is. `said`: an id; empty when nothing is chosen.
[[nodiscard]] std::vector<Option> stateChoices(const std::string& said);

[[nodiscard]] QString stateWord(const std::string& state);
/// Since when, which areas and what was tried, each as said; what was not said is left out.
[[nodiscard]] QStringList facts(const std::string& since, const std::string& areas, const std::string& tried);

} // namespace jotter::viewmodels::concern
