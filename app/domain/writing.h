#pragma once

#include "app/domain/school.h"

namespace jotter::domain {

/// Whether an adult of this role may write records of this type about a pupil they work with. The school's
/// server decides (sync.md, "Rights"); this is so that nobody is offered what it would hold.
[[nodiscard]] bool mayWrite(Role role, std::string_view type);

} // namespace jotter::domain
