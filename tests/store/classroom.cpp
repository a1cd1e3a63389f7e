#include "tests/store/classroom.h"

#include <QtTest>

namespace jotter::test {

namespace {
template <class T>
T need(Expected<T> value) {
    if (!value)
        qFatal("the classroom could not be made: %s", value.error().code.c_str());
    return std::move(*value);
}
} // namespace

Classroom::Classroom()
    : office_(DeviceId::make(clock.now(), random))
    , officeClock_(std::make_unique<HybridClock>(clock, office_)) {
    restart();
    const auto id = [&] { return EntityId::make(clock.now(), random); };
    load("school", "school", id(), {{"name", "Thornbeck Primary"}});
    const auto group = id();
    harbour = domain::GroupId{group.value};
    load("group", "school", group, {{"name", "Harbour Room"}, {"kind", "provision"}, {"lesson", "Maths"}});
    const auto ta = id(), classTeacher = id();
    assistant = AdultId{ta.value};
    teacher = AdultId{classTeacher.value};
    ticket = TicketId::make(clock.now(), random);
    load("adult", "school", ta,
         {{"name", "Tess Okafor"}, {"initials", "TO"}, {"role", "ta"}, {"groups", {harbour.toString()}}});
    load("adult", "school", classTeacher, {{"name", "Rhys Bell"}, {"initials", "RB"}, {"role", "teacher"}});
    pupils = {enter("Amara", "Keating"), enter("Ben", "Thorne"), enter("Zoë", "Élan")};
    const auto stream = domain::pupilStream(pupils[0]);
    const auto target = id(), first = id(), second = id();
    counting = domain::StepId{first.value};
    sorting = domain::StepId{second.value};
    load("target", stream, target, {{"title", "Numbers to 10"}, {"active", true}});
    load("step", stream, second,
         {{"target", target.toString()}, {"strand", "Number"}, {"text", "Can sort by colour"}, {"order", 2}});
    load("step", stream, first,
         {{"target", target.toString()},
          {"strand", "Number"},
          {"text", "Can count 5 objects"},
          {"order", 1},
          {"live", true}});
}

void Classroom::restart() {
    store_.reset();
    store_ = need(store::Store::open(options()));
}

store::Store::Options Classroom::options() {
    return {folder(), key(), &clock, &random};
}

seal::WrapKey Classroom::key() {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(0x5A);
    return seal::WrapKey(bytes);
}

store::Recorded Classroom::record(const domain::Observation& observation) {
    return need(store_->record({need(observation.toChange())}).result());
}

domain::Observation Classroom::tick(std::string help, std::string note) const {
    domain::Observation seen;
    SystemRandom chance;
    seen.id = domain::ObservationId::make(clock.now(), chance);
    seen.pupil = pupils[0];
    seen.author = assistant;
    seen.ticket = ticket;
    seen.steps = {counting};
    seen.help = std::move(help);
    seen.note = std::move(note);
    return seen;
}

store::TimelinePage Classroom::timeline(PupilId pupil, const store::TimelineFilter& filter,
                                        const std::string& after, std::size_t limit) {
    return need(ask([&](const store::Queries& q) { return q.timeline(pupil, filter, after, limit); }));
}

SealedChange Classroom::made(std::string type, std::string stream, EntityId entity, nlohmann::json fields) {
    Change change;
    change.id = ChangeId::make(clock.now(), random);
    change.type = std::move(type);
    change.stream = std::move(stream);
    change.entity = entity;
    change.author = teacher;
    change.device = office_;
    change.hlc = officeClock_->tick();
    change.at = clock.now();
    change.fields = std::move(fields);
    return need(serialise(std::move(change)));
}

void Classroom::load(std::string type, std::string stream, EntityId entity, nlohmann::json fields) {
    loaded_.push_back(made(std::move(type), std::move(stream), entity, std::move(fields)));
    const auto loaded = store_->load({loaded_.back()}).result();
    if (!loaded)
        qFatal("the classroom could not be filled: %s", loaded.error().code.c_str());
}

PupilId Classroom::enter(const std::string& given, const std::string& family) {
    const auto entity = EntityId::make(clock.now(), random);
    const PupilId pupil{entity.value};
    const auto stream = domain::pupilStream(pupil);
    load("pupil", stream, entity, {{"given", given}, {"family", family}, {"year", "4"}, {"need", "ASD"}});
    load("membership", stream, EntityId::make(clock.now(), random),
         {{"group", harbour.toString()}, {"from", "2020-09-01"}, {"to", nullptr}});
    return pupil;
}

MediumRef photo(const std::string& bytes) {
    return {Sha256::of(bytes), bytes.size(), "photo", Sha256::of("thumbnail of " + bytes)};
}

} // namespace jotter::test
