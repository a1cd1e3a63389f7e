#pragma once

#include "app/media/vault.h"
#include "app/store/store.h"
#include "sync/engine/engine.h"
#include "tests/sync/simulation/disk/disk.h"
#include "tests/sync/simulation/world/device_key.h"

#include <functional>
#include <memory>
#include <optional>

namespace jotter::simulation {

/// One tablet: store, vault and engine as the app has them, on a disk that fails, with a clock of its own.
class Tablet {
public:
    enum class State {
        On,
        Off,  ///< between a power cut and its next start
        Gone, ///< its keys were deleted: it left the school, or was lost
    };

    Tablet(std::size_t number, const std::filesystem::path& folder, std::uint64_t seed);
    ~Tablet();
    Tablet(const Tablet&) = delete;
    Tablet& operator=(const Tablet&) = delete;

    /// A new tablet: an empty store, made for this device. A clone instead takes over the other's disk.
    void unpack();
    void cloneFrom(const Tablet& other);
    [[nodiscard]] bool joins(DeviceId device, const std::string& sealKey);

    /// As the app starts: store, vault, the two made to agree, engine. False when the disk does not let it.
    bool start();
    void stop();
    /// The keys are deleted: nothing of it can be read again.
    void wipe();
    /// To be called after everything that may have touched its disk: off when the power went.
    void notePower();

    [[nodiscard]] bool on() const { return state == State::On; }
    [[nodiscard]] WallTime now() const { return clock.now(); }
    void setTime(WallTime world) { clock.set(world + skew); }
    [[nodiscard]] engine::Journal& journal() { return store->journal(); }

    std::size_t number;
    std::filesystem::path folder;
    Disk disk;
    ManualClock clock;
    std::chrono::milliseconds skew{0}; ///< how far its clock is ahead
    fake::SeededRandom random;
    std::shared_ptr<DeviceKey> key = std::make_shared<DeviceKey>();
    DeviceId device;
    std::size_t adult = 0; ///< of the roll; who is signed in
    TicketId ticket;
    bool inFront = false;
    State state = State::Off;
    unsigned life = 0;           ///< which start of the app this is
    std::uint64_t lastAlarm = 0; ///< only the latest of the times to wake counts

    std::unique_ptr<store::Store> store;
    std::unique_ptr<media::Vault> vault;
    std::unique_ptr<engine::Engine> engine;
};

} // namespace jotter::simulation
