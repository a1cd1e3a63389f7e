#include "app/domain/readiness.h"

#include "app/domain/concern.h"

namespace jotter::domain {

NewChange Readiness::toChange(WallTime now, RandomSource& random) const {
    NewChange made;
    made.type = "readiness";
    made.stream = restrictedStream(pupil);
    made.entity = EntityId::make(now, random);
    made.author = author;
    made.ticket = ticket;
    made.fields = {{"state", state}};
    return made;
}

} // namespace jotter::domain
