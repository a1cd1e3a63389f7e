#pragma once

#include "sync/change/uuid.h"

namespace jotter::domain {

using GroupId = Id<struct GroupTag>;
using TargetId = Id<struct TargetTag>;
using StepId = Id<struct StepTag>;
using LessonId = Id<struct LessonTag>;
using ObservationId = Id<struct ObservationTag>;

} // namespace jotter::domain
