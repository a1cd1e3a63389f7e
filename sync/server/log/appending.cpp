#include "sync/server/log/appending.h"

#include "sync/change/planted.h"

#include <algorithm>
#include <chrono>

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

Expected<Verdict> Appending::take(const Arrival& arrival, const Hlc& effective, const std::string& body) {
    const auto& change = arrival.change.change;
    if (!arrival.epoch.empty())
        if (const auto numbered = number(arrival.epoch, arrival.n, change.id); !numbered)
            return tl::make_unexpected(numbered.error());
    if (erasing_.isErased(change.stream, change.entity) && !planted(Fault::ErasedTakenAgain)) {
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
        erasures_.push_back({change.stream, change.entity});
        gone(erasing_.erase(erasures_.back()));
    } else {
        insert(arrival, effective, body);
    }
    const auto seq = seq_;
    if (arrival.effect == Effect::HidesMoments)
        erasing_.hideMomentsOf(change.stream);
    if (arrival.effect == Effect::Redacts)
        gone(erasing_.redact(change.stream, arrival.redacts));
    if (arrival.moment)
        erasing_.hideIfMomentIs(*arrival.moment);
    return Verdict{change.id, Verdict::Outcome::Ok, {}, seq, arrival.change.hash, change.device, effective};
}

Expected<void> Appending::number(const std::string& name, std::uint64_t n, ChangeId id) {
    const auto epoch = epochNumber(name);
    auto& insert = connection_.use("INSERT INTO arrivals(epoch, n, id) VALUES(?,?,?) ON CONFLICT DO NOTHING");
    insert.bind(1, epoch);
    bindUnsigned(insert, 2, n);
    bindUuid(insert, 3, id.value);
    if (insert.exec() == 1)
        return {};
    auto& query = connection_.use("SELECT id FROM arrivals WHERE epoch=? AND n=?");
    query.bind(1, epoch);
    bindUnsigned(query, 2, n);
    query.executeStep();
    if (uuidAt(query, 0) == id.value)
        return {};
    return fail("epoch_clash", ErrorCategory::Rejected,
                "This tablet's store was copied; it numbers its records anew and sends them again.");
}

std::optional<Verdict> Appending::known(const Arrival& arrival) {
    auto& query = connection_.use("SELECT seq, hash, device, effective FROM changes WHERE id=?");
    bindUuid(query, 1, arrival.change.change.id.value);
    if (!query.executeStep() || planted(Fault::RetryNotRecognised))
        return std::nullopt;
    Verdict verdict;
    verdict.id = arrival.change.change.id;
    verdict.seq = unsignedAt(query, 0);
    verdict.hash = hashAt(query, 1);
    verdict.device = DeviceId{uuidAt(query, 2)};
    verdict.effective = Hlc::parse(query.getColumn(3).getString()).value_or(Hlc{});
    const bool same = verdict.hash == arrival.change.hash;
    verdict.outcome = same ? Verdict::Outcome::Known : Verdict::Outcome::Held;
    verdict.reason = same ? "" : "same_id";
    if (same && arrival.moment) {
        // It came back by a receipt before, which says nothing of a moment.
        auto& moment = connection_.use("UPDATE changes SET moment=? WHERE id=? AND moment IS NULL");
        bindUuid(moment, 1, *arrival.moment);
        bindUuid(moment, 2, arrival.change.change.id.value);
        if (moment.exec() == 1)
            erasing_.hideIfMomentIs(*arrival.moment);
    }
    return verdict;
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
}

void Appending::insert(const Arrival& arrival, const Hlc& effective, const std::string& body) {
    const auto& change = arrival.change.change;
    ++seq_;
    const auto stream = streamNumber(change.stream);
    auto& row =
        connection_.use("INSERT INTO changes(seq, id, stream, entity, hash, device, effective, arrived, "
                        "moment, body) VALUES(?,?,?,?,?,?,?,?,?,?)");
    bindUnsigned(row, 1, seq_);
    bindUuid(row, 2, change.id.value);
    row.bind(3, stream);
    bindUuid(row, 4, change.entity.value);
    bindHash(row, 5, arrival.change.hash);
    bindUuid(row, 6, change.device.value);
    row.bind(7, effective.toString());
    row.bind(8, milliseconds(arrived_));
    if (arrival.moment)
        bindUuid(row, 9, *arrival.moment);
    bindBlob(row, 10, body);
    row.post();
    const auto refer = [&](const Sha256& sha256) {
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
        refer(medium.sha256);
        if (medium.thumb)
            refer(*medium.thumb);
    }
    auto& release = connection_.use("DELETE FROM held WHERE id=? AND hash=?");
    bindUuid(release, 1, change.id.value);
    bindHash(release, 2, arrival.change.hash);
    release.post();
    projection_.taken(connection_, change, effective);
}

