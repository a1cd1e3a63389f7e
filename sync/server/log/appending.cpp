#include "sync/server/log/appending.h"

#include "sync/change/planted.h"
#include "sync/server/log/tables/for_many.h"

#include <algorithm>
#include <chrono>
#include <span>

namespace jotter::server {

namespace {
constexpr std::chrono::minutes aheadAllowed{5};

std::int64_t milliseconds(WallTime time) {
    return time.time_since_epoch().count();
}
} // namespace

std::vector<Hlc> effectiveClocks(const std::vector<Arrival>& arrivals, WallTime arrived) {
    const auto latest = static_cast<std::uint64_t>(milliseconds(arrived + aheadAllowed));
    std::vector<Hlc> clocks;
    std::vector<std::size_t> ahead;
    for (const auto& arrival : arrivals) {
        if (arrival.change.change.hlc.ms > latest)
            ahead.push_back(clocks.size());
        clocks.push_back(arrival.change.change.hlc);
    }
    std::ranges::stable_sort(ahead, std::less{}, [&](std::size_t i) { return clocks[i]; });
    std::uint16_t counter = 0;
    for (const auto i : ahead)
        clocks[i] = Hlc{latest, counter++, clocks[i].device};
    return clocks;
}

Appending::Appending(Connection& connection, Projection& projection, DeviceId device, WallTime arrived)
    : connection_(connection)
    , projection_(projection)
    , device_(device)
    , arrived_(arrived) {
    auto& counter = connection_.use("SELECT seq FROM counter");
    counter.executeStep();
    seq_ = unsignedAt(counter, 0);
}

Expected<std::vector<Verdict>> Appending::take(const std::vector<Arrival>& arrivals,
                                               const std::vector<std::string>& bodies) {
    std::vector<Numbering::Number> numbers;
    for (const auto& arrival : arrivals)
        if (!arrival.epoch.empty())
            numbers.push_back({arrival.epoch, arrival.n, arrival.change.change.id});
    if (const auto noted = numbering_.note(numbers); !noted)
        return tl::make_unexpected(noted.error());
    here_ = AlreadyHere(connection_, arrivals);
    const auto clocks = effectiveClocks(arrivals, arrived_);
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        auto verdict = takeOne(arrivals[i], arrivals[i].effective.value_or(clocks[i]), bodies[i]);
        if (!verdict)
            return tl::make_unexpected(verdict.error());
        verdicts.push_back(std::move(*verdict));
    }
    finish();
    return verdicts;
}

Expected<Verdict> Appending::takeOne(const Arrival& arrival, const Hlc& effective, const std::string& body) {
    const auto& change = arrival.change.change;
    const bool erased = here_.hasErasures(change.stream) && erasing_.isErased(change.stream, change.entity);
    if (erased && !planted(Fault::ErasedTakenAgain)) {
        // What erased it comes again when noting that apart failed the first time: it is noted now.
        if (arrival.effect == Effect::ErasesRecord)
            erasures_.push_back({change.stream, change.entity});
        return Verdict{change.id, Verdict::Outcome::Erased, {}, 0, {}, {}, {}};
    }
    if (body.empty())
        return fail("key_missing", ErrorCategory::Storage, "The key to these records is not on this server.");
    auto verdict = known(arrival);
    if (verdict && verdict->outcome == Verdict::Outcome::Held)
        hold(arrival, verdict->reason, body);
    if (verdict)
        return *verdict;
    if (!arrival.held.empty()) {
        hold(arrival, arrival.held, body);
        return Verdict{change.id, Verdict::Outcome::Held, arrival.held, 0, {}, {}, {}};
    }
    return enter(arrival, effective, body);
}

Verdict Appending::enter(const Arrival& arrival, const Hlc& effective, const std::string& body) {
    const auto& change = arrival.change.change;
    const auto gone = [&](std::vector<ErasedMedium> media) {
        erasedMedia_.insert(erasedMedia_.end(), media.begin(), media.end());
    };
    if (arrival.effect == Effect::ErasesRecord) {
        write();
        here_.erasedIn(change.stream);
        erasures_.push_back({change.stream, change.entity});
        gone(erasing_.erase(erasures_.back()));
    } else {
        insert(arrival, effective, body);
    }
    const auto seq = seq_;
    if (arrival.effect != Effect::None || arrival.moment)
        write();
    if (arrival.effect == Effect::HidesMoments)
        erasing_.hideMomentsOf(change.stream);
    if (arrival.effect == Effect::Redacts)
        gone(erasing_.redact(change.stream, arrival.redacts));
    if (arrival.moment)
        erasing_.hideIfMomentIs(*arrival.moment);
    return Verdict{change.id, Verdict::Outcome::Ok, {}, seq, arrival.change.hash, change.device, effective};
}

