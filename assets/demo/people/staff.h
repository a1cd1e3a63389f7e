#pragma once

#include "assets/demo/people/roll.h"

namespace jotter::demo {

/// Groups, tablets and adults, before there are pupils.
void addStaff(Roll& roll, WallTime when, Dice& dice);

} // namespace jotter::demo
