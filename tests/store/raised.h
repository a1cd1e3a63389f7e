#pragma once

#include "app/domain/concern.h"
#include "tests/store/classroom.h"

namespace jotter::test {

/// As the school server would send it to the tablet of whoever reads what is raised about a pupil.
inline void becomesSenco(Classroom& room, AdultId adult) {
    room.load("adult", "school", EntityId{adult.value}, {{"role", "senco"}});
}

inline EntityId granted(Classroom& room, PupilId pupil, AdultId reader, bool reads = true) {
    const auto grant = EntityId::make(room.clock.now(), room.random);
    room.load("restricted-grant", domain::restrictedStream(pupil), grant,
              {{"adult", reader.toString()}, {"read", reads}});
    return grant;
}

/// What the classroom's teacher raised.
inline EntityId raised(Classroom& room, PupilId pupil, const std::string& text,
                       nlohmann::json more = nlohmann::json::object()) {
    const auto concern = EntityId::make(room.clock.now(), room.random);
    more["text"] = text;
    more["state"] = "new";
    room.load("concern", domain::restrictedStream(pupil), concern, std::move(more));
    return concern;
}

} // namespace jotter::test
