#pragma once

#include "tests/support/memory_vault.h"

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace jotter::simulation {

/// The disk of one simulated machine: a folder, and a plan of what goes wrong with it. SQLite's files keep
/// what is written in memory until it is synced (`memory_vfs`), other files are real (`file_calls`); both ask
/// here before each call that changes something.
class Disk {
public:
    Disk(std::filesystem::path root, std::uint64_t seed);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }

    /// The power goes in the n-th call from now (1: the next one).
    void cutPowerAt(std::uint64_t calls) { powerGoesAt_ = calls_ + calls; }
    /// So many calls, from the n-th from now on, fail.
    void failAt(std::uint64_t calls, std::uint64_t howMany);
    void setFull(bool full) { full_ = full; }
    /// Nothing goes wrong any more.
    void behave();
    /// The power is off: every call fails and changes nothing.
    [[nodiscard]] bool dead() const { return dead_; }
    void die() { dead_ = true; }
    /// When everything of the machine is gone from memory: of what was not synced each part is lost, kept or
    /// torn. Then the power is on again, and nothing is planned.
    void powerOn();
    [[nodiscard]] std::uint64_t calls() const { return calls_; }

    enum class Outcome { Done, Full, Failed, Dead };
    /// Counts a call; `grows`: it needs more room.
    [[nodiscard]] Outcome call(bool grows);
    /// How much of a write reaches the disk when the power goes in it.
    [[nodiscard]] std::uint64_t tornAt(std::uint64_t size) { return random_.below(size + 1); }

    // What `file_calls` notes of files that are not SQLite's:
    void wrote(const std::string& file) { unsynced_.insert(file); }
    void synced(const std::string& fileOrFolder);
    void renamed(const std::string& from, const std::string& to, bool replaced);

    /// The disk that calls of this program go to at the moment; none: nothing is counted.
    [[nodiscard]] static Disk* active();
    class Use {
    public:
        explicit Use(Disk* disk);
        ~Use();
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;

    private:
        Disk* before_;
    };

private:
    void loseFiles();

    std::filesystem::path root_;
    fake::SeededRandom random_;
    std::uint64_t calls_ = 0;
    std::uint64_t powerGoesAt_ = 0;
    std::uint64_t failsFrom_ = 0;
    std::uint64_t failsTo_ = 0;
    bool full_ = false;
    bool dead_ = false;
    std::set<std::string> unsynced_;
    std::vector<std::pair<std::string, std::string>> unsyncedNames_; ///< renamed, the folder not synced since
};

} // namespace jotter::simulation
