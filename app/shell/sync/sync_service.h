#pragma once

#include "app/session/sync_port.h"
#include "app/shell/sync/enrolment.h"
#include "app/store/store.h"
#include "platform/api/surroundings.h"
#include "sync/transport/sync_runner.h"

#include <optional>

namespace jotter::shell {

/// What screens see of synchronising, with the runner behind it. Exchanges begin by themselves: when
/// something was saved, when the network comes back, when the app comes to the front, and on the engine's own
/// timer. Lives on the UI thread; the runner's thread only posts to it.
class SyncService final : public session::SyncPort {
    Q_OBJECT

public:
    /// Everything must outlive this.
    struct World {
        store::Store& store;
        engine::Vault& vault;
        engine::Signer& signer;
        platform::Surroundings& surroundings;
    };
    explicit SyncService(World world, QObject* parent = nullptr);
    ~SyncService() override;

    /// Starts exchanging when the tablet is enrolled; else waits for `enrol`.
    void begin(const std::optional<Enrolment>& enrolment, DeviceId device);

    [[nodiscard]] session::SyncStatus status() const override { return status_; }
    void poke() override;
    void setPicturesAnyway(bool anyway) override;
    [[nodiscard]] QFuture<Expected<std::string>> enrol(std::string code, std::string deviceName) override;
    [[nodiscard]] QFuture<Expected<GrantedTicket>> ticket(AdultId adult, std::string pin) override;

Q_SIGNALS:
    /// The school took this tablet out of use, and nothing it has is still to be sent: its keys are to be
    /// deleted now.
    void wipe();

private:
    void hear(const engine::Status& status);
    void start(const transport::ServerAddress& server, DeviceId device);
    void onCommit(const store::Commit& commit);
    void onNetwork();
    void tellNetwork();
    void onFront(Qt::ApplicationState state);

    World world_;
    session::SyncStatus status_;
    bool enrolled_ = false;
    bool picturesAnyway_ = false;
    transport::SyncRunner runner_; ///< last: its thread ends before the rest goes
};

} // namespace jotter::shell
