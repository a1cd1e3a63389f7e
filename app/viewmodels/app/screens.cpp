#include "app/viewmodels/app/screens.h"

#include <utility>

namespace jotter::viewmodels {

Screens::Screens(World given)
    : world(std::move(given))
    , recorder(world.services, toast)
    , capture(world.services, recorder)
    , board(world.services, recorder, capture)
    , pupils(*world.services.store, *world.services.clock)
    , pupil(world.services, recorder)
    , concerns(world.services, recorder)
    , watch(*world.services.store, *world.services.sync)
    , pill(watch)
    , safe({watch, *world.services.store, *world.services.sync, *world.services.clock, world.freeBytes,
            world.keyPlace})
    , signIn(*world.services.store, world.signIn)
    , firstStart(*world.services.sync, world.services.camera, world.loadDemo) {}

} // namespace jotter::viewmodels