std::int64_t Appending::streamNumber(const std::string& name) {
    const auto cached = streams_.find(name);
    if (cached != streams_.end())
        return cached->second;
    auto& insert = connection_.use("INSERT INTO streams(name, first_seq) VALUES(?,?) ON CONFLICT DO NOTHING");
    insert.bind(1, name);
    bindUnsigned(insert, 2, seq_);
    insert.post();
    auto& query = connection_.use("SELECT no FROM streams WHERE name=?");
    query.bind(1, name);
    query.executeStep();
    return streams_[name] = query.getColumn(0).getInt64();
}

std::int64_t Appending::epochNumber(const std::string& epoch) {
    const auto cached = epochs_.find(epoch);
    if (cached != epochs_.end())
        return cached->second;
    auto& insert = connection_.use("INSERT INTO epochs(device, epoch) VALUES(?,?) ON CONFLICT DO NOTHING");
    bindUuid(insert, 1, device_.value);
    insert.bind(2, epoch);
    insert.post();
    auto& query = connection_.use("SELECT no FROM epochs WHERE device=? AND epoch=?");
    bindUuid(query, 1, device_.value);
    query.bind(2, epoch);
    query.executeStep();
    return epochs_[epoch] = query.getColumn(0).getInt64();
}

void Appending::finish() {
    auto& counter = connection_.use("UPDATE counter SET seq=?");
    bindUnsigned(counter, 1, seq_);
    counter.post();
    for (const auto& [name, epoch] : epochs_) {
        auto& state = connection_.use("SELECT contiguous, top FROM epochs WHERE no=?");
        state.bind(1, epoch);
        state.executeStep();
        auto contiguous = unsignedAt(state, 0);
        auto top = unsignedAt(state, 1);
        auto& later = connection_.use("SELECT n FROM arrivals WHERE epoch=? AND n>? ORDER BY n");
        later.bind(1, epoch);
        bindUnsigned(later, 2, contiguous);
        while (later.executeStep() && unsignedAt(later, 0) == contiguous + 1)
            ++contiguous;
        auto& newest = connection_.use("SELECT max(n) FROM arrivals WHERE epoch=?");
        newest.bind(1, epoch);
        newest.executeStep();
        top = std::max(top, unsignedAt(newest, 0));
        auto& update = connection_.use("UPDATE epochs SET contiguous=?, top=? WHERE no=?");
        bindUnsigned(update, 1, contiguous);
        bindUnsigned(update, 2, top);
        update.bind(3, epoch);
        update.post();
    }
}

Watermark readWatermark(Connection& connection, DeviceId device, const std::string& epoch) {
    Watermark watermark{epoch, 0, {}};
    auto& state = connection.use("SELECT no, contiguous, top FROM epochs WHERE device=? AND epoch=?");
    bindUuid(state, 1, device.value);
    state.bind(2, epoch);
    if (!state.executeStep())
        return watermark;
    const auto number = state.getColumn(0).getInt64();
    auto expected = unsignedAt(state, 1) + 1;
    watermark.upto = unsignedAt(state, 2);
    if (expected > watermark.upto || planted(Fault::WatermarkWithoutHoles))
        return watermark;
    auto& later = connection.use("SELECT n FROM arrivals WHERE epoch=? AND n>=? ORDER BY n");
    later.bind(1, number);
    bindUnsigned(later, 2, expected);
    while (later.executeStep()) {
        const auto n = unsignedAt(later, 0);
        if (n > expected && watermark.holes.size() == maxHoles) {
            watermark.upto = expected - 1;
            break;
        }
        if (n > expected)
            watermark.holes.emplace_back(expected, n - 1);
        expected = n + 1;
    }
    return watermark;
}

} // namespace jotter::server
