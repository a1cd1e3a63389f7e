#pragma once

#include "sync/server/access/registry.h"
#include "sync/server/database/database.h"

#include <mutex>

namespace jotter::server {

/// The registry in school.db.
class SqliteRegistry final : public Registry {
public:
    explicit SqliteRegistry(Database& database)
        : database_(database) {}

    [[nodiscard]] Expected<void> addCode(const Sha256& code, const std::vector<Uuid>& groups,
                                         WallTime expires) override;
    [[nodiscard]] Expected<Device> enrol(const Sha256& code, const Device& wanted, WallTime now) override;
    [[nodiscard]] Expected<Device> device(DeviceId id) override;
    [[nodiscard]] Expected<std::vector<DeviceReport>> devices() override;
    [[nodiscard]] Expected<void> setState(DeviceId id, DeviceState state, WallTime now) override;
    [[nodiscard]] Expected<void> noteContact(DeviceId id, std::optional<std::uint64_t> unsent,
                                             WallTime now) override;
    [[nodiscard]] Expected<void> setPin(AdultId adult, const std::string& verifier, std::size_t digits,
                                        WallTime now) override;
    [[nodiscard]] Expected<void> confirmPin(AdultId adult) override;
    [[nodiscard]] Expected<bool> hasPin(AdultId adult) override;
    [[nodiscard]] Expected<bool> opensRestricted(AdultId adult) override;
    [[nodiscard]] Expected<PinState> beginTry(AdultId adult, DeviceId device, WallTime now) override;
    [[nodiscard]] Expected<void> issue(const Ticket& ticket, WallTime now) override;
    [[nodiscard]] Expected<std::optional<Ticket>> ticket(TicketId id) override;
    [[nodiscard]] Expected<void> endAdult(AdultId adult, WallTime now) override;
    [[nodiscard]] Expected<std::vector<SignedIn>> signedIn(DeviceId device, WallTime now) override;
    [[nodiscard]] Expected<std::shared_ptr<const AccessFacts>> access() override;
    [[nodiscard]] Expected<RegistryCounts> counts() override;

private:
    Database& database_;
    std::mutex mutex_;
    std::shared_ptr<const AccessFacts> access_; ///< as of its version; read anew when that has changed
};

} // namespace jotter::server
