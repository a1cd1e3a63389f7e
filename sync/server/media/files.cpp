#include "sync/server/media/files.h"

#include "sync/change/planted.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
auto failed() {
    return errno == ENOSPC || errno == EDQUOT
               ? fail("disk_full", ErrorCategory::Storage, "The school server's disk is full.")
               : fail("write_failed", ErrorCategory::Storage,
                      "The school server could not write to its disk.");
}

Expected<void> syncFolder(const fs::path& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return failed();
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced ? Expected<void>{} : failed();
}
} // namespace

NewFileOnDisk::NewFileOnDisk(fs::path path)
    : path_(std::move(path))
    , temporary_(path_.string() + ".new-XXXXXX") {
    file_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
}

NewFileOnDisk::~NewFileOnDisk() {
    if (file_ < 0)
        return;
    ::close(file_);
    ::unlink(temporary_.c_str());
}

Expected<void> NewFileOnDisk::write(std::string_view bytes) {
    return writeOpen(file_, bytes);
}

Expected<void> NewFileOnDisk::keep() {
    const bool durable = planted(Fault::MediumBeforeDurable) || (file_ >= 0 && ::fsync(file_) == 0);
    if (file_ < 0 || !durable || ::rename(temporary_.c_str(), path_.c_str()) != 0)
        return failed();
    ::close(file_);
    file_ = -1;
    return syncFolder(path_.parent_path());
}

Expected<void> writeOpen(int file, std::string_view bytes) {
    if (file < 0)
        return failed();
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Expected<void> writeFile(const fs::path& path, std::string_view bytes) {
    NewFileOnDisk file(path);
    return file.write(bytes).and_then([&] { return file.keep(); });
}

Expected<std::string> readPart(const fs::path& path, std::uint64_t offset, std::size_t size) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail("medium_missing", ErrorCategory::Storage,
                    "That picture or recording is not on this server.");
    auto bytes = readOpen(file, offset, size);
    ::close(file);
    return bytes;
}

std::string readOpen(int file, std::uint64_t offset, std::size_t size) {
    std::string bytes(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const auto read = ::pread(file, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
        if (read < 0 && errno == EINTR)
            continue;
        if (read <= 0)
            break;
        got += static_cast<std::size_t>(read);
    }
    bytes.resize(got);
    return bytes;
}

Expected<std::string> readWhole(const fs::path& path, std::size_t limit) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return readPart(path, 0, error ? 0 : std::min<std::size_t>(size, limit));
}

Expected<void> makeFolder(const fs::path& path) {
    if (fs::is_directory(path))
        return {};
    if (path.has_parent_path())
        if (const auto above = makeFolder(path.parent_path()); !above)
            return above;
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return failed();
    return syncFolder(path.has_parent_path() ? path.parent_path() : fs::path("."));
}

} // namespace jotter::server