std::optional<Verdict> Appending::known(const Arrival& arrival) {
    const auto id = arrival.change.change.id;
    const auto* entry = here_.find(id);
    if (!entry || planted(Fault::RetryNotRecognised))
        return std::nullopt;
    const bool same = entry->hash == arrival.change.hash;
    if (same && arrival.moment) {
        write();
        // It came back by a receipt before, which says nothing of a moment.
        auto& moment = connection_.use("UPDATE changes SET moment=? WHERE id=? AND moment IS NULL");
        bindUuid(moment, 1, *arrival.moment);
        bindUuid(moment, 2, id.value);
        if (moment.exec() == 1)
            erasing_.hideIfMomentIs(*arrival.moment);
    }
    return Verdict{id,
                   same ? Verdict::Outcome::Known : Verdict::Outcome::Held,
                   same ? "" : "same_id",
                   entry->seq,
                   entry->hash,
                   entry->device,
                   entry->effective};
}

void Appending::hold(const Arrival& arrival, const std::string& reason, const std::string& body) {
    const auto& change = arrival.change.change;
    auto& insert =
        connection_.use("INSERT INTO held(id, hash, stream, device, reason, arrived, body, entity) "
                        "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(id, hash) DO UPDATE SET reason=excluded.reason");
    bindUuid(insert, 1, change.id.value);
    bindHash(insert, 2, arrival.change.hash);
    insert.bind(3, change.stream);
    bindUuid(insert, 4, device_.value);
    insert.bind(5, reason);
    insert.bind(6, milliseconds(arrived_));
    bindBlob(insert, 7, body);
    bindUuid(insert, 8, change.entity.value);
    insert.post();
    here_.held(change.id, arrival.change.hash);
}

void Appending::insert(const Arrival& arrival, const Hlc& effective, const std::string& body) {
    const auto& change = arrival.change.change;
    ++seq_;
    rows_.push_back({seq_, streamNumber(change.stream), &arrival, effective, &body});
    here_.entered(change.id, {seq_, arrival.change.hash, change.device, effective});
    if (!change.media.empty())
        refer(change);
    if (here_.isHeld(change.id, arrival.change.hash)) {
        auto& release = connection_.use("DELETE FROM held WHERE id=? AND hash=?");
        bindUuid(release, 1, change.id.value);
        bindHash(release, 2, arrival.change.hash);
        release.post();
    }
    projection_.taken(connection_, change, effective);
}

void Appending::refer(const Change& change) {
    write();
    const auto referTo = [&](const Sha256& sha256) {
        auto& reference =
            connection_.use("INSERT INTO media_references(sha256, seq) VALUES(?,?) ON CONFLICT DO NOTHING");
        bindHash(reference, 1, sha256);
        bindUnsigned(reference, 2, seq_);
        reference.post();
        // Recorded anew in this stream: what had erased it there does not hold against it.
        auto& wanted =
            connection_.use("DELETE FROM media_marks WHERE stream=? AND sha256=? AND mark='erased'");
        wanted.bind(1, change.stream);
        bindHash(wanted, 2, sha256);
        wanted.post();
    };
    for (const auto& medium : change.media) {
        referTo(medium.sha256);
        if (medium.thumb)
            referTo(*medium.thumb);
    }
}

void Appending::write() {
    static const ForMany insert("INSERT INTO changes(seq, id, stream, entity, hash, device, effective, "
                                "arrived, moment, body) VALUES ",
                                "(?,?,?,?,?,?,?,?,?,?)", "");
    for (std::span<const Row> left(rows_); !left.empty();) {
        const auto& [count, sql] = insert.atMost(left.size());
        auto& rows = connection_.use(sql);
        int place = 0;
        for (const auto& row : left.first(count)) {
            const auto& change = row.arrival->change.change;
            bindUnsigned(rows, ++place, row.seq);
            bindUuid(rows, ++place, change.id.value);
            rows.bind(++place, row.stream);
            bindUuid(rows, ++place, change.entity.value);
            bindHash(rows, ++place, row.arrival->change.hash);
            bindUuid(rows, ++place, change.device.value);
            rows.bind(++place, row.effective.toString());
            rows.bind(++place, milliseconds(arrived_));
            ++place;
            if (row.arrival->moment)
                bindUuid(rows, place, *row.arrival->moment);
            bindBlob(rows, ++place, *row.body);
        }
        rows.post();
        left = left.subspan(count);
    }
    rows_.clear();
}

std::int64_t Appending::streamNumber(const std::string& name) {
    if (const auto number = here_.stream(name))
        return *number;
    auto& insert = connection_.use("INSERT INTO streams(name, first_seq) VALUES(?,?)");
    insert.bind(1, name);
    bindUnsigned(insert, 2, seq_);
    insert.post();
    auto& query = connection_.use("SELECT no FROM streams WHERE name=?");
    query.bind(1, name);
    query.executeStep();
    const auto number = query.getColumn(0).getInt64();
    here_.begun(name, number);
    return number;
}

void Appending::finish() {
    write();
    auto& counter = connection_.use("UPDATE counter SET seq=?");
    bindUnsigned(counter, 1, seq_);
    counter.post();
    numbering_.finish();
}

} // namespace jotter::server
