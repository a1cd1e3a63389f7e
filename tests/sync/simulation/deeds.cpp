// What people record.
#include "tests/sync/simulation/deeds.h"

#include "app/domain/concern.h"

#include <algorithm>

namespace jotter::simulation {

using nlohmann::json;

const Pupil& Deeds::pupilOf(const Action& action) {
    const auto& pupils = School::roll().pupils;
    return pupils[action.a % pupils.size()];
}

/// Nobody can record what is not on the screen: a pupil whom this tablet may not hold. An adult's own stream
/// and a restricted one have nothing on it, and come with what has.
bool Deeds::shows(Tablet& tablet, const std::string& stream) {
    if (domain::isRestricted(stream) || stream.starts_with("staff/"))
        return true;
    const Disk::Use nobody(nullptr);
    const auto digest = tablet.journal().digest(stream, INT64_MAX);
    return digest && digest->count > 0;
}

domain::NewChange Deeds::change(const Tablet& tablet, std::string type, std::string stream, EntityId entity) {
    domain::NewChange made;
    made.type = std::move(type);
    made.stream = std::move(stream);
    made.entity = entity;
    made.author = School::roll().adults[tablet.adult].id;
    made.ticket = tablet.ticket;
    made.fields = json::object();
    return made;
}

void Deeds::write(Tablet& tablet, std::vector<domain::NewChange> changes) {
    tablet.setTime(world_.now());
    if (!std::ranges::all_of(changes, [&](const auto& one) { return shows(tablet, one.stream); }))
        return;
    const auto before = changes;
    Expected<store::Recorded> recorded = fail("", ErrorCategory::Storage, "");
    {
        const Disk::Use use(&tablet.disk);
        recorded = tablet.store->record(std::move(changes)).result();
        if (recorded)
            tablet.engine->poke(engine::Reason::Saved, tablet.now());
    }
    tablet.notePower();
    for (std::size_t i = 0; recorded && i < before.size(); ++i) {
        const auto& one = before[i];
        Saved saved{recorded->changes[i], one.type, one.stream, one.entity, {}, tablet.number, {}};
        saved.marker = one.fields.value("mark", one.fields.value("answer", std::string()));
        for (const auto& medium : one.media) {
            saved.media.push_back(medium.sha256);
            if (medium.thumb)
                saved.media.push_back(*medium.thumb);
        }
        if (one.type == "observation")
            made_.push_back({one.stream, one.entity, saved.id});
        if (one.type == "concern")
            concerns_.push_back({one.stream, one.entity, saved.id});
        world_.oracle.saved(std::move(saved));
    }
    if (tablet.on())
        world_.wake(tablet);
    else
        world_.startLater(tablet);
}

std::optional<MediumRef> Deeds::takePhoto(const Action& action, Tablet& tablet) {
    const auto noise = [&](std::size_t size) {
        QByteArray bytes(static_cast<qsizetype>(size), '\0');
        tablet.random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), size});
        return bytes;
    };
    const auto hash = [](const QByteArray& bytes) {
        return Sha256::of({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    };
    media::PreparedPhoto photo;
    photo.jpeg = noise(action.b % 16 == 0 ? 200'000 : 500 + action.b % 6'000);
    photo.thumb = noise(100 + action.b % 400);
    photo.sha256 = hash(photo.jpeg);
    photo.thumbSha256 = hash(photo.thumb);
    const Disk::Use use(&tablet.disk);
    const auto kept = tablet.vault->keep(photo);
    return kept ? std::optional(*kept) : std::nullopt;
}

void Deeds::record(const Action& action, Tablet& tablet, bool photo) {
    const auto entity = EntityId::make(tablet.now(), tablet.random);
    auto made = change(tablet, "observation", pupilOf(action).stream(), entity);
    made.fields = {{"note", "seen"}, {"help", "own"}, {"mark", marker()}};
    if (photo) {
        auto taken = takePhoto(action, tablet);
        tablet.notePower();
        if (!tablet.on())
            return world_.startLater(tablet);
        if (!taken)
            return; // nothing was said to be saved
        made.media.push_back(*taken);
    }
    write(tablet, {std::move(made)});
}

void Deeds::edit(const Action& action, Tablet& tablet) {
    const auto& pupil = pupilOf(action);
    const auto mark = marker();
    domain::NewChange made;
    switch (action.b % 5) {
    case 0:
        made = change(tablet, "pupil", pupil.stream(), EntityId{pupil.id.value});
        made.fields["known_as"] = "called " + mark;
        break;
    case 1:
        made = change(tablet, "target", pupil.stream(), pupil.target);
        made.fields["title"] = "title " + mark;
        break;
    case 2:
        made = change(tablet, "passport-line", pupil.stream(), pupil.passportLine);
        made.fields["text"] = "text " + mark;
        break;
    case 3:
        made = change(tablet, "alert", pupil.stream(), pupil.alert);
        made.fields["allergies"] = "allergy " + mark;
        break;
    default:
        if (made_.empty())
            return;
        const auto& known = made_[action.b / 5 % made_.size()];
        made = change(tablet, "observation", known.stream, known.entity);
        made.fields["note"] = "corrected " + mark;
        break;
    }
    made.fields["mark"] = mark;
    write(tablet, {std::move(made)});
}

void Deeds::groupPhoto(const Action& action, Tablet& tablet) {
    const auto taken = takePhoto(action, tablet);
    tablet.notePower();
    if (!tablet.on())
        return world_.startLater(tablet);
    if (!taken)
        return;
    const auto moment = Uuid::makeV7(tablet.now(), tablet.random).toString();
    std::vector<domain::NewChange> copies;
    const auto& pupils = School::roll().pupils;
    for (std::size_t i = 0; i < 2; ++i) {
        auto copy = change(tablet, "observation", pupils[(action.a + i) % pupils.size()].stream(),
                           EntityId::make(tablet.now(), tablet.random));
        copy.fields = {{"note", "together"}, {"mark", marker()}};
        copy.media.push_back(*taken);
        copy.moment = moment;
        copies.push_back(std::move(copy));
    }
    write(tablet, std::move(copies));
}

void Deeds::takeBack(const Made& known, Tablet& tablet, const char* type) {
    if (type == std::string_view("misfiled")) // said or not, from here on it may be gone
        world_.oracle.misfiled(known.stream, known.entity);
    auto made = change(tablet, type, known.stream, known.entity);
    made.fields = {{"of", known.change.toString()}, {"mark", markerFor(known.stream)}};
    write(tablet, {std::move(made)});
}

void Deeds::strange(const Action& action, Tablet& tablet, bool huge) {
    const auto mark = marker();
    auto made = change(tablet, huge ? "observation" : "dream", pupilOf(action).stream(),
                       EntityId::make(tablet.now(), tablet.random));
    made.fields = {{"note", huge ? "poison " + mark : "a dream"}, {"mark", mark}};
    if (huge)
        world_.poison("poison " + mark);
    write(tablet, {std::move(made)});
}

void Deeds::run(const Action& action) {
    auto& tablet = world_.actor(action.tablet, action.b);
    const bool ready = tablet.on();
    switch (action.deed) {
    case Deed::Record:
    case Deed::Photo:
        if (ready)
            record(action, tablet, action.deed == Deed::Photo);
        break;
    case Deed::Concern:
        if (ready)
            raise(action, tablet);
        break;
    case Deed::FollowUp:
        if (ready)
            followUp(action, tablet);
        break;
    case Deed::Grant:
        grant(action);
        break;
    case Deed::NewPin:
        newPin(action);
        break;
    case Deed::Edit:
        if (ready)
            edit(action, tablet);
        break;
    case Deed::GroupPhoto:
        if (ready)
            groupPhoto(action, tablet);
        break;
    case Deed::Retract:
    case Deed::Misfile:
        if (ready && !made_.empty())
            takeBack(made_[action.a % made_.size()], tablet,
                     action.deed == Deed::Retract ? "retract" : "misfiled");
        break;
    case Deed::StrangeRecord:
    case Deed::HugeRecord:
        if (ready)
            strange(action, tablet, action.deed == Deed::HugeRecord);
        break;
    case Deed::Consent:
        if (ready) {
            auto made = change(tablet, "consent", pupilOf(action).stream(),
                               EntityId::make(tablet.now(), tablet.random));
            made.fields = {{"photos", "none"}, {"mark", marker()}};
            write(tablet, {std::move(made)});
        }
        break;
    case Deed::EndMembership:
    case Deed::NewMembership:
    case Deed::AdultLeaves:
    case Deed::AnotherAdult:
    case Deed::ErasePupil:
        atTheOffice(action);
        break;
    case Deed::Retire:
    case Deed::Lose:
    case Deed::Clone:
    case Deed::Copy:
    case Deed::PutBack:
    case Deed::Upgrade:
    case Deed::Restart:
    case Deed::Tap:
        administer(action, tablet);
        break;
    default:
        breakSomething(action, tablet);
        break;
    }
    world_.pass(action.then);
}

} // namespace jotter::simulation
