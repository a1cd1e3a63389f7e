// What happens around those who record: at the office, to the machines and to the lines.
#include "tests/sync/simulation/deeds.h"

namespace jotter::simulation {

using namespace std::chrono_literals;
using nlohmann::json;

void Deeds::atTheOffice(const Action& action) {
    const auto& roll = School::roll();
    const auto& pupil = roll.pupils[action.a % roll.pupils.size()];
    const auto& adult = roll.adults[1 + action.a % (roll.adults.size() - 1)];
    const auto keep = [](server::Office& office, Expected<SealedChange> made) {
        return made.and_then([&](SealedChange change) { return office.keep({std::move(change)}); });
    };
    const auto stream = pupil.stream();
    switch (action.deed) {
    case Deed::EndMembership:
        world_.school.atTheServer([&](server::OpenSchool&, server::Office& office) {
            return keep(office, office.make("membership", stream, pupil.membership, {{"to", "2021-07-20"}}));
        });
        break;
    case Deed::NewMembership: {
        const bool back = action.b % 2 == 0; // into the group of before, or into another one
        const auto group = roll.groups[(pupil.groups.front() + (back ? 0 : 1)) % 2].toString();
        world_.school.atTheServer([&](server::OpenSchool&, server::Office& office) {
            return keep(office,
                        office.make("membership", stream, back ? pupil.membership : office.newEntity(),
                                    {{"group", group}, {"from", "2020-09-01"}, {"to", nullptr}}));
        });
        break;
    }
    case Deed::AdultLeaves:
        world_.school.atTheServer(
            [&](server::OpenSchool&, server::Office& office) { return office.retireAdult(adult.id); });
        break;
    case Deed::AnotherAdult: {
        auto& tablet = world_.tablet(action.tablet);
        const auto who = action.a % roll.adults.size();
        const auto ticket = TicketId::make(world_.now(), world_.random);
        if (world_.school.atTheServer([&](server::OpenSchool& school, server::Office&) {
                return school.registry().issue(
                    {ticket, roll.adults[who].id, tablet.device, world_.now() + std::chrono::hours(2400)},
                    world_.now());
            })) {
            tablet.adult = who;
            tablet.ticket = ticket;
        }
        break;
    }
    default: {
        world_.oracle.erasing(stream);
        world_.oracle.erasing(stream + "/restricted");
        if (world_.school.atTheServer([&](server::OpenSchool& school, server::Office&) {
                return school.erasing().erasePupil(pupil.id);
            }))
            world_.oracle.erased(stream);
        break;
    }
    }
}

void Deeds::administer(const Action& action, Tablet& tablet) {
    switch (action.deed) {
    case Deed::Retire:
    case Deed::Lose: {
        const bool lost = action.deed == Deed::Lose;
        const auto state = lost ? server::DeviceState::Lost : server::DeviceState::Retired;
        world_.oracle.toLeave(tablet, lost);
        world_.school.atTheServer([&](server::OpenSchool& school, server::Office&) {
            return school.registry().setState(tablet.device, state, world_.now());
        });
        break;
    }
    case Deed::Clone:
        if (tablet.on() && world_.tablets().size() < 22)
            world_.clone(tablet.number);
        break;
    case Deed::Copy:
        if (world_.school.up())
            world_.school.copy(action.a % 2 == 0);
        break;
    case Deed::PutBack:
        if (world_.school.hasCopy()) {
            world_.oracle.putBack();
            world_.school.putBack(action.a % 2 == 0);
        }
        break;
    case Deed::Upgrade:
        if (tablet.on()) {
            const Disk::Use use(&tablet.disk);
            static_cast<void>(tablet.store->rebuild().result());
        }
        [[fallthrough]];
    case Deed::Restart:
        if (tablet.on()) {
            tablet.notePower();
            tablet.stop();
            world_.startLater(tablet);
        }
        break;
    default:
        if (tablet.on()) {
            tablet.engine->poke(engine::Reason::Tapped, tablet.now());
            world_.wake(tablet);
        }
        break;
    }
}

void Deeds::breakSomething(const Action& action, Tablet& tablet) {
    auto& server = world_.school.disk;
    switch (action.deed) {
    case Deed::Weather:
        world_.weather.bad = action.a % 3 == 0 ? 0 : action.a % 70;
        break;
    case Deed::CutOff:
        if (world_.cutOff.erase(tablet.number) == 0)
            world_.cutOff.insert(tablet.number);
        break;
    case Deed::CrashTablet:
        tablet.disk.cutPowerAt(1 + action.a % (action.b % 2 == 0 ? 12 : 120));
        break;
    case Deed::CrashServer:
        server.cutPowerAt(1 + action.a % (action.b % 2 == 0 ? 12 : 120));
        break;
    case Deed::TabletFails:
        tablet.disk.failAt(1 + action.a % 40, 1 + action.b % 20);
        break;
    case Deed::ServerFails:
        server.failAt(1 + action.a % 40, 1 + action.b % 20);
        break;
    case Deed::TabletFull:
        tablet.disk.setFull(action.a % 3 != 0);
        break;
    case Deed::ServerFull:
        server.setFull(action.a % 3 != 0);
        break;
    case Deed::ClockJump:
        world_.turnClock(tablet, action.a % 3 == 0 ? 0ms
                                                   : std::chrono::milliseconds(action.a % 6'912'000'000ULL) -
                                                         std::chrono::hours(40 * 24));
        break;
    default:
        break;
    }
}

} // namespace jotter::simulation
