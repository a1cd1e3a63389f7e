#pragma once

#include "sync/server/admin/office.h"
#include "sync/server/core/core.h"
#include "tests/sync/simulation/disk/disk.h"
#include "tests/sync/simulation/world/roll.h"

#include <functional>
#include <memory>
#include <optional>

namespace jotter::simulation {

/// The school server: the core, log, registry and media that `jotter-server` is made of, on a disk that fails
/// and with a clock and randomness that are the simulation's.
class School {
public:
    /// A copy of a school that was made once for this program: nobody pays for keys and schemas each time.
    School(const std::filesystem::path& folder, std::uint64_t seed);
    ~School();
    School(const School&) = delete;
    School& operator=(const School&) = delete;

    [[nodiscard]] static const Roll& roll();

    [[nodiscard]] bool up() const { return core_ != nullptr; }
    /// False when its disk does not let it.
    bool start();
    void stop();
    /// Nothing when it is down, or its power went before it could answer.
    [[nodiscard]] std::optional<server::Response> handle(server::Request request);
    /// What an administrator does at the server; false when it failed or the power went.
    bool atTheServer(const std::function<Expected<void>(server::OpenSchool&, server::Office&)>& work);
    /// Looks at what is there, without the disk or anyone noticing.
    template <class Look>
    auto look(Look&& look) {
        const Disk::Use nobody(nullptr);
        return look(*school_);
    }
    /// Called when the server has come up, before anyone asks it anything.
    std::function<void()> onStart;
    std::function<void()> onCrash;

    /// A copy of the log as a backup has it (`noted`: tablets are told that it is there).
    void copy(bool noted);
    [[nodiscard]] bool hasCopy() const { return hasCopy_; }
    /// The log is what it was when it was copied; `said`: by `jotter-server restore`, else by hand.
    void putBack(bool said);

    Disk disk;
    ManualClock clock;

private:
    void crash();
    [[nodiscard]] server::SchoolFolder files() const { return server::SchoolFolder(folder_); }

    std::filesystem::path folder_;
    fake::SeededRandom random_;
    std::unique_ptr<server::OpenSchool> school_;
    std::unique_ptr<server::Core> core_;
    bool hasCopy_ = false;
};

} // namespace jotter::simulation
