#pragma once

#include "sync/change/clock.h"
#include "sync/change/error.h"
#include "sync/change/sha256.h"
#include "sync/change/uuid.h"
#include "sync/server/access/rights/access_facts.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// A retired device sends what it still has and fetches nothing; a lost one does neither.
enum class DeviceState { Enrolled, Retired, Lost };
[[nodiscard]] std::string_view codeOf(DeviceState state);

struct Device {
    DeviceId id;
    std::string publicKey; ///< SubjectPublicKeyInfo, DER, ECDSA P-256
    std::string name;
    std::vector<Uuid> groups; ///< none: every group of the school
    DeviceState state = DeviceState::Enrolled;
};

/// What the school knows of a device's last contact.
struct DeviceReport {
    Device device;
    WallTime enrolled;
    std::optional<WallTime> lastContact;
    std::optional<std::uint64_t> unsent; ///< records that it had not sent then, by its own count
};

struct Ticket {
    TicketId id;
    AdultId adult;
    DeviceId device;
    WallTime expires;
};

struct PinState {
    std::string verifier; ///< libsodium's Argon2id string; empty when no PIN was set
    unsigned wrong = 0;   ///< wrong tries on that device in a row
    WallTime last;        ///< of them
};

struct RegistryCounts {
    std::uint64_t devices = 0;
    std::uint64_t tickets = 0;
};

/// Who may ask: devices, enrolment codes, PINs and tickets; and what rights are decided by. A port; safe to
/// use from many threads; what changes something is durable when it returns.
class Registry {
public:
    virtual ~Registry() = default;

    [[nodiscard]] virtual Expected<void> addCode(const Sha256& code, const std::vector<Uuid>& groups,
                                                 WallTime expires) = 0;
    /// Takes a device in, once for each code; the same key with the same code again gets the same answer.
    /// `Auth` "bad_code", and after `maxCodeFailures` of those within ten minutes "too_many_tries".
    [[nodiscard]] virtual Expected<Device> enrol(const Sha256& code, const Device& wanted, WallTime now) = 0;
    /// `Auth` "unknown_device" when it never was enrolled.
    [[nodiscard]] virtual Expected<Device> device(DeviceId id) = 0;
    [[nodiscard]] virtual Expected<std::vector<DeviceReport>> devices() = 0;
    /// `Auth` "unknown_device".
    [[nodiscard]] virtual Expected<void> setState(DeviceId id, DeviceState state, WallTime now) = 0;
    /// The device was in contact and, if it said so, had that many records still to send.
    [[nodiscard]] virtual Expected<void> noteContact(DeviceId id, std::optional<std::uint64_t> unsent,
                                                     WallTime now) = 0;

    /// A new PIN of so many digits. It opens no restricted stream until it is confirmed.
    [[nodiscard]] virtual Expected<void> setPin(AdultId adult, const std::string& verifier,
                                                std::size_t digits, WallTime now) = 0;
    /// Another senior adult has said that the PIN is that adult's own. `Input` "no_pin".
    [[nodiscard]] virtual Expected<void> confirmPin(AdultId adult) = 0;
    [[nodiscard]] virtual Expected<bool> hasPin(AdultId adult) = 0;
    /// Whether the adult's PIN opens restricted streams: at least `restrictedDigits` long, and confirmed.
    [[nodiscard]] virtual Expected<bool> opensRestricted(AdultId adult) = 0;
    /// What stands before this try; counts it as wrong before it is checked, so that tries made at once
    /// cannot outrun the count. A try that has to wait (`waitFor`) is not counted.
    [[nodiscard]] virtual Expected<PinState> beginTry(AdultId adult, DeviceId device, WallTime now) = 0;
    /// The try was right: the count starts anew and the ticket stands.
    [[nodiscard]] virtual Expected<void> issue(const Ticket& ticket, WallTime now) = 0;
    [[nodiscard]] virtual Expected<std::optional<Ticket>> ticket(TicketId id) = 0;
    /// The adult has left: no PIN any more, and every ticket ends now.
    [[nodiscard]] virtual Expected<void> endAdult(AdultId adult, WallTime now) = 0;

    /// Who has a ticket on that device that is still good.
    [[nodiscard]] virtual Expected<std::vector<SignedIn>> signedIn(DeviceId device, WallTime now) = 0;
    [[nodiscard]] virtual Expected<std::shared_ptr<const AccessFacts>> access() = 0;
    [[nodiscard]] virtual Expected<RegistryCounts> counts() = 0;
};

/// What a PIN needs to open a restricted stream.
inline constexpr std::size_t restrictedDigits = 6;
inline constexpr unsigned maxCodeFailures = 20;
inline constexpr std::chrono::minutes codeLife{10};

} // namespace jotter::server
