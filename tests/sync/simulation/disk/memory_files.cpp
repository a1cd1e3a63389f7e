#include "tests/sync/simulation/disk/memory_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

namespace jotter::simulation {

namespace {
/// The real file while it is looked at or written; made when it is not there.
class RealFile {
public:
    explicit RealFile(const std::string& path)
        : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (file_ < 0)
            throw std::runtime_error("the simulation cannot open " + path);
    }
    ~RealFile() { ::close(file_); }
    RealFile(const RealFile&) = delete;
    RealFile& operator=(const RealFile&) = delete;

    [[nodiscard]] std::string read() const {
        struct stat about {};
        ::fstat(file_, &about);
        std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
        if (::pread(file_, bytes.data(), bytes.size(), 0) != about.st_size)
            throw std::runtime_error("the simulation cannot read its own files");
        return bytes;
    }
    void write(std::string_view bytes, std::size_t offset) const {
        if (::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(offset)) !=
            static_cast<ssize_t>(bytes.size()))
            throw std::runtime_error("the simulation cannot write its own files");
    }
    void resize(std::size_t size) const {
        if (::ftruncate(file_, static_cast<off_t>(size)) != 0)
            throw std::runtime_error("the simulation cannot write its own files");
    }

private:
    int file_;
};
} // namespace

MemoryFile::MemoryFile(std::string where)
    : path(std::move(where))
    , bytes(RealFile(path).read())
    , durableSize(bytes.size()) {}

void MemoryFile::write(const char* data, std::size_t size, std::size_t offset) {
    if (offset + size > bytes.size())
        bytes.resize(offset + size);
    std::copy(data, data + size, bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    const auto last = (offset + size + sector - 1) / sector;
    if (dirty.size() < last)
        dirty.resize(last);
    std::fill(dirty.begin() + static_cast<std::ptrdiff_t>(offset / sector),
              dirty.begin() + static_cast<std::ptrdiff_t>(last), true);
}

void MemoryFile::truncate(std::size_t size) {
    bytes.resize(size);
    dirty.resize(std::min(dirty.size(), (size + sector - 1) / sector));
}

bool MemoryFile::hasUnsynced() const {
    return bytes.size() != durableSize || std::ranges::find(dirty, true) != dirty.end();
}

std::string MemoryFile::sectorAt(std::size_t index) const {
    return index * sector < bytes.size() ? bytes.substr(index * sector, sector) : std::string();
}

void MemoryFile::sync() {
    const RealFile real(path);
    for (std::size_t from = 0; from < dirty.size();) {
        if (!dirty[from]) {
            ++from;
            continue;
        }
        auto to = from;
        while (to < dirty.size() && dirty[to])
            ++to;
        real.write(std::string_view(bytes).substr(from * sector, (to - from) * sector), from * sector);
        from = to;
    }
    if (bytes.size() != durableSize)
        real.resize(bytes.size());
    durableSize = bytes.size();
    dirty.clear();
}

void MemoryFile::losePower(fake::SeededRandom& random) {
    if (!hasUnsynced())
        return;
    const RealFile real(path);
    if (bytes.size() < durableSize && random.below(2) == 0)
        real.resize(bytes.size());
    const auto mood = random.below(3); // all of it is lost, all is kept, or each sector has its own fate
    for (std::size_t i = 0; i < dirty.size() && mood > 0; ++i) {
        if (!dirty[i])
            continue;
        auto kept = sectorAt(i);
        const auto fate = mood == 1 ? 0 : random.below(3);
        if (fate == 1)
            continue;
        if (fate == 2)
            kept.resize(random.below(kept.size() + 1));
        real.write(kept, i * sector);
    }
}

MemoryFiles& MemoryFiles::all() {
    static MemoryFiles files;
    return files;
}

MemoryFile& MemoryFiles::open(const std::string& path) {
    auto& file = files_[path];
    if (!file)
        file = std::make_unique<MemoryFile>(path);
    ++file->openHandles;
    return *file;
}

void MemoryFiles::closed(MemoryFile& file) {
    if (--file.openHandles == 0 && !file.hasUnsynced())
        files_.erase(file.path);
}

void MemoryFiles::forget(const std::string& folder) {
    std::erase_if(files_, [&](const auto& file) {
        return file.first.starts_with(folder + "/") && file.second->openHandles == 0;
    });
}

void MemoryFiles::losePower(const std::string& folder, fake::SeededRandom& random) {
    for (auto& [path, file] : files_)
        if (path.starts_with(folder + "/"))
            file->losePower(random);
    forget(folder);
}

} // namespace jotter::simulation
