#include "app/session/session.h"

#include "app/session/pin_limits.h"
#include "platform/api/answer.h"

#include <QPromise>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace jotter::session {

namespace {
constexpr std::chrono::seconds idleStep{1};

bool seesEveryGroup(domain::Role role) {
    return role == domain::Role::Senco || role == domain::Role::Head;
}

Error pinWait(std::chrono::milliseconds left) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    return {"pin_wait", ErrorCategory::Transient,
            "Too many wrong PINs; what is recorded is safe, try again in " + std::to_string(seconds) +
                " seconds."};
}

Error badPin(int wrongTries) {
    if (wrongTries >= triesBeforeNewTicket)
        return {"too_many_tries", ErrorCategory::Auth,
                "Too many wrong PINs; what is recorded is safe, sign in again where this tablet reaches the "
                "school's "
                "server."};
    if (wrongTries >= triesBeforeWaiting)
        return pinWait(waitAfter(wrongTries));
    return {"bad_pin", ErrorCategory::Auth, "That is not the PIN; try again."};
}

Error ticketNeeded() {
    return {"ticket_needed", ErrorCategory::Auth,
            "This tablet has to ask the school's server about you first; connect to the school's network, "
            "then try "
            "again."};
}
} // namespace

struct Session::Attempt {
    Attempt(domain::Adult who, std::string secret, QPromise<Expected<void>> answer)
        : adult(std::move(who))
        , pin(std::move(secret))
        , promise(std::move(answer)) {}
    ~Attempt() { wipe(pin); }
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    domain::Adult adult;
    std::string pin;
    QPromise<Expected<void>> promise;
};

Session::Session(StaffBook& book, SyncPort* sync, const Clock& clock, Options options, QObject* parent)
    : QObject(parent)
    , book_(book)
    , sync_(sync)
    , clock_(clock)
    , options_(options) {
    pool_.setMaxThreadCount(1);
    idle_.setInterval(idleStep);
    connect(&idle_, &QTimer::timeout, this, &Session::checkIdle);
}

Session::~Session() = default;

void Session::refresh() {
    whenAnswered(book_.staff(), this, [this](Staff staff) { heard(std::move(staff)); });
}

void Session::heard(Staff staff) {
    std::erase_if(staff.adults, [](const domain::Adult& adult) { return !adult.active; });
    std::erase_if(staff.groups, [](const domain::Group& group) { return !group.active; });
    std::ranges::sort(staff.adults, {}, &domain::Adult::name);
    staff_ = std::move(staff);
    if (adult_) {
        const auto here = std::ranges::find(staff_.adults, adult_->id, &domain::Adult::id);
        if (here == staff_.adults.end())
            signOut();
        else
            adult_ = *here;
    }
    Q_EMIT adultsChanged();
    Q_EMIT groupsChanged();
}

std::optional<TicketId> Session::ticket() const {
    return state_ == State::SignedIn ? std::optional{ticket_} : std::nullopt;
}

std::vector<domain::Group> Session::groups() const {
    std::vector<domain::Group> seen;
    if (state_ != State::SignedIn)
        return seen;
    std::ranges::copy_if(staff_.groups, std::back_inserter(seen), [this](const domain::Group& group) {
        return seesEveryGroup(adult_->role) ||
               std::ranges::find(adult_->groups, group.id) != adult_->groups.end();
    });
    return seen;
}

QFuture<Expected<void>> Session::signIn(AdultId adult, std::string pin) {
    QPromise<Expected<void>> promise;
    auto outcome = promise.future();
    promise.start();
    const auto who = std::ranges::find(staff_.adults, adult, &domain::Adult::id);
    std::optional<Error> refusal;
    if (attempt_)
        refusal = {"busy", ErrorCategory::Transient, "Your PIN is being checked; one moment."};
    else if (!isPin(pin))
        refusal = {"bad_pin_shape", ErrorCategory::Input, "A PIN is four to six digits."};
    else if (who == staff_.adults.end())
        refusal = {"unknown_adult", ErrorCategory::Input,
                   "This tablet does not know that adult; choose a name."};
    if (refusal) {
        wipe(pin);
        promise.addResult(tl::make_unexpected(*refusal));
        promise.finish();
        return outcome;
    }
    attempt_ = std::make_unique<Attempt>(*who, std::move(pin), std::move(promise));
    whenAnswered(book_.find(adult), this,
                 [this](std::optional<PinTicket> ticket) { found(std::move(ticket)); });
    return outcome;
}

