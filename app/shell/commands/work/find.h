#pragma once

#include "app/store/queries.h"

#include <string>
#include <vector>

namespace jotter::shell {

/// Somebody or something by its id, its whole name, or a part of the name that only one has. `Input`
/// "not_found" or "several_found".
[[nodiscard]] Expected<domain::Adult> findAdult(const std::vector<domain::Adult>& adults,
                                                const std::string& wanted);
[[nodiscard]] Expected<domain::Pupil> findPupil(const std::vector<domain::Pupil>& pupils,
                                                const std::string& wanted);
[[nodiscard]] Expected<domain::Step> findStep(const std::vector<domain::Step>& steps,
                                              const std::string& wanted);
[[nodiscard]] Expected<domain::HelpLevel> findHelp(const domain::HelpScale& scale, const std::string& wanted);

} // namespace jotter::shell
