#include "platform/api/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <utility>

namespace jotter::platform {

namespace {
constexpr std::string_view partSuffix = ".part";

class Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return number_; }
    /// Some file systems report a failed write here.
    int close() { return number_ < 0 ? 0 : ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

tl::unexpected<Error> failed(int number) {
    return tl::make_unexpected(diskError(number));
}

bool writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::filesystem::path partOf(const std::filesystem::path& target) {
    static std::atomic<unsigned> count = 0;
    auto part = target;
    part += "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + std::string{partSuffix};
    return part;
}
} // namespace

Error diskError(int number) {
    if (number == ENOSPC || number == EDQUOT)
        return {"disk_full", ErrorCategory::Storage, "This device is full; make room, then try again."};
    return {"disk_failed", ErrorCategory::Storage,
            "This device's disk refused; nothing that was saved has changed."};
}

PendingFile::PendingFile(std::filesystem::path part, std::filesystem::path target)
    : part_(std::move(part))
    , target_(std::move(target)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : part_(std::exchange(other.part_, {}))
    , target_(std::move(other.target_)) {}

PendingFile::~PendingFile() {
    if (!part_.empty())
        ::unlink(part_.c_str());
}

Expected<PendingFile> PendingFile::write(const std::filesystem::path& target, std::string_view bytes,
                                         const StepWatch& watch) {
    const auto passed = [&](std::string_view step) {
        if (watch)
            watch(step);
    };
    const auto part = partOf(target);
    Descriptor file{::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (file.get() < 0)
        return failed(errno);
    PendingFile pending{part, target};
    passed("created");
    const auto half = bytes.size() / 2;
    if (!writeAll(file.get(), bytes.substr(0, half)))
        return failed(errno);
    passed("half_written");
    if (!writeAll(file.get(), bytes.substr(half)))
        return failed(errno);
    passed("written");
    if (::fsync(file.get()) != 0 || file.close() != 0)
        return failed(errno);
    passed("synced");
    return pending;
}

Expected<void> PendingFile::rename() {
    if (::rename(part_.c_str(), target_.c_str()) != 0)
        return failed(errno);
    part_.clear();
    return {};
}

Expected<void> syncFolder(const std::filesystem::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.get() < 0 || ::fsync(opened.get()) != 0)
        return failed(errno);
    return {};
}

Expected<void> writeDurably(const std::filesystem::path& target, std::string_view bytes) {
    return PendingFile::write(target, bytes)
        .and_then([](PendingFile pending) { return pending.rename(); })
        .and_then([&] { return syncFolder(target.parent_path()); });
}

Expected<void> sweepPendingFiles(const std::filesystem::path& folder) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().native().ends_with(partSuffix) && !std::filesystem::remove(entry->path(), error) &&
            error)
            break;
    }
    if (error)
        return failed(error.value());
    return {};
}

Expected<std::optional<std::string>> readFile(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0 && errno == ENOENT)
        return std::nullopt;
    struct stat facts {};
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0)
        return failed(errno);
    if (static_cast<std::uint64_t>(facts.st_size) > limit)
        return fail("file_too_big", ErrorCategory::Input, "This file is too big; nothing was taken in.");
    std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got = ::read(file.get(), bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed(errno);
        if (got == 0)
            break;
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

Expected<void> makeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    if (std::filesystem::is_directory(folder, error))
        return {};
    const auto parent = folder.parent_path();
    if (parent.empty() || parent == folder)
        return failed(ENOENT);
    if (auto made = makeFolder(parent); !made)
        return made;
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failed(errno);
    return syncFolder(parent);
}

} // namespace jotter::platform
