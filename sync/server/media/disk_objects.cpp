#include "sync/server/media/disk_objects.h"

#include "sync/server/media/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
Expected<void> removed(const std::error_code& error) {
    if (error && error != std::errc::no_such_file_or_directory)
        return fail("write_failed", ErrorCategory::Storage, "The school server could not write to its disk.");
    return {};
}

WallTime wallTimeOf(fs::file_time_type time) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(time));
}

/// What pictures leave of the disk, so that records, which lie on the same one, outlive them (sync.md, I11).
/// Of a disk too small for that, a third.
constexpr std::uintmax_t keptFree = 256UL * 1024 * 1024;

Expected<void> leavesRoom(const fs::path& folder, std::size_t bytes) {
    std::error_code error;
    const auto space = fs::space(folder, error);
    if (error || space.available >= std::min(keptFree, space.capacity / 3) + bytes)
        return {}; // where the disk does not tell, writing will
    return fail("disk_full", ErrorCategory::Storage, "The school server's disk is full.");
}

bool isHalfWritten(const fs::path& path) {
    return path.filename().string().find(".new-") != std::string::npos;
}

/// Every file, and every folder after what is in it. Others write and remove meanwhile: what is gone is
/// passed over (a recursive iterator would throw, or end early).
template <class Visit>
void walk(const fs::path& folder, const Visit& visit) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code gone;
        if (entry->is_directory(gone))
            walk(entry->path(), visit);
        visit(*entry);
    }
}

/// Another one for every file that was ever renamed to this name.
std::string versionOf(const struct stat& status) {
    return std::to_string(status.st_ino) + "-" + std::to_string(status.st_mtim.tv_sec) + "-" +
           std::to_string(status.st_mtim.tv_nsec);
}
} // namespace

Expected<void> DiskObjects::prepare() {
    return makeFolder(folder_);
}

Expected<std::unique_ptr<NewObject>> DiskObjects::begin(const std::string& name) {
    const auto path = folder_ / name;
    return leavesRoom(folder_, 0)
        .and_then([&] { return makeFolder(path.parent_path()); })
        .map([&]() -> std::unique_ptr<NewObject> { return std::make_unique<NewFileOnDisk>(path); });
}

Expected<void> DiskObjects::put(const std::string& name, std::string_view bytes) {
    const auto path = folder_ / name;
    return leavesRoom(folder_, bytes.size())
        .and_then([&] { return makeFolder(path.parent_path()); })
        .and_then([&] { return writeFile(path, bytes); });
}

Expected<std::optional<ObjectPart>> DiskObjects::read(const std::string& name, std::uint64_t offset,
                                                      std::size_t size, const std::string& version) {
    const int file = ::open((folder_ / name).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::nullopt;
        return fail("read_failed", ErrorCategory::Storage, "The school server could not read its disk.");
    }
    struct stat status {};
    const auto total = ::fstat(file, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
    const auto there = std::min<std::uint64_t>(size, total - std::min(offset, total));
    ObjectPart part{readOpen(file, offset, there), total, versionOf(status)};
    ::close(file);
    if (!version.empty() && part.version != version)
        return fail("object_changed", ErrorCategory::Transient,
                    "That picture or recording was just written anew.");
    return part;
}

Expected<std::optional<std::uint64_t>> DiskObjects::size(const std::string& name) {
    std::error_code error;
    const auto size = fs::file_size(folder_ / name, error);
    return error ? std::nullopt : std::optional<std::uint64_t>(size);
}

Expected<std::vector<StoredObject>> DiskObjects::list(const std::string& prefix) {
    std::vector<StoredObject> found;
    walk(folder_ / prefix, [&](const fs::directory_entry& entry) {
        std::error_code gone; // while this looked
        const auto written = entry.last_write_time(gone);
        if (!gone && entry.is_regular_file(gone) && !isHalfWritten(entry.path()))
            found.push_back({entry.path().lexically_relative(folder_).generic_string(), wallTimeOf(written)});
    });
    return found;
}

Expected<void> DiskObjects::remove(const std::string& name) {
    std::error_code error;
    fs::remove(folder_ / name, error);
    return removed(error);
}

Expected<void> DiskObjects::removeAll(const std::string& prefix) {
    std::error_code error;
    fs::remove_all(folder_ / prefix, error);
    return removed(error);
}

Expected<void> DiskObjects::sweep(WallTime before) {
    std::vector<fs::path> abandoned;
    walk(folder_, [&](const fs::directory_entry& entry) {
        std::error_code gone;
        const bool old = wallTimeOf(entry.last_write_time(gone)) < before;
        if (!gone && old && (isHalfWritten(entry.path()) || fs::is_empty(entry.path(), gone)))
            abandoned.push_back(entry.path());
    });
    std::error_code error;
    for (const auto& path : abandoned)
        fs::remove(path, error);
    return {};
}

} // namespace jotter::server
