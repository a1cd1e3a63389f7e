#include "app/store/log/recording.h"

#include "app/domain/concern.h"
#include "app/store/log/drafts.h"
#include "app/store/log/feed.h"
#include "app/store/replica/purge.h"

#include <charconv>

namespace jotter::store {

namespace {
/// Device clock minus server clock, as the synchronising side last remembered it.
std::int64_t clockOffset(Meta& meta) {
    const auto text = meta.text(std::string("remembered/") + engine::rememberedClockOffset);
    std::int64_t offset = 0;
    std::from_chars(text.data(), text.data() + text.size(), offset);
    return offset;
}

/// What its author may not read again: a restricted stream that nobody granted to this tablet, and the staff
/// stream of somebody else.
bool isForOthers(const Change& change) {
    const bool anothers =
        change.stream.starts_with("staff/") && change.stream != domain::staffStream(change.author);
    return anothers || domain::isRestricted(change.stream);
}

LoggedChange append(Ledger& ledger, const SealedChange& sealed, const Arrival& arrival,
                    MediaManifest::Whence whence) {
    const bool alone = !ledger.log.knowsEntity(sealed.change.entity);
    const auto logged = ledger.log.append(sealed, arrival);
    ledger.media.note(logged, whence);
    ledger.projector.apply(logged, alone);
    return logged;
}
} // namespace

void beginStore(Connection& connection, const Clock& clock, RandomSource& random) {
    Meta meta(connection);
    meta.setText("epoch", newEpoch(random));
    meta.setText("device", DeviceId::make(clock.now(), random).toString());
}

std::string newEpoch(RandomSource& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    return toHex(bytes);
}

Recorded recordChanges(Ledger& ledger, std::vector<domain::NewChange> changes,
                       const std::vector<std::string>& endsDrafts, Commit& commit) {
    Recorded recorded;
    const auto device = ledger.device();
    const auto offset = clockOffset(ledger.meta);
    auto hybrid = ledger.hybridClock();
    auto number = ledger.meta.number("number");
    for (auto& given : changes) {
        Change change;
        change.at = ledger.clock.now();
        change.id = ChangeId::make(change.at, ledger.random);
        change.type = std::move(given.type);
        change.stream = std::move(given.stream);
        change.entity = given.entity;
        change.author = given.author;
        change.ticket = given.ticket;
        change.device = device;
        change.hlc = hybrid.tick();
        change.offsetMs = offset;
        change.media = std::move(given.media);
        change.fields = std::move(given.fields);
        if (!ledger.log.knowsStream(change.stream)) {
            const auto stream = ledger.log.stream(change.stream);
            madeHere(ledger, stream);
            ledger.log.setStreamEnded(stream, isForOthers(change));
        }
        const bool corrects = Observations::knows(change) && ledger.log.knowsEntity(change.entity);
        if (corrects || Documents::knows(change) || change.type == "consent")
            change.base = ledger.projector.seen(ledger.log.stream(change.stream), change.type, change.entity,
                                                change.fields);
        const auto sealed = orGiveUp(serialise(std::move(change)));
        const auto logged = append(ledger, sealed, {sealed.change.hlc, {}, {}, ++number, given.moment},
                                   MediaManifest::Whence::Captured);
        if (ledger.log.streamEnded(logged.stream)) // written without the right to read
            Purge(ledger, commit).seal(logged.row);
        recorded.changes.push_back(sealed.change.id);
        recorded.entities.push_back(sealed.change.entity);
        commit.streams.insert(sealed.change.stream);
    }
    ledger.keep(hybrid);
    ledger.meta.setNumber("number", number);
    for (const auto& draft : endsDrafts)
        endDraft(ledger, draft, commit);
    commit.outbox = true;
    return recorded;
}

void loadChanges(Ledger& ledger, std::span<const SealedChange> changes, Commit& commit) {
    auto hybrid = ledger.hybridClock();
    ledger.projector.together([&] {
        for (const auto& sealed : changes) {
            if (ledger.log.find(sealed.change.id))
                continue;
            static_cast<void>(
                append(ledger, sealed, {sealed.change.hlc, {}, {}, {}, {}}, MediaManifest::Whence::Loaded));
            hybrid.observe(sealed.change.hlc);
            commit.streams.insert(sealed.change.stream);
        }
    });
    ledger.keep(hybrid);
    commit.fromServer = true;
}

} // namespace jotter::store
