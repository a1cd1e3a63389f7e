// What is for the eyes of one adult alone: concerns, and who may read them.
#include "app/domain/concern.h"
#include "app/store/sqlite/store_file.h"
#include "tests/sync/simulation/deeds.h"
#include "tests/sync/simulation/world/templates.h"

namespace jotter::simulation {

namespace {
/// A change as it lies readable on a tablet.
std::optional<Change> readOn(const Tablet& tablet, ChangeId change) {
    const Disk::Use nobody(nullptr);
    store::Connection connection(store::storeFile(tablet.folder), Templates::tabletKey(),
                                 store::Connection::Access::Read);
    auto row = connection.query("SELECT bytes FROM change WHERE id = ?1 AND sealed = 0", change);
    if (!row.next())
        return std::nullopt;
    auto read = parseChange(row.text(0));
    return read ? std::optional(std::move(read->change)) : std::nullopt;
}
} // namespace

std::string Deeds::markerFor(const std::string& stream) {
    return domain::isRestricted(stream) ? "for one adult alone " + marker() : marker();
}

/// As the app raises one: into the restricted stream, with a reference in its author's own; now and then with
/// a picture, of which the app takes none yet.
void Deeds::raise(const Action& action, Tablet& tablet) {
    const auto& pupil = pupilOf(action);
    if (!shows(tablet, pupil.stream()))
        return;
    domain::Concern concern;
    concern.pupil = pupil.id;
    concern.author = School::roll().adults[tablet.adult].id;
    concern.ticket = tablet.ticket;
    concern.text = "worried";
    auto both = *concern.toChanges(tablet.now(), tablet.random);
    for (auto& one : both)
        one.fields["mark"] = markerFor(one.stream);
    if (action.b % 8 == 0) {
        auto taken = takePhoto(action, tablet);
        tablet.notePower();
        if (!tablet.on())
            return world_.startLater(tablet);
        if (taken)
            both.back().media.push_back(*taken);
    }
    write(tablet, std::move(both));
}

/// Who can read a concern says what is done about it, to its author too (which is held when another than a
/// senior adult says so); others take it back, or say that it was the wrong pupil's.
void Deeds::followUp(const Action& action, Tablet& tablet) {
    if (concerns_.empty())
        return;
    const auto known = concerns_[action.a % concerns_.size()];
    if (const auto read = readOn(tablet, known.change)) {
        const auto raised = domain::RaisedConcern::from(*read);
        const auto& author = School::roll().adults[tablet.adult].id;
        const auto concern =
            raised ? *raised : domain::RaisedConcern{known.entity, pupilOf(action).id, author, std::nullopt};
        auto both = *domain::answerConcern(concern, {author, tablet.ticket, "looking", {}});
        both.back().stream = known.stream;
        for (auto& one : both)
            one.fields["answer"] = markerFor(one.stream);
        return write(tablet, std::move(both));
    }
    if (action.b % 2 == 0)
        takeBack(known, tablet, action.b % 4 == 0 ? "misfiled" : "retract");
}

/// To the SENCO, or now and then to another adult. It is closed by a record that says so, or by taking back
/// the one that had opened it.
void Deeds::grant(const Action& action) {
    const auto& roll = School::roll();
    const auto stream = domain::restrictedStream(pupilOf(action).id);
    const auto adult = roll.adults[action.b % 4 == 0 ? action.a / 8 % roll.adults.size() : 0].id;
    const auto before = grants_.find({stream, adult});
    const bool takenBack = before != grants_.end() && action.b % 12 == 3;
    auto entity = before == grants_.end() ? EntityId{} : before->second;
    const auto recorded = world_.school.atTheServer([&](server::OpenSchool&, server::Office& office) {
        if (before == grants_.end())
            entity = office.newEntity();
        auto made = takenBack ? office.make("retract", stream, entity, nlohmann::json::object())
                              : office.make("restricted-grant", stream, entity,
                                            {{"adult", adult.toString()}, {"read", action.b % 3 != 0}});
        return made.and_then([&](SealedChange change) { return office.keep({std::move(change)}); });
    });
    if (takenBack && recorded)
        grants_.erase(before);
    else if (recorded)
        grants_.insert_or_assign({stream, adult}, entity);
}

/// Mostly one that opens what was granted: six digits, and confirmed by another senior adult.
void Deeds::newPin(const Action& action) {
    const auto& adults = School::roll().adults;
    const auto adult = adults[action.b % 4 == 0 ? action.a % adults.size() : 0].id;
    world_.school.atTheServer([&](server::OpenSchool& school, server::Office&) {
        auto& registry = school.registry();
        return registry.setPin(adult, "a verifier", action.b % 5 == 0 ? 4 : 6, world_.now()).and_then([&] {
            return action.b % 3 == 0 ? Expected<void>{} : registry.confirmPin(adult);
        });
    });
}

} // namespace jotter::simulation
