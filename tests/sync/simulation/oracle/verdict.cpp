// What must be true when faults have stopped and all is quiet.
#include "sync/server/log/stream_name.h"
#include "tests/store/ledger_view.h"
#include "tests/sync/simulation/oracle/oracle.h"
#include "tests/sync/simulation/oracle/server_view.h"
#include "tests/sync/simulation/oracle/tablet_view.h"
#include "tests/sync/simulation/world/templates.h"

namespace jotter::simulation {

namespace {
using Tablets = std::vector<std::unique_ptr<Tablet>>;

constexpr std::size_t everything = 1'000'000;

template <class T>
T need(Expected<T> value) {
    if (!value)
        throw std::runtime_error("the oracle cannot look: " + value.error().code);
    return std::move(*value);
}

server::Readable readableBy(server::OpenSchool& school, DeviceId device) {
    return need(need(school.ports()).readable(need(school.registry().device(device))));
}

/// When a tablet in the background asked last: a ticket may have ended since.
server::Readable readableLately(School& school, DeviceId device) {
    const auto now = school.clock.now();
    school.clock.set(now - std::chrono::minutes(6));
    auto readable = school.look([&](server::OpenSchool& open) { return readableBy(open, device); });
    school.clock.set(now);
    return readable;
}

std::string nameOf(const Tablet& tablet) {
    return "tablet " + std::to_string(tablet.number);
}

/// Why something is still to be done on this tablet; empty when nothing is.
std::string unrest(Tablet& tablet, server::OpenSchool& school) {
    const Disk::Use nobody(nullptr);
    const auto counts = tablet.journal().counts();
    if (!counts)
        return nameOf(tablet) + " cannot count";
    if (counts->unsentChanges + counts->unsentMedia + counts->refusedChanges + counts->doubtfulStreams > 0)
        return nameOf(tablet) + " has " + std::to_string(counts->unsentChanges) + " records and " +
               std::to_string(counts->unsentMedia) + " media to send, " +
               std::to_string(counts->refusedChanges) + " for quarantine, " +
               std::to_string(counts->doubtfulStreams) + " streams in doubt";
    const auto device = need(school.registry().device(tablet.device));
    if (device.state != server::DeviceState::Enrolled)
        return nameOf(tablet) + " has not left yet";
    const auto readable = readableBy(school, tablet.device);
    for (const auto& stream : need(school.log().streams())) {
        const bool may = !stream.erased && readable.has(stream.name);
        const auto theirs = may ? need(school.log().digest(stream.name, 0)) : server::DigestAt{};
        const auto ours = need(tablet.journal().digest(stream.name, INT64_MAX));
        if (may && (ours.count != theirs.digest.count || ours.sumHex() != theirs.digest.sumHex()))
            return nameOf(tablet) + " has " + std::to_string(ours.count) + " of " +
                   std::to_string(theirs.digest.count) + " changes of " + stream.name;
    }
    for (const bool thumbs : {true, false})
        for (const auto& wanted : need(thumbs ? tablet.journal().wantedThumbs(everything)
                                              : tablet.journal().wantedMedia(everything))) {
            const auto stream = need(school.log().referringStream(wanted.change, wanted.sha256));
            if (stream && readable.has(*stream) && need(school.media().size({*stream, wanted.sha256})))
                return nameOf(tablet) + " has not fetched a medium that is on the server";
        }
    const auto chores = need(tablet.journal().chores(1));
    const auto traces = test::LedgerView(tablet.folder, Templates::tabletKey())
                            .number("SELECT count(*) FROM meta WHERE name = 'traces' AND value <> ''");
    return chores.none() && traces == 0 ? std::string() : nameOf(tablet) + " has not tidied up";
}
} // namespace

bool Oracle::quiet(School& school, const Tablets& tablets, std::string* why) {
    std::string reason = school.up() ? "" : "the server is down";
    for (const auto& tablet : tablets) {
        if (!reason.empty() || tablet->state == Tablet::State::Gone)
            continue;
        if (!tablet->on())
            reason = nameOf(*tablet) + " is off";
        else
            reason = school.look([&](server::OpenSchool& open) { return unrest(*tablet, open); });
    }
    if (why != nullptr)
        *why = reason;
    return reason.empty();
}

void Oracle::judge(School& school, const Tablets& tablets) {
    views_.clear();
    for (const auto& tablet : tablets)
        if (tablet->on())
            views_.emplace(tablet->number, *tablet);
    judgeServer(school, tablets);
    judgeOrder(tablets);
    judgeErasures(school, tablets);
    judgeTablets(school, tablets);
    judgeRestricted(school, tablets);
    judgeMedia(school, tablets);
    judgeProjections(tablets);
}

bool Oracle::isOnALivingTablet(const Saved& record, const Tablets& tablets) const {
    std::set<std::size_t> holders{record.tablet};
    for (bool grown = true; grown;) {
        grown = false;
        for (const auto& [original, copy] : clones_)
            if (holders.contains(original) || holders.contains(copy))
                grown = holders.insert(original).second || holders.insert(copy).second || grown;
    }
    return std::ranges::any_of(
        holders, [&](std::size_t number) { return tablets[number]->state != Tablet::State::Gone; });
}

/// I3, I4: nothing lost, nothing doubled.
void Oracle::judgeServer(School& school, const Tablets& tablets) {
    const ServerView view(school.disk.root());
    if (view.changes != view.log.size())
        complain("I4: a change stands twice in the log");
    std::map<ChangeId, std::string> bytes;
    school.look([&](server::OpenSchool& open) {
        const auto all = [](const std::string&) { return true; };
        for (auto& change : need(open.log().page(0, everything, all)).changes)
            bytes[change.id] = std::move(change.bytes);
    });
    for (const auto& [id, record] : saved_) {
        const bool there = view.log.contains(id) || view.held.contains(id) || view.quarantined.contains(id);
        if (!there && !mayBeGone(record) && isOnALivingTablet(record, tablets))
            complain("I3: the " + record.type + " " + id.toString() + " that tablet " +
                     std::to_string(record.tablet) + " called saved is lost");
        if (const auto found = bytes.find(id);
            found != bytes.end() && found->second.find(record.marker) == std::string::npos)
            complain("I3: " + id.toString() + " is not what was saved");
    }
    for (const auto& tablet : tablets) {
        if (!tablet->on())
            continue;
        const auto& own = views_.at(tablet->number);
        for (const auto& id : own.own)
            if (view.held.contains(id) && !view.log.contains(id) && !own.needsALook.contains(id))
                complain("I8: " + id.toString() + " is held, and nobody is shown that on " + nameOf(*tablet));
        for (const auto& [id, mine] : own.bytes)
            if (const auto found = bytes.find(id); found != bytes.end() && found->second != mine)
                complain("I3: " + id.toString() + " has other bytes on the server than on a tablet");
    }
}

/// I12: stamps only go forward, and no two tablets number their records in one epoch; a server that was put
/// back has forgotten the one number and takes the other, which does no harm.
void Oracle::judgeOrder(const Tablets& tablets) {
    std::map<std::string, std::map<std::uint64_t, ChangeId>> numbered;
    for (const auto& tablet : tablets) {
        if (!tablet->on())
            continue;
        const auto& view = views_.at(tablet->number);
        if (std::ranges::adjacent_find(view.stamps, std::greater_equal{}) != view.stamps.end())
            complain("I12: the stamps of " + nameOf(*tablet) + " go back");
        for (const auto& [number, id] : view.numbers)
            if (numbered[view.epoch].try_emplace(number, id).first->second != id && !wasPutBack_)
                complain("I12: " + nameOf(*tablet) + " numbers its records in the epoch of another");
    }
}

/// I10: what is erased is nowhere.
void Oracle::judgeErasures(School& school, const Tablets& tablets) {
    const ServerView view(school.disk.root());
    const auto erasures = school.look([](server::OpenSchool& open) { return need(open.log().erasures()); });
    std::set<std::string> streams = erased_;
    std::set<std::pair<std::string, EntityId>> entities;
    for (const auto& erasure : erasures) {
        if (erasure.entity)
            entities.emplace(erasure.stream, *erasure.entity);
        else
            streams.insert(erasure.stream);
    }
    const auto isErased = [&](const std::pair<std::string, EntityId>& one) {
        return streams.contains(one.first) || entities.contains(one);
    };
    if (std::ranges::any_of(view.entities, isErased))
        complain("I10: something erased is on the server");
    for (const auto& tablet : tablets)
        if (tablet->on() && std::ranges::any_of(views_.at(tablet->number).entities, isErased))
            complain("I10: something erased is on tablet " + std::to_string(tablet->number));
}

/// I5, I7: equal grants, equal screens, and nothing of what a tablet may not hold.
void Oracle::judgeTablets(School& school, const Tablets& tablets) {
    std::map<std::string, std::pair<std::size_t, std::vector<std::string>>> seen;
    for (const auto& tablet : tablets) {
        if (!tablet->on())
            continue;
        const auto& view = views_.at(tablet->number);
        if (view.integrity != "ok")
            complain("I11: the store of " + nameOf(*tablet) + " is damaged");
        const auto readable =
            school.look([&](server::OpenSchool& open) { return readableBy(open, tablet->device); });
        const auto before = readableLately(school, tablet->device);
        const auto mayHold = [&](const std::string& stream) {
            return readable.has(stream) || before.has(stream);
        };
        for (const auto& [stream, count] : view.readable)
            if (!mayHold(stream))
                complain("I7: " + std::to_string(count) + " changes of " + stream + " lie readable on " +
                         nameOf(*tablet) + ", which may not hold it");
        for (const auto& [stream, rows] : view.screens) {
            if (!mayHold(stream)) {
                if (!view.heldBeforeGranted.contains(stream))
                    complain("I7: " + nameOf(*tablet) + " shows " + rows.front());
                continue;
            }
            if (!view.needsALook.empty())
                continue; // it shows its own records, which the others have not
            const auto [first, isNew] = seen.try_emplace(stream, tablet->number, rows);
            if (isNew || first->second.second == rows)
                continue;
            const auto& other = first->second.second;
            const auto [a, b] = std::ranges::mismatch(rows, other);
            complain("I5: " + nameOf(*tablet) + " shows \"" + (a == rows.end() ? "" : *a) +
                     "\" where tablet " + std::to_string(first->second.first) + " shows \"" +
                     (b == other.end() ? "" : *b) + "\"");
        }
    }
}

/// I5: what the screens show is what the log says, and nothing that is left from the way there.
void Oracle::judgeProjections(const Tablets& tablets) {
    for (const auto& tablet : tablets) {
        if (!tablet->on())
            continue;
        const Disk::Use use(&tablet->disk);
        const auto& before = views_.at(tablet->number).screens;
        if (!tablet->store->rebuild().result()) {
            complain("I5: the projections of " + nameOf(*tablet) + " cannot be made anew");
            continue;
        }
        const auto anew = TabletView::screensOf(*tablet);
        const auto compare = [&](const TabletView::Screens& some, const TabletView::Screens& others,
                                 const char* when) {
            for (const auto& [stream, rows] : some) {
                const auto there = others.find(stream);
                for (const auto& row : rows)
                    if (there == others.end() || std::ranges::find(there->second, row) == there->second.end())
                        complain("I5: only " + std::string(when) + " its projections are made anew " +
                                 nameOf(*tablet) + " shows \"" + row + "\"");
            }
        };
        compare(before, anew, "before");
        compare(anew, before, "after");
    }
}

/// I2: whatever a tablet believes to be on the server is there.
void Oracle::judgeMedia(School& school, const Tablets& tablets) {
    const ServerView view(school.disk.root());
    school.look([&](server::OpenSchool& open) {
        for (const auto& [id, record] : saved_) {
            if (record.media.empty() || !view.log.contains(id) || mayBeGone(record) ||
                tablets[record.tablet]->state == Tablet::State::Gone)
                continue;
            for (const auto& sha256 : record.media) {
                const server::MediumName name{record.stream, sha256};
                const auto mark = need(open.log().markOf(record.stream, sha256));
                const auto size = need(open.media().size(name));
                if (!size && mark == server::MediumMark::None)
                    complain("I2: a picture of " + id.toString() + " is not on the server");
                if (size && Sha256::of(need(open.media().read(name, 0, *size))) != sha256)
                    complain("I2: a picture of " + id.toString() + " is damaged on the server");
            }
        }
    });
}

} // namespace jotter::simulation
