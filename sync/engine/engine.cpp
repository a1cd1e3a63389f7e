#include "sync/engine/engine.h"

#include <algorithm>

namespace jotter::engine {

using std::chrono::milliseconds;

namespace {
/// A stamp so far ahead is moved back by the server (sync.md, "Order and clocks").
constexpr std::chrono::minutes clockTolerance{5};
/// The transport keeps the limits of a request itself; so much later its silence is a fault.
constexpr std::chrono::seconds beyondTheLimit{30};
std::optional<WallTime> rememberedTime(Journal& journal, const char* name) {
    const auto text = journal.remembered(name);
    const auto time = text ? fromIso(*text) : fail("", ErrorCategory::Input, "");
    return time ? std::optional(*time) : std::nullopt;
}
} // namespace

Engine::Engine(Journal& journal, Vault& vault, Signer& signer, RandomSource& random, const Config& config)
    : config_(config)
    , backoff_(journal, random)
    , desk_{journal, vault, random, backoff_, {}, Leaving::No, false, true}
    , random_(random)
    , session_(desk_, signer, config.device)
    , pushDesk_(desk_)
    , pushes_{Push(desk_, pushDesk_, Push::Lane::First), Push(desk_, pushDesk_, Push::Lane::Further),
              Push(desk_, pushDesk_, Push::Lane::Further)}
    , quarantine_(desk_)
    , refill_(desk_, pull_)
    , pull_(desk_)
    , wait_(desk_, pull_)
    , thumbs_(desk_)
    , compare_(desk_, pull_, refill_)
    , uploads_{Upload(desk_, uploadDesk_), Upload(desk_, uploadDesk_), Upload(desk_, uploadDesk_),
               Upload(desk_, uploadDesk_)}
    , downloads_{Download(desk_, downloading_), Download(desk_, downloading_)}
    , lastExchange_{rememberedTime(journal, rememberedExchange), {}}
    , lastSuccess_{rememberedTime(journal, rememberedSuccess), {}} {
    backoff_.load();
    // What cannot be read now is said again by the server.
    desk_.leaving = leavingFrom(journal.remembered(rememberedLeaving).value_or(std::string()));
}

std::vector<Request> Engine::due(WallTime now) {
    std::vector<Request> out;
    watchTheClock(now);
    watchOver(now);
    applyKeptPage(now);
    tidyUp(now);
    leaveWhenEmpty(now);
    const bool asked = !asks_.empty();
    if (desk_.leaving == Leaving::Wipe) {
        failAsks({Failure::None, 401, {}, {}, {}});
        return out;
    }
    if (backoff_.blocked(contact, now) && !asked)
        return out;
    if (!session_.ready(now)) {
        if (asked) { // a person waits: no pause holds that up
            backoff_.succeeded(session_.key());
            backoff_.succeeded(Session::pauseKey);
        }
        if (!exchanging())
            offer(session_, now, out);
        if (!exchanging()) // the key cannot sign: the person should know now
            failAsks({Failure::None, 401, {}, {}, {}});
        return out;
    }
    offerAsks(now, out);
    if (backoff_.blocked(contact, now))
        return out;
    // After a failure one request goes alone to see whether the server can be reached again.
    if (backoff_.knows(contact)) {
        if (!busy())
            offerExchange(now, out);
        if (!busy() && desk_.leaving == Leaving::No) {
            pull_.lookAgain();
            offer(pull_, now, out);
        }
        if (!busy())
            offer(uploads_[0], now, out);
        return out;
    }
    offerExchange(now, out);
    for (auto& upload : uploads_)
        offer(upload, now, out);
    if (desk_.leaving != Leaving::No)
        return out;
    for (auto& download : downloads_)
        offer(download, now, out);
    offer(wait_, now, out);
    return out;
}

void Engine::applyKeptPage(WallTime now) {
    const auto applied = pull_.applyKept();
    if (!applied)
        return troubled(pull_.key(), applied.error(), now);
    if (*applied)
        pageApplied();
}

void Engine::watchTheClock(WallTime now) {
    if (bellAt_ && now >= *bellAt_) {
        bellAt_.reset();
        pull_.lookAgain();
    }
    const auto last = pull_.lastComplete();
    const bool waiting = inFlight(wait_);
    const auto every = wait_.inFront() ? config_.pollInFront : config_.pollInBackground;
    if (last && !waiting && (now < *last || now >= *last + every) && !bellAt_)
        pull_.lookAgain();
}

void Engine::offerExchange(WallTime now, std::vector<Request>& out) {
    const std::initializer_list<Errand*> further{&quarantine_, &refill_, &pull_, &thumbs_};
    if (inFlight(session_) || inFlight(compare_) ||
        std::ranges::any_of(further, [this](const Errand* errand) { return inFlight(*errand); }))
        return;
    if (session_.takeOffering())
        refill_.lookAgain();
    for (auto& push : pushes_) {
        offer(push, now, out);
        if (backoff_.knows(contact)) // then one request goes alone
            break;
    }
    const bool leaving = desk_.leaving != Leaving::No; // then nothing is fetched any more
    for (Errand* errand : further) {
        if (exchanging() || (leaving && errand == &pull_))
            return;
        offer(*errand, now, out);
    }
    if (!exchanging() && pull_.current() && !refill_.pending())
        offer(compare_, now, out);
}

bool Engine::offer(Errand& errand, WallTime now, std::vector<Request>& out) {
    if (inFlight(errand) || backoff_.blocked(errand.key(), now))
        return false;
    auto request = errand.next(now);
    if (!request)
        troubled(errand.key(), request.error(), now);
    if (!request || !*request) {
        backoff_.save();
        return false;
    }
    Flight flight;
    flight.errand = &errand;
    flight.key = errand.key();
    if (errand.authorised())
        (*request)->headers["Authorization"] = "Bearer " + session_.token();
    launch(std::move(**request), std::move(flight), now, out);
    return true;
}

void Engine::offerAsks(WallTime now, std::vector<Request>& out) {
    for (auto& ask : std::exchange(asks_, {})) {
        Flight flight;
        flight.done = std::move(ask.done);
        flight.again = ask.request;
        flight.retried = ask.retried;
        ask.request.headers["Authorization"] = "Bearer " + session_.token();
        launch(std::move(ask.request), std::move(flight), now, out);
    }
}

void Engine::launch(Request request, Flight flight, WallTime now, std::vector<Request>& out) {
    request.id = ++lastId_;
    flight.since = now;
    flight.patience = request.total + beyondTheLimit;
    flight.generation = session_.generation();
    flights_.emplace(request.id, std::move(flight));
    out.push_back(std::move(request));
}

bool Engine::inFlight(const Errand& errand) const {
    return std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand == &errand; });
}

