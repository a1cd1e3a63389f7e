#pragma once

#include "app/media/vault.h"
#include "app/session/sync_port.h"
#include "app/shell/commands/line/request.h"
#include "app/store/store.h"

#include <filesystem>
#include <vector>

namespace jotter::shell {

/// What an adult gets for the right PIN.
struct Admission {
    TicketId ticket;                     ///< to record with
    std::vector<domain::GroupId> groups; ///< whose pupils this adult may see on this tablet
};

/// What a command cannot do by itself, because it belongs to the thread of the session and of the
/// synchronising. Every method waits for that thread.
class Counter {
public:
    virtual ~Counter() = default;
    /// With the limits of the sign-in screen for wrong tries.
    [[nodiscard]] virtual Expected<Admission> admit(AdultId adult, const std::string& pin) = 0;
    /// Joins a school; answers its name.
    [[nodiscard]] virtual Expected<std::string> enrol(const std::string& code, const std::string& device) = 0;
    /// Exchanges until nothing is left to send or fetch, or something stands in the way; the status says
    /// what.
    [[nodiscard]] virtual Expected<session::SyncStatus> exchange(const Progress& progress) = 0;
};

/// An open profile, as a command finds it. Everything must outlive the command.
struct Desk {
    store::Store& store;
    media::Vault& vault;
    const Clock& clock;
    RandomSource& random;
    Counter& counter;
    const std::filesystem::path& folder; ///< of the profile
    const std::string& keyPlace;         ///< one sentence: where the profile's key is
    bool appIsRunning = false;
};

/// Carries a command out; waits for the disk and the network, so never on the UI thread.
[[nodiscard]] Reply carryOut(const Request& request, Desk& desk, const Progress& progress);

} // namespace jotter::shell
