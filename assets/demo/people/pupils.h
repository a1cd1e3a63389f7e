#pragma once

#include "assets/demo/people/roll.h"

namespace jotter::demo {

/// Pupils with their needs, consents and targets, into the groups of the roll.
void addPupils(Roll& roll, Day today, WallTime when, Dice& dice);

} // namespace jotter::demo
