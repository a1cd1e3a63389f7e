// A library to be preloaded into a program under test. It names each moment at which the program writes to a
// profile folder ("wal.write.inside", "media.rename.after", …), kills the program at the one that it was
// asked for, and tells which moments came by. Nothing of it is in what a school installs.
//
//   KILL_FOLDER  the profile                      KILL_AT  "<point>:<n>": SIGKILL at its n-th time
//   KILL_TRACE   not empty: each point is written to standard output as a line "at <point>"

#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

namespace {

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

void say(const std::string& line) {
    syscall(SYS_write, STDOUT_FILENO, line.data(), line.size());
}

struct Plan {
    std::string folder = setting("KILL_FOLDER");
    bool trace = !setting("KILL_TRACE").empty();
    std::string point;
    long times = 0;
    std::mutex mutex;

    Plan() {
        const auto at = setting("KILL_AT");
        const auto colon = at.rfind(':');
        if (colon != std::string::npos) {
            point = at.substr(0, colon);
            times = std::atol(at.c_str() + colon + 1);
        }
    }
};

Plan& plan() {
    static Plan made;
    return made;
}

/// What of the profile a path is: "wal", "db", "new" (a store being made), "media", "folder"; empty for all
/// else.
std::string partOf(const std::string& path) {
    const auto& folder = plan().folder;
    if (folder.empty() || path.rfind(folder, 0) != 0)
        return {};
    const auto rest = path.substr(folder.size());
    if (rest.find("store.db.new") != std::string::npos)
        return "new";
    if (rest.find("store.db-wal") != std::string::npos)
        return "wal";
    if (rest == "/store.db")
        return "db";
    if (rest == "/media" || rest.empty())
        return "folder";
    return rest.rfind("/media/", 0) == 0 ? "media" : std::string();
}

std::string partOf(int file) {
    char link[64], path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto size = readlink(link, path, sizeof path - 1);
    return size < 0 ? std::string() : partOf(std::string(path, static_cast<std::size_t>(size)));
}

/// Whether this is the moment; does not return when there is nothing left to do but die.
bool due(const std::string& point) {
    auto& now = plan();
    const std::lock_guard lock(now.mutex);
    if (now.trace)
        say("at " + point + "\n");
    return point == now.point && --now.times == 0;
}

[[noreturn]] void die(const std::string& point) {
    say("killed " + point + "\n");
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

void pass(const std::string& point) {
    if (due(point))
        die(point);
}

template <class Call, class Half>
auto around(const std::string& part, const char* what, Call call, Half half) {
    if (part.empty())
        return call();
    const auto point = part + "." + what;
    pass(point + ".before");
    if (due(point + ".inside")) {
        half();
        die(point + ".inside");
    }
    const auto result = call();
    pass(point + ".after");
    return result;
}

template <class Call>
auto around(const std::string& part, const char* what, Call call) {
    if (part.empty())
        return call();
    const auto point = part + "." + what;
    pass(point + ".before");
    const auto result = call();
    pass(point + ".after");
    return result;
}

} // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
    static auto* real = next<ssize_t(int, const void*, size_t)>("write");
    return around(
        partOf(file), "write", [&] { return real(file, bytes, size); }, [&] { real(file, bytes, size / 2); });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
    static auto* real = next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    return around(
        partOf(file), "write", [&] { return real(file, bytes, size, offset); },
        [&] { real(file, bytes, size / 2, offset); });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
    return pwrite64(file, bytes, size, offset);
}

int fsync(int file) {
    static auto* real = next<int(int)>("fsync");
    return around(partOf(file), "fsync", [&] { return real(file); });
}

int fdatasync(int file) {
    static auto* real = next<int(int)>("fdatasync");
    return around(partOf(file), "fsync", [&] { return real(file); });
}

int rename(const char* from, const char* to) {
    static auto* real = next<int(const char*, const char*)>("rename");
    return around(partOf(std::string(from)), "rename", [&] { return real(from, to); });
}

int unlink(const char* path) {
    static auto* real = next<int(const char*)>("unlink");
    return around(partOf(std::string(path)), "unlink", [&] { return real(path); });
}

} // extern "C"
