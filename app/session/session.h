#pragma once

#include "app/session/pin.h"
#include "app/session/staff_book.h"
#include "app/session/sync_port.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <memory>

namespace jotter::session {

/// Who is signed in on this shared tablet.
///
///     SignedOut ──signIn──▶ SignedIn ──idle for 2 minutes, lock──▶ Locked
///         ▲                  │    ▲                               │    │
///         └────signOut───────┘    └────────signIn (anyone)────────┘    │
///         └──────────────────────────signOut──────────────────────────┘
///
/// Locked covers everything at once and keeps who was there, so that their PIN alone is asked. PINs are
/// checked against this tablet's own verifiers, with no network; the server is asked the first time, after
/// ten wrong tries and when a ticket has run out. Lives on the UI thread; nothing here blocks it.
class Session : public QObject {
    Q_OBJECT

public:
    enum class State { SignedOut, SignedIn, Locked };
    Q_ENUM(State)

    struct Options {
        std::chrono::milliseconds lockAfter = std::chrono::minutes{2}; ///< screens.md, "Sign in"
        PinCost cost = PinCost::Tablet;
    };
    /// `book` and `clock` must outlive it, and `sync` when there is one.
    Session(StaffBook& book, SyncPort* sync, const Clock& clock, Options options, QObject* parent = nullptr);
    ~Session() override;

    /// Asks again who works here, at the start and when that may have changed. Somebody who left is signed
    /// out.
    void refresh();
    /// The active adults of this tablet, by name.
    [[nodiscard]] const std::vector<domain::Adult>& adults() const { return staff_.adults; }

    [[nodiscard]] State state() const { return state_; }
    /// Who is signed in; while locked, who was. Nobody when signed out.
    [[nodiscard]] const std::optional<domain::Adult>& adult() const { return adult_; }
    /// The ticket to write into what this adult records; nothing unless signed in.
    [[nodiscard]] std::optional<TicketId> ticket() const;
    /// The groups whose pupils this adult may see here: their own, for SENCO and head all. None unless signed
    /// in.
    [[nodiscard]] std::vector<domain::Group> groups() const;

    /// One at a time. Errors, each with its sentence: `Input` "bad_pin_shape", "unknown_adult"; `Auth`
    /// "bad_pin", "too_many_tries", "ticket_needed" (and no network to get one by); `Transient` "pin_wait",
    /// "busy"; and those of the store.
    [[nodiscard]] QFuture<Expected<void>> signIn(AdultId adult, std::string pin);
    void signOut();
    void lock();
    /// Somebody touched the tablet.
    void touched();
    /// Locks when nobody has touched the tablet for long enough. Called by its own timer.
    void checkIdle();

Q_SIGNALS:
    void stateChanged();
    void adultsChanged();
    void groupsChanged();

private:
    struct Attempt;
    void found(std::optional<PinTicket> ticket);
    void check(PinTicket ticket);
    void refused(const PinTicket& ticket);
    void askServer(const char* why);
    void granted(const SyncPort::GrantedTicket& granted);
    void enter(const PinTicket& ticket);
    void finish(Expected<void> outcome);
    void become(State state);
    void heard(Staff staff);

    StaffBook& book_;
    SyncPort* sync_;
    const Clock& clock_;
    Options options_;
    Staff staff_;
    State state_ = State::SignedOut;
    std::optional<domain::Adult> adult_;
    TicketId ticket_;
    WallTime touched_;
    QTimer idle_;
    std::unique_ptr<Attempt> attempt_; ///< the sign-in under way
    QThreadPool pool_;                 ///< last: its thread ends before the rest goes
};

} // namespace jotter::session
