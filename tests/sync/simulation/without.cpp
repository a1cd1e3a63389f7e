// What a school gets is built without the switches: there each is a constant, which the compiler leaves out.
#undef JOTTER_PLANTED_FAULTS
#include "sync/change/planted.h"

static_assert(!jotter::planted(jotter::Fault::AnsweredBeforeDurable));
static_assert(!jotter::planted(jotter::Fault::ClockGoesBack));
