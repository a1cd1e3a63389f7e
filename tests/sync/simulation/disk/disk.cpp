#include "tests/sync/simulation/disk/disk.h"

#include "tests/sync/simulation/disk/memory_files.h"

namespace jotter::simulation {

namespace fs = std::filesystem;

namespace {
Disk* inUse = nullptr;
}

Disk* Disk::active() {
    return inUse;
}

Disk::Use::Use(Disk* disk)
    : before_(std::exchange(inUse, disk)) {}

Disk::Use::~Use() {
    inUse = before_;
}

Disk::Disk(fs::path root, std::uint64_t seed)
    : root_(std::move(root))
    , random_(seed) {}

Disk::~Disk() {
    MemoryFiles::all().forget(root_.string());
}

void Disk::failAt(std::uint64_t calls, std::uint64_t howMany) {
    failsFrom_ = calls_ + calls;
    failsTo_ = failsFrom_ + howMany;
}

void Disk::behave() {
    powerGoesAt_ = failsFrom_ = failsTo_ = 0;
    full_ = false;
}

Disk::Outcome Disk::call(bool grows) {
    if (dead_)
        return Outcome::Dead;
    ++calls_;
    if (powerGoesAt_ != 0 && calls_ >= powerGoesAt_) {
        dead_ = true;
        return Outcome::Dead;
    }
    if (calls_ >= failsFrom_ && calls_ < failsTo_)
        return Outcome::Failed;
    return full_ && grows ? Outcome::Full : Outcome::Done;
}

void Disk::synced(const std::string& fileOrFolder) {
    unsynced_.erase(fileOrFolder);
    std::erase_if(unsyncedNames_, [&](const auto& names) {
        return fs::path(names.second).parent_path() == fs::path(fileOrFolder);
    });
}

void Disk::renamed(const std::string& from, const std::string& to, bool replaced) {
    if (unsynced_.erase(from) > 0)
        unsynced_.insert(to);
    if (!replaced) // what was there before is not kept, so it could not come back
        unsyncedNames_.emplace_back(from, to);
}

void Disk::loseFiles() {
    std::error_code ignored;
    for (const auto& file : unsynced_)
        if (const auto size = fs::file_size(file, ignored); !ignored && random_.below(4) > 0)
            fs::resize_file(file, random_.below(size + 1), ignored);
    for (auto names = unsyncedNames_.rbegin(); names != unsyncedNames_.rend(); ++names)
        if (random_.below(2) == 0)
            fs::rename(names->second, names->first, ignored);
    unsynced_.clear();
    unsyncedNames_.clear();
}

void Disk::powerOn() {
    const Use nobody(nullptr);
    MemoryFiles::all().losePower(root_.string(), random_);
    loseFiles();
    dead_ = false;
    behave();
}

} // namespace jotter::simulation