bool Engine::exchanging() const {
    const std::initializer_list<const Errand*> errands{&session_, &quarantine_, &refill_,
                                                       &pull_,    &thumbs_,     &compare_};
    return std::ranges::any_of(errands, [this](const Errand* errand) { return inFlight(*errand); }) ||
           std::ranges::any_of(pushes_, [this](const Push& push) { return inFlight(push); });
}

bool Engine::isPush(const Errand* errand) const {
    return std::ranges::any_of(pushes_, [errand](const Push& push) { return &push == errand; });
}

bool Engine::busy() const {
    return std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand != &wait_; });
}

std::optional<WallTime> Engine::wakeAt(WallTime now) const {
    auto wake = backoff_.next(now);
    const auto sooner = [&](WallTime time) {
        if (!wake || time < *wake)
            wake = time;
    };
    if (bellAt_)
        sooner(*bellAt_);
    for (const auto& [id, flight] : flights_)
        sooner(flight.since + flight.patience);
    if (pull_.keeps() || (desk_.chores && !backoff_.knows("chores")))
        sooner(now);
    const auto last = pull_.lastComplete();
    if (last && !inFlight(wait_) && !exchanging() && !pull_.due())
        sooner(*last + (wait_.inFront() ? config_.pollInFront : config_.pollInBackground));
    return wake ? std::optional(std::max(*wake, now + milliseconds(1))) : wake;
}

void Engine::poke(Reason reason, WallTime now) {
    countsStale_ = true;
    switch (reason) {
    case Reason::Saved:
        pushDesk_.lookAgain(); // the newest lesson goes first
        desk_.chores = true;   // it may have been written where this tablet may not read
        break;
    case Reason::Tapped:
    case Reason::NetworkChanged:
        // No reason to fetch everything once more because of a copy that differs: that has its own pace.
        backoff_.reset(Compare::pausedAs);
        backoff_.save();
        session_.forgive();
        bellAt_.reset();
        pull_.lookAgain();
        compare_.lookNow();
        break;
    case Reason::Timer:
        pull_.lookAgain();
        break;
    case Reason::Foreground:
        wait_.setInFront(true);
        bellAt_.reset();
        pull_.lookAgain();
        break;
    case Reason::Background:
        wait_.setInFront(false);
        bellAt_ =
            now +
            milliseconds(static_cast<std::int64_t>(
                random_.next64() % static_cast<std::uint64_t>(milliseconds(config_.bellSpread).count() + 1)));
        break;
    }
}

void Engine::setNetwork(bool metered, bool picturesAnyway) {
    desk_.thumbsOnly = metered && !picturesAnyway;
}

Status Engine::status(WallTime now) {
    refreshCounts();
    Status status;
    status.obstacle = backoff_.obstacle();
    status.issuer = issuer_;
    status.counts = counts_.value_or(Counts());
    status.lastExchange = lastExchange_.known;
    status.lastSuccess = lastSuccess_.known;
    const bool busy =
        std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand != &wait_; });
    if (busy)
        status.phase = Phase::Exchanging;
    else if (backoff_.blocked(Session::pauseKey, now))
        status.phase = Phase::Paused;
    // A copy that differs is looked at once a day: nothing waits for that.
    const auto until = backoff_.next(now, Obstacle::ServerTrouble, Compare::pausedAs);
    if (status.phase == Phase::Idle && until)
        status.phase = Phase::Waiting;
    if (status.phase == Phase::Paused || status.phase == Phase::Waiting)
        status.waitingUntil = until;
    const auto add = [&](const std::pair<std::uint64_t, std::uint64_t>& travelling) {
        status.travelling += travelling.first;
        status.travellingTotal += travelling.second;
    };
    for (const auto& upload : uploads_)
        add(upload.travelling());
    for (const auto& download : downloads_)
        add(download.travelling());
    status.leaving = desk_.leaving;
    status.allOnServer =
        counts_ &&
        counts_->unsentChanges + counts_->heldChanges + counts_->unsentMedia + counts_->doubtfulStreams == 0;
    if (status.obstacle == Obstacle::None)
        status.obstacle = hindrance();
    return status;
}

/// What is worth a sentence although nothing failed.
Obstacle Engine::hindrance() const {
    const auto counts = counts_.value_or(Counts());
    if (refill_.underWay())
        return Obstacle::Restored;
    if (desk_.thumbsOnly && counts.unsentMedia + counts.wantedMedia > 0)
        return Obstacle::Metered;
    return std::chrono::abs(session_.clockOffset()) > clockTolerance ? Obstacle::ClockOff : Obstacle::None;
}

void Engine::ask(Request request, std::function<void(const Response&)> done) {
    asks_.push_back({std::move(request), std::move(done), false});
}

} // namespace jotter::engine
