// The calls by which media and small files reach the disk, for this program's own code and the C++ library.
// Those of the machine that is being simulated are counted, fail or stop as its disk says; nothing waits for
// a real disk.
#include "tests/sync/simulation/disk/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>

namespace {
using jotter::simulation::Disk;

std::string nameOf(int file) {
    std::array<char, 512> path{};
    const auto link = "/proc/self/fd/" + std::to_string(file);
    const auto size = ::readlink(link.c_str(), path.data(), path.size());
    return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : std::string();
}

/// Whether the call may be made; sets errno when not.
bool allowed(bool grows) {
    auto* disk = Disk::active();
    const auto outcome = disk == nullptr ? Disk::Outcome::Done : disk->call(grows);
    if (outcome != Disk::Outcome::Done)
        errno = outcome == Disk::Outcome::Full ? ENOSPC : EIO;
    return outcome == Disk::Outcome::Done;
}
} // namespace

extern "C" {

ssize_t write(int file, const void* data, size_t size) {
    auto* disk = Disk::active();
    const bool wasOn = disk != nullptr && !disk->dead();
    if (allowed(true)) {
        if (disk != nullptr)
            disk->wrote(nameOf(file));
        return ::syscall(SYS_write, file, data, size);
    }
    if (wasOn && disk->dead()) {
        disk->wrote(nameOf(file));
        ::syscall(SYS_write, file, data, disk->tornAt(size));
        errno = EIO;
    }
    return -1;
}

int fsync(int file) {
    if (!allowed(false))
        return -1;
    if (auto* disk = Disk::active())
        disk->synced(nameOf(file));
    return 0;
}

int rename(const char* from, const char* to) noexcept {
    if (!allowed(false))
        return -1;
    const bool replaced = ::access(to, F_OK) == 0;
    const auto done = static_cast<int>(::syscall(SYS_rename, from, to));
    if (auto* disk = Disk::active(); disk != nullptr && done == 0)
        disk->renamed(from, to, replaced);
    return done;
}

int unlink(const char* path) noexcept {
    return allowed(false) ? static_cast<int>(::syscall(SYS_unlink, path)) : -1;
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    return allowed(false) ? static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags)) : -1;
}

int remove(const char* path) noexcept {
    if (!allowed(false))
        return -1;
    if (::syscall(SYS_unlink, path) == 0)
        return 0;
    return errno == EISDIR || errno == EPERM ? static_cast<int>(::syscall(SYS_rmdir, path)) : -1;
}

} // extern "C"
