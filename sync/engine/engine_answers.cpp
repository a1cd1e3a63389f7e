// What becomes of an answer: the classes that every errand treats alike (sync.md, "What the client does with
// an answer"); the rest is the errand's own.
#include "sync/engine/engine.h"

namespace jotter::engine {

namespace {
constexpr std::chrono::seconds tooOldLasts{3600};
/// The times for the screen are told and kept no more often than this. A poll that finds nothing new leaves
/// the disk alone.
constexpr std::chrono::seconds worthTelling{60};
constexpr std::chrono::hours worthKeeping{1};

bool isOld(const std::optional<WallTime>& time, WallTime now, std::chrono::seconds age) {
    return !time || now < *time || now >= *time + age;
}

bool isTransient(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
}
} // namespace

void Engine::answered(std::uint64_t id, const Response& response, WallTime now) {
    const auto found = flights_.find(id);
    if (found == flights_.end())
        return;
    auto flight = std::move(found->second);
    flights_.erase(found);
    countsStale_ = true;
    if (response.failure != Failure::None)
        lostContact(flight, response, now);
    else {
        if (response.status != 511)
            contactMade(now);
        if (response.status == 401)
            unauthorised(flight, response, now);
        else if (response.status == 511)
            lostContact(flight, {Failure::NotOurServer, 511, {}, {}, {}},
                        now); // a portal in front of everything
        else if (!flight.errand)
            answerPerson(flight, response);
        else if (response.status == 403 && wire::errorCode(response) == "device_retired")
            retired(flight, now);
        else if (isTransient(response.status))
            unavailable(flight, response, now);
        else
            settle(flight, flight.errand->answered(response, now), now);
    }
    backoff_.save();
}

void Engine::lostContact(Flight& flight, const Response& response, WallTime now) {
    if (!flight.errand)
        return answerPerson(flight, response);
    flight.errand->dropped(now);
    if (flight.errand == &session_)
        failAsks(response);
    const bool ours = response.failure != Failure::NotOurServer;
    const auto why = !ours                                     ? Obstacle::NotOurServer
                     : response.failure == Failure::WrongClock ? Obstacle::WrongClock
                                                               : Obstacle::Offline;
    const bool late = response.failure == Failure::Timeout;
    // That nobody could hold a waiting request open says nothing about the others.
    if (flight.errand != &wait_ || !late)
        backoff_.failed(contact, why, now);
    // A medium that gets stuck again and again must not hold up what is small.
    const bool exchange = flight.errand == &session_ || isPush(flight.errand) || flight.errand == &pull_;
    if (late ? flight.errand != &session_ : !exchange && flight.errand != &wait_)
        backoff_.failed(flight.key, Obstacle::None, now);
    issuer_ = ours ? std::string() : response.issuer;
}

void Engine::unauthorised(Flight& flight, const Response& response, WallTime now) {
    if (flight.errand == &session_) {
        session_.rejected(now);
        if (backoff_.blocked(Session::pauseKey, now))
            failAsks(response);
        return;
    }
    session_.refused(flight.generation, now);
    if (flight.errand)
        flight.errand->dropped(now);
    else if (flight.retried)
        answerPerson(flight, response);
    else
        asks_.push_back({std::move(flight.again), std::move(flight.done), true});
}

/// Found out before the next greeting would have said so.
void Engine::retired(const Flight& flight, WallTime now) {
    flight.errand->dropped(now);
    if (const auto left = session_.leave(Leaving::Sending); !left)
        troubled(flight.key, left.error(), now);
}

void Engine::unavailable(const Flight& flight, const Response& response, WallTime now) {
    flight.errand->dropped(now);
    const auto why = response.status == 507 ? Obstacle::ServerFull : Obstacle::ServerTrouble;
    backoff_.failed(flight.key, why, now, wire::retryAfter(response));
    if (flight.errand == &session_)
        failAsks(response);
}

void Engine::settle(const Flight& flight, const Expected<Verdict>& verdict, WallTime now) {
    if (!verdict)
        return troubled(flight.key, verdict.error(), now);
    switch (*verdict) {
    case Verdict::Progress:
        backoff_.succeeded(flight.key);
        break;
    case Verdict::Again:
        break;
    case Verdict::NotYet:
        backoff_.failed(flight.key, Obstacle::None, now);
        break;
    case Verdict::Later:
        backoff_.failed(flight.key, Obstacle::ServerTrouble, now);
        break;
    case Verdict::TooOld:
        backoff_.pause(flight.key, Obstacle::Upgrade, now, tooOldLasts);
        break;
    }
    if (flight.errand != &session_)
        session_.accepted();
    if (*verdict == Verdict::Progress && (isPush(flight.errand) || flight.errand == &wait_))
        compare_.lookAgain();
    if (*verdict == Verdict::Progress && flight.errand == &pull_)
        pageApplied();
    if (*verdict == Verdict::Progress && isPush(flight.errand)) {
        lastMoved_ = now;
        backoff_.succeeded(stalledKey);
    }
    if (*verdict == Verdict::Progress &&
        (isPush(flight.errand) || (flight.errand == &session_ && session_.ready(now))))
        pull_.lookAgain(); // our own changes come back with the clock that counts and their receipt
    if (*verdict == Verdict::Progress && flight.errand == &refill_ && refill_.underWay())
        pull_.lookAgain(); // when all is there again, it is seen what this tablet may still hold
    if (pull_.cursorWasGone())
        session_.greetAgain();
    noteSuccess(now);
}

void Engine::pageApplied() {
    countsStale_ = true;
    compare_.lookAgain();
    pushDesk_.lookAgain(); // what was read ahead may be of a stream that ended
}

void Engine::troubled(const std::string& key, const Error& error, WallTime now) {
    switch (error.category) {
    case ErrorCategory::Transient:
        backoff_.failed(key, Obstacle::ServerTrouble, now);
        break;
    case ErrorCategory::Auth:
        backoff_.failed(key, Obstacle::AuthPaused, now);
        break;
    default:
        backoff_.failed(key, Obstacle::Storage, now);
        break;
    }
}

void Engine::answerPerson(Flight& flight, const Response& response) {
    if (flight.done)
        flight.done(response);
}

void Engine::failAsks(const Response& response) {
    for (const auto& ask : std::exchange(asks_, {}))
        ask.done(response);
}

void Engine::contactMade(WallTime now) {
    backoff_.succeeded(contact);
    issuer_.clear();
    rememberTime(rememberedExchange, now, lastExchange_);
}

void Engine::noteSuccess(WallTime now) {
    const bool current = pull_.current() && !exchanging();
    if (!current || uploadDesk_.taken.size() + downloading_.size() > 0)
        return;
    countsStale_ = true;
    refreshCounts();
    if (!counts_ || counts_->unsentChanges + counts_->unsentMedia + counts_->wantedThumbs +
                            counts_->wantedMedia + counts_->refusedChanges + counts_->doubtfulStreams >
                        0)
        return;
    rememberTime(rememberedSuccess, now, lastSuccess_);
    backoff_.keepOnly(wait_.key());
}

void Engine::refreshCounts() {
    if (!std::exchange(countsStale_, false))
        return;
    auto counts = desk_.journal.counts();
    counts_ = counts ? std::optional(std::move(*counts)) : std::nullopt;
}

void Engine::rememberTime(const char* name, WallTime now, KeptTime& time) {
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (isOld(time.known, now, worthTelling))
        time.known = second;
    if (!isOld(time.kept, now, worthKeeping))
        return;
    time.kept = second;
    // A time for the screen that could not be kept is shown again after the next exchange.
    static_cast<void>(desk_.journal.remember(name, toIso(second)));
}

} // namespace jotter::engine
