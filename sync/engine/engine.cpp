#include "sync/engine/engine.h"

#include <algorithm>

namespace jotter::engine {

using std::chrono::milliseconds;

namespace {
constexpr const char* contact = "contact";
constexpr const char* rememberedExchange = "last_exchange";
constexpr const char* rememberedSuccess = "last_success";
constexpr std::chrono::seconds tooOldLasts{3600};
/// The times for the screen are kept no more often than this: an idle tablet leaves its disk alone.
constexpr std::chrono::seconds worthKeeping{60};

bool isTransient(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

std::optional<WallTime> rememberedTime(Journal& journal, const char* name) {
    const auto text = journal.remembered(name);
    const auto time = text ? fromIso(*text) : fail("", ErrorCategory::Input, "");
    return time ? std::optional(*time) : std::nullopt;
}
} // namespace

Engine::Engine(Journal& journal, Vault& vault, Signer& signer, RandomSource& random, const Config& config)
    : config_(config)
    , backoff_(journal, random)
    , desk_{journal, vault, random, backoff_, {}}
    , random_(random)
    , session_(desk_, signer, config.device)
    , push_(desk_)
    , pull_(desk_)
    , wait_(desk_, pull_)
    , thumbs_(desk_)
    , uploads_{Upload(desk_, uploadDesk_), Upload(desk_, uploadDesk_)}
    , downloads_{Download(desk_, downloading_), Download(desk_, downloading_)}
    , lastExchange_(rememberedTime(journal, rememberedExchange))
    , lastSuccess_(rememberedTime(journal, rememberedSuccess)) {
    backoff_.load();
}

std::vector<Request> Engine::due(WallTime now) {
    std::vector<Request> out;
    watchTheClock(now);
    const bool asked = !asks_.empty();
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
    offerAsks(out);
    if (backoff_.blocked(contact, now))
        return out;
    // After a failure one request goes alone to see whether the server can be reached again.
    if (backoff_.knows(contact)) {
        if (!busy())
            offerExchange(now, out);
        if (!busy()) {
            pull_.lookAgain();
            offer(pull_, now, out);
        }
        return out;
    }
    offerExchange(now, out);
    for (auto& upload : uploads_)
        offer(upload, now, out);
    for (auto& download : downloads_)
        offer(download, now, out);
    offer(wait_, now, out);
    return out;
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
    for (Errand* errand : std::initializer_list<Errand*>{&push_, &pull_, &thumbs_}) {
        if (exchanging())
            return;
        offer(*errand, now, out);
    }
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
    launch(std::move(**request), std::move(flight), out);
    return true;
}

void Engine::offerAsks(std::vector<Request>& out) {
    for (auto& ask : std::exchange(asks_, {})) {
        Flight flight;
        flight.done = std::move(ask.done);
        flight.again = ask.request;
        flight.retried = ask.retried;
        ask.request.headers["Authorization"] = "Bearer " + session_.token();
        launch(std::move(ask.request), std::move(flight), out);
    }
}

void Engine::launch(Request request, Flight flight, std::vector<Request>& out) {
    request.id = ++lastId_;
    flight.generation = session_.generation();
    flights_.emplace(request.id, std::move(flight));
    out.push_back(std::move(request));
}

bool Engine::inFlight(const Errand& errand) const {
    return std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand == &errand; });
}

bool Engine::exchanging() const {
    return inFlight(session_) || inFlight(push_) || inFlight(pull_) || inFlight(thumbs_);
}

