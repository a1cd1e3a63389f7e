#include "tests/sync/simulation/disk/memory_vfs.h"

#include "tests/sync/simulation/disk/disk.h"
#include "tests/sync/simulation/disk/memory_files.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace jotter::simulation {

namespace {
/// What SQLite allocates for an open file.
struct Handle {
    sqlite3_file base;
    MemoryFile* file;
    int lock;
    unsigned shmShared;
    unsigned shmExclusive;
    bool mapped;
};

Handle& handleOf(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}

/// Whether the active disk does the call: SQLITE_OK or why not.
int ask(bool grows, int failure) {
    auto* disk = Disk::active();
    if (disk == nullptr)
        return SQLITE_OK;
    switch (disk->call(grows)) {
    case Disk::Outcome::Done:
        return SQLITE_OK;
    case Disk::Outcome::Full:
        return SQLITE_FULL;
    default:
        return failure;
    }
}

bool powerIsOff() {
    return Disk::active() != nullptr && Disk::active()->dead();
}

int closeFile(sqlite3_file* base) {
    auto& handle = handleOf(base);
    if (handle.file != nullptr)
        MemoryFiles::all().closed(*handle.file);
    handle.file = nullptr;
    return SQLITE_OK;
}

int readFile(sqlite3_file* base, void* out, int amount, sqlite3_int64 offset) {
    if (powerIsOff())
        return SQLITE_IOERR_READ;
    const auto& bytes = handleOf(base).file->bytes;
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto size = std::min(static_cast<std::size_t>(amount), bytes.size() - from);
    std::memcpy(out, bytes.data() + from, size);
    if (size == static_cast<std::size_t>(amount))
        return SQLITE_OK;
    std::memset(static_cast<char*>(out) + size, 0, static_cast<std::size_t>(amount) - size);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* base, const void* data, int amount, sqlite3_int64 offset) {
    auto& file = *handleOf(base).file;
    const auto size = static_cast<std::size_t>(amount);
    const auto from = static_cast<std::size_t>(offset);
    const bool wasOn = !powerIsOff();
    const int rc = ask(from + size > file.bytes.size(), SQLITE_IOERR_WRITE);
    if (rc == SQLITE_OK)
        file.write(static_cast<const char*>(data), size, from);
    else if (wasOn && powerIsOff()) // torn
        file.write(static_cast<const char*>(data), Disk::active()->tornAt(size), from);
    return rc;
}

int truncateFile(sqlite3_file* base, sqlite3_int64 size) {
    const int rc = ask(false, SQLITE_IOERR_TRUNCATE);
    if (rc == SQLITE_OK)
        handleOf(base).file->truncate(static_cast<std::size_t>(size));
    return rc;
}

int syncFile(sqlite3_file* base, int) {
    const int rc = ask(false, SQLITE_IOERR_FSYNC);
    if (rc == SQLITE_OK)
        handleOf(base).file->sync();
    return rc;
}

int sizeOfFile(sqlite3_file* base, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(handleOf(base).file->bytes.size());
    return SQLITE_OK;
}

int lockFile(sqlite3_file* base, int level) {
    auto& handle = handleOf(base);
    auto& file = *handle.file;
    if (handle.lock >= level)
        return SQLITE_OK;
    const auto others = [&](const void* holder) { return holder != nullptr && holder != &handle; };
    if (level == SQLITE_LOCK_SHARED) {
        if (others(file.pending) || others(file.exclusive))
            return SQLITE_BUSY;
        ++file.sharedLocks;
    } else {
        if (others(file.reserved) || others(file.pending))
            return SQLITE_BUSY;
        file.reserved = &handle;
        if (level == SQLITE_LOCK_EXCLUSIVE) {
            file.pending = &handle;
            if (file.sharedLocks > 1)
                return SQLITE_BUSY;
            file.exclusive = &handle;
        }
    }
    handle.lock = level;
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* base, int level) {
    auto& handle = handleOf(base);
    auto& file = *handle.file;
    for (auto** holder : {&file.reserved, &file.pending, &file.exclusive})
        if (*holder == &handle)
            *holder = nullptr;
    if (level == SQLITE_LOCK_NONE && handle.lock >= SQLITE_LOCK_SHARED)
        --file.sharedLocks;
    handle.lock = std::min(handle.lock, level);
    return SQLITE_OK;
}

int isReserved(sqlite3_file* base, int* result) {
    *result = handleOf(base).file->reserved != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int controlFile(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file*) {
    return 4096; // as SQLite's own for Unix says
}

int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int mapShared(sqlite3_file* base, int region, int size, int extend, void volatile** out) {
    auto& handle = handleOf(base);
    auto& file = *handle.file;
    if (!handle.mapped) {
        handle.mapped = true;
        ++file.mapped;
    }
    const auto index = static_cast<std::size_t>(region);
    if (file.shm.size() <= index && extend != 0) {
        if (const int rc = ask(true, SQLITE_IOERR_SHMMAP); rc != SQLITE_OK)
            return rc == SQLITE_FULL ? SQLITE_IOERR_SHMSIZE : rc;
        while (file.shm.size() <= index)
            file.shm.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
    }
    *out = index < file.shm.size() ? file.shm[index].get() : nullptr;
    return SQLITE_OK;
}

int lockShared(sqlite3_file* base, int offset, int count, int flags) {
    auto& handle = handleOf(base);
    auto& file = *handle.file;
    const auto from = static_cast<std::size_t>(offset);
    const auto to = from + static_cast<std::size_t>(count);
    const unsigned mask = ((1U << static_cast<unsigned>(count)) - 1U) << static_cast<unsigned>(offset);
    if ((flags & SQLITE_SHM_UNLOCK) != 0) {
        for (auto i = from; i < to; ++i) {
            if ((handle.shmShared & (1U << i)) != 0)
                --file.shmShared[i];
            if (file.shmExclusive[i] == &handle)
                file.shmExclusive[i] = nullptr;
        }
        handle.shmShared &= ~mask;
        handle.shmExclusive &= ~mask;
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    for (auto i = from; i < to; ++i) {
        const int own = (handle.shmShared & (1U << i)) != 0 ? 1 : 0;
        const bool othersExclusive = file.shmExclusive[i] != nullptr && file.shmExclusive[i] != &handle;
        if (othersExclusive || (exclusive && file.shmShared[i] > own))
            return SQLITE_BUSY;
    }
    for (auto i = from; i < to; ++i) {
        if (exclusive)
            file.shmExclusive[i] = &handle;
        else if ((handle.shmShared & (1U << i)) == 0)
            ++file.shmShared[i];
    }
    (exclusive ? handle.shmExclusive : handle.shmShared) |= mask;
    return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmapShared(sqlite3_file* base, int) {
    auto& handle = handleOf(base);
    lockShared(base, 0, static_cast<int>(MemoryFile::shmLocks), SQLITE_SHM_UNLOCK);
    if (handle.mapped && --handle.file->mapped == 0)
        handle.file->shm.clear();
    handle.mapped = false;
    return SQLITE_OK;
}

const sqlite3_io_methods methods{2,           closeFile,   readFile,        writeFile,  truncateFile,
                                 syncFile,    sizeOfFile,  lockFile,        unlockFile, isReserved,
                                 controlFile, sectorSize,  characteristics, mapShared,  lockShared,
                                 barrier,     unmapShared, nullptr,         nullptr};

bool isThere(const char* name) {
    return MemoryFiles::all().has(name) || ::access(name, F_OK) == 0;
}

int openFile(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* base, int flags, int* outFlags) {
    auto& handle = handleOf(base);
    handle = {};
    // Nothing here needs a temporary file: SQLite keeps those in memory.
    if (name == nullptr || powerIsOff())
        return SQLITE_CANTOPEN;
    const bool there = isThere(name);
    if ((!there && (flags & SQLITE_OPEN_CREATE) == 0) || (there && (flags & SQLITE_OPEN_EXCLUSIVE) != 0))
        return SQLITE_CANTOPEN;
    if (!there)
        if (const int rc = ask(false, SQLITE_CANTOPEN); rc != SQLITE_OK)
            return rc;
    handle.file = &MemoryFiles::all().open(name);
    handle.base.pMethods = &methods;
    if (outFlags != nullptr)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* name, int) {
    if (!isThere(name))
        return SQLITE_IOERR_DELETE_NOENT;
    const int rc = ask(false, SQLITE_IOERR_DELETE);
    if (rc != SQLITE_OK)
        return rc;
    MemoryFiles::all().remove(name);
    const Disk::Use counted(nullptr);
    ::unlink(name);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs*, const char* name, int, int* result) {
    *result = isThere(name) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs*, int size, char* out) {
    std::memset(out, 7, static_cast<std::size_t>(size));
    return size;
}

/// Nobody waits in earnest: the one that is in the way is on this thread too.
int sleepFor(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int currentTime(sqlite3_vfs*, double* days) {
    *days = 2'460'000.5;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs*, int, char*) {
    return 0;
}
} // namespace

void useMemoryVfs() {
    static sqlite3_vfs vfs{1,        sizeof(Handle), 512,        nullptr,    "jotter-simulation",
                           nullptr,  openFile,       deleteFile, accessFile, fullPath,
                           nullptr,  nullptr,        nullptr,    nullptr,    randomness,
                           sleepFor, currentTime,    lastError,  nullptr,    nullptr,
                           nullptr,  nullptr};
    if (sqlite3_initialize() != SQLITE_OK || sqlite3_vfs_register(&vfs, 0) != SQLITE_OK ||
        sqlite3mc_vfs_create("jotter-simulation", 1) != SQLITE_OK)
        throw std::runtime_error("the simulation's file system cannot be put under SQLite");
}

} // namespace jotter::simulation