void Session::found(std::optional<PinTicket> ticket) {
    const auto now = clock_.now();
    if (!ticket || ticket->expires <= now)
        return askServer("ticket_needed");
    if (ticket->wrongTries >= triesBeforeNewTicket)
        return askServer("too_many_tries");
    if (const auto left = waitLeft(ticket->wrongTries, ticket->triedLast, now); left.count() > 0)
        return finish(tl::make_unexpected(pinWait(left)));
    ++ticket->wrongTries; // counted before it is checked: killing the app gives no free try
    ticket->triedLast = now;
    whenAnswered(book_.save(*ticket), this, [this, ticket = *ticket](const Expected<void>& saved) {
        if (saved)
            check(ticket);
        else
            finish(saved);
    });
}

void Session::check(PinTicket ticket) {
    auto checked = QtConcurrent::run(&pool_, [verifier = ticket.verifier, pin = attempt_->pin]() mutable {
        const bool right = isPinOf(verifier, pin);
        wipe(pin);
        return right;
    });
    whenAnswered(std::move(checked), this, [this, ticket = std::move(ticket)](bool right) mutable {
        if (!right)
            return finish(tl::make_unexpected(badPin(ticket.wrongTries)));
        ticket.wrongTries = 0;
        whenAnswered(book_.save(ticket), this, [this, ticket](const Expected<void>&) { enter(ticket); });
    });
}

void Session::askServer(const char* why) {
    const Error nobodyToAsk =
        std::string_view{why} == "too_many_tries" ? badPin(triesBeforeNewTicket) : ticketNeeded();
    if (!sync_ || sync_->status().phase == SyncStatus::Phase::NotEnrolled)
        return finish(tl::make_unexpected(nobodyToAsk));
    whenAnswered(sync_->ticket(attempt_->adult.id, attempt_->pin), this,
                 [this, nobodyToAsk](const Expected<SyncPort::GrantedTicket>& answer) {
                     if (answer)
                         granted(*answer);
                     else
                         finish(tl::make_unexpected(answer.error().category == ErrorCategory::Transient
                                                        ? nobodyToAsk
                                                        : answer.error()));
                 });
}

void Session::granted(const SyncPort::GrantedTicket& granted) {
    auto made = QtConcurrent::run(&pool_, [pin = attempt_->pin, cost = options_.cost]() mutable {
        auto verifier = makePinVerifier(pin, cost);
        wipe(pin);
        return verifier;
    });
    whenAnswered(std::move(made), this, [this, granted](const Expected<std::string>& verifier) {
        if (!verifier)
            return finish(tl::make_unexpected(verifier.error()));
        const PinTicket ticket{.id = granted.id,
                               .adult = attempt_->adult.id,
                               .expires = granted.expires,
                               .verifier = *verifier,
                               .wrongTries = 0,
                               .triedLast = {}};
        whenAnswered(book_.save(ticket), this, [this, ticket](const Expected<void>& saved) {
            if (saved)
                enter(ticket);
            else
                finish(saved);
        });
    });
}

void Session::enter(const PinTicket& ticket) {
    adult_ = attempt_->adult;
    ticket_ = ticket.id;
    touched_ = clock_.now();
    become(State::SignedIn);
    if (sync_)
        sync_->poke(); // somebody is here: what waits is tried at once (sync.md, back-off)
    finish({});
}

void Session::finish(Expected<void> outcome) {
    const auto attempt = std::exchange(attempt_, nullptr);
    attempt->promise.addResult(std::move(outcome));
    attempt->promise.finish();
}

void Session::become(State state) {
    state_ = state;
    if (state == State::SignedIn)
        idle_.start();
    else
        idle_.stop();
    Q_EMIT stateChanged();
    Q_EMIT groupsChanged();
}

void Session::signOut() {
    adult_.reset();
    ticket_ = {};
    become(State::SignedOut);
}

void Session::lock() {
    if (state_ == State::SignedIn)
        become(State::Locked);
}

void Session::touched() {
    checkIdle(); // a tablet that slept locks before its first touch counts
    touched_ = clock_.now();
}

void Session::checkIdle() {
    const auto now = clock_.now();
    touched_ = std::min(touched_, now); // the clock was set back
    if (now - touched_ >= options_.lockAfter)
        lock();
}

} // namespace jotter::session
