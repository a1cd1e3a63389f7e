#pragma once

#include "sync/change/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace jotter::server {

/// Writes a file so that after a power cut it is there whole or not at all: temporary name, every write
/// checked, fsync, rename, fsync of the folder. Mode 0600. `Storage` "disk_full" or "write_failed".
class NewFileOnDisk {
public:
    explicit NewFileOnDisk(std::filesystem::path path);
    ~NewFileOnDisk();
    NewFileOnDisk(const NewFileOnDisk&) = delete;
    NewFileOnDisk& operator=(const NewFileOnDisk&) = delete;

    [[nodiscard]] Expected<void> write(std::string_view bytes);
    /// Makes it visible under its name.
    [[nodiscard]] Expected<void> keep();

private:
    std::filesystem::path path_;
    std::string temporary_;
    int file_ = -1;
};

[[nodiscard]] Expected<void> writeFile(const std::filesystem::path& path, std::string_view bytes);
/// "medium_missing" when there is no such file; fewer bytes than asked for means that the file is shorter.
[[nodiscard]] Expected<std::string> readPart(const std::filesystem::path& path, std::uint64_t offset,
                                             std::size_t size);
[[nodiscard]] Expected<std::string> readWhole(const std::filesystem::path& path, std::size_t limit);
/// Makes a folder (0700) and all above it, durably.
[[nodiscard]] Expected<void> makeFolder(const std::filesystem::path& path);

} // namespace jotter::server