bool Engine::busy() const {
    return std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand != &wait_; });
}

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
        contactMade(now);
        if (response.status == 401)
            unauthorised(flight, response, now);
        else if (!flight.errand)
            answerPerson(flight, response);
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
    const auto why = ours ? Obstacle::Offline : Obstacle::NotOurServer;
    const bool late = response.failure == Failure::Timeout;
    // That nobody could hold a waiting request open says nothing about the others.
    if (flight.errand != &wait_ || !late)
        backoff_.failed(contact, why, now);
    // A medium that gets stuck again and again must not hold up what is small.
    const bool exchange = flight.errand == &session_ || flight.errand == &push_ || flight.errand == &pull_;
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
    if (*verdict == Verdict::Progress &&
        (flight.errand == &push_ || (flight.errand == &session_ && session_.ready(now))))
        pull_.lookAgain(); // our own changes come back with the clock that counts and their receipt
    if (pull_.cursorWasGone())
        session_.greetAgain();
    noteSuccess(now);
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
    const bool current = pull_.lastComplete() && !pull_.due() && !exchanging();
    if (!current || uploadDesk_.taken.size() + downloading_.size() > 0)
        return;
    const auto counts = desk_.journal.counts();
    if (!counts)
        return;
    counts_ = *counts;
    countsStale_ = false;
    if (counts_.unsentChanges + counts_.unsentMedia + counts_.wantedThumbs + counts_.wantedMedia > 0)
        return;
    rememberTime(rememberedSuccess, now, lastSuccess_);
    backoff_.keepOnly(wait_.key());
}

void Engine::rememberTime(const char* name, WallTime now, std::optional<WallTime>& kept) {
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (kept && *kept <= now && now < *kept + worthKeeping)
        return;
    kept = second;
    // A time for the screen that could not be kept is shown again after the next exchange.
    static_cast<void>(desk_.journal.remember(name, toIso(second)));
}

std::optional<WallTime> Engine::wakeAt(WallTime now) const {
    auto wake = backoff_.next(now);
    const auto sooner = [&](WallTime time) {
        if (!wake || time < *wake)
            wake = time;
    };
    if (bellAt_)
        sooner(*bellAt_);
    const auto last = pull_.lastComplete();
    if (last && !inFlight(wait_) && !exchanging() && !pull_.due())
        sooner(*last + (wait_.inFront() ? config_.pollInFront : config_.pollInBackground));
    return wake ? std::optional(std::max(*wake, now + milliseconds(1))) : wake;
}

void Engine::poke(Reason reason, WallTime now) {
    countsStale_ = true;
    switch (reason) {
    case Reason::Saved:
        break;
    case Reason::Tapped:
    case Reason::NetworkChanged:
        backoff_.reset();
        backoff_.save();
        session_.forgive();
        bellAt_.reset();
        pull_.lookAgain();
        break;
    case Reason::Timer:
        pull_.lookAgain();
        break;
    case Reason::Foreground:
        wait_.setInFront(true);
        pull_.lookAgain();
        break;
    case Reason::Background:
        wait_.setInFront(false);
        break;
    case Reason::Bell:
        bellAt_ =
            now +
            milliseconds(static_cast<std::int64_t>(
                random_.next64() % static_cast<std::uint64_t>(milliseconds(config_.bellSpread).count() + 1)));
        break;
    }
}

Status Engine::status(WallTime now) {
    if (countsStale_) {
        if (const auto counts = desk_.journal.counts())
            counts_ = *counts;
        countsStale_ = false;
    }
    Status status;
    status.obstacle = backoff_.obstacle();
    status.issuer = issuer_;
    status.counts = counts_;
    status.lastExchange = lastExchange_;
    status.lastSuccess = lastSuccess_;
    const bool busy =
        std::ranges::any_of(flights_, [&](const auto& flight) { return flight.second.errand != &wait_; });
    if (busy)
        status.phase = Phase::Exchanging;
    else if (backoff_.blocked(Session::pauseKey, now))
        status.phase = Phase::Paused;
    else if (status.obstacle != Obstacle::None && backoff_.next(now, Obstacle::ServerTrouble))
        status.phase = Phase::Waiting;
    if (status.phase == Phase::Paused || status.phase == Phase::Waiting)
        status.waitingUntil = backoff_.next(now, Obstacle::ServerTrouble);
    const auto add = [&](const std::pair<std::uint64_t, std::uint64_t>& travelling) {
        status.travelling += travelling.first;
        status.travellingTotal += travelling.second;
    };
    for (const auto& upload : uploads_)
        add(upload.travelling());
    for (const auto& download : downloads_)
        add(download.travelling());
    status.allOnServer = counts_.unsentChanges + counts_.heldChanges + counts_.unsentMedia == 0;
    return status;
}

void Engine::ask(Request request, std::function<void(const Response&)> done) {
    asks_.push_back({std::move(request), std::move(done), false});
}

} // namespace jotter::engine
