#pragma once

#include "sync/change/change.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <string>

namespace jotter::session {

/// How synchronising stands, for the Safe pill and page.
struct SyncStatus {
    enum class Phase { NotEnrolled, Idle, Exchanging, Waiting, Paused };
    Phase phase = Phase::NotEnrolled;
    std::string sentence; ///< stable code of what stands in the way (engine::toCode): "offline",
                          ///< "not_our_server", "auth_paused", "server_full", …
    std::string issuer;   ///< with "not_our_server": who decrypts traffic here
    std::optional<WallTime> lastExchange;
    /// This tablet was taken out of the school: it only sends what it has, or is being emptied now.
    enum class Leaving { No, Sending, Wipe };
    Leaving leaving = Leaving::No;
    bool metered = false;         ///< this network costs money: pictures wait, unless `picturesAnyway`
    bool picturesAnyway = false;  ///< somebody said that pictures may go over such a network
    bool nothingLeft = false;     ///< idle, with nothing to send or fetch that is known of
    std::uint64_t travelling = 0; ///< bytes of media on their way
    std::uint64_t travellingTotal = 0;

    friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

/// What screens know of synchronising; the composition root puts the engine behind it.
class SyncPort : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual SyncStatus status() const = 0;
    /// Somebody signed in, looked at Safe? or tapped "Send now": what failed before is tried again at once,
    /// whatever back-off had said.
    virtual void poke() = 0;
    /// Whether pictures may go over a network that costs money: somebody said so. Kept.
    virtual void setPicturesAnyway(bool anyway) { static_cast<void>(anyway); }
    /// Joins the school named by an enrolment code. Answers the school's name.
    [[nodiscard]] virtual QFuture<Expected<std::string>> enrol(std::string code, std::string deviceName) = 0;
    /// Asks the school's server whether this is the adult's PIN, once per tablet. `Auth` "bad_pin",
    /// "too_many_tries"; `Transient` "offline".
    struct GrantedTicket {
        TicketId id;
        WallTime expires;
    };
    [[nodiscard]] virtual QFuture<Expected<GrantedTicket>> ticket(AdultId adult, std::string pin) = 0;

Q_SIGNALS:
    void statusChanged();
};

} // namespace jotter::session
