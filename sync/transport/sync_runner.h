#pragma once

#include "sync/engine/ports.h"
#include "sync/engine/status.h"
#include "sync/transport/server_address.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jotter::transport {

/// What joining a school gives: to be kept in the store, then passed to `SyncRunner::start`.
struct Enrolled {
    ServerAddress server;
    DeviceId device;
    std::string school;
    std::vector<Uuid> groups;
    std::string sealKey; ///< the server's crypto_box public key, 32 bytes
};

/// An adult's right to record on this tablet.
struct GrantedTicket {
    TicketId id;
    AdultId adult;
    WallTime expires;
};

/// The one synchronising thread: engine, libcurl and the system's clock. It is started with the object and
/// ended with it. Every callback comes on that thread, once for each call, also when the runner is being
/// destroyed ("stopped").
class SyncRunner {
public:
    template <class T>
    using Done = std::function<void(Expected<T>)>;

    /// `onStatus` hears every change of the status.
    SyncRunner(engine::Signer& signer, std::function<void(const engine::Status&)> onStatus);
    ~SyncRunner();
    SyncRunner(const SyncRunner&) = delete;
    SyncRunner& operator=(const SyncRunner&) = delete;

    /// Begins to exchange with the school's server. `journal` and `vault` must live until `stop` has
    /// returned or the runner is destroyed, and are called from the synchronising thread only.
    void start(ServerAddress server, DeviceId device, engine::Journal& journal, engine::Vault& vault);
    /// Ends the exchange and drops what is on its way; returns when the thread has let go of the journal and
    /// the vault.
    void stop();
    /// Does nothing before `start`.
    void poke(engine::Reason reason);

    /// See `engine::Engine::setNetwork`. Does nothing before `start`.
    void setNetwork(bool metered, bool picturesAnyway);

    /// Joins the school that an enrolment code names (sync/README.md, "Enrolment code"). Works before
    /// `start`. `Input` "bad_enrolment_code", `Auth` "bad_code" or "wrong_school", `Transient` "offline" or
    /// "not_our_server" or "too_many_tries".
    void enrol(std::string code, std::string deviceName, Done<Enrolled> done);
    /// Asks the server whether this is the adult's PIN. `Auth` "bad_pin" or "too_many_tries", `Transient`
    /// "offline".
    void ticket(AdultId adult, std::string pin, Done<GrantedTicket> done);

private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace jotter::transport
