#pragma once

#include "sync/server/media/object_store.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace jotter::server {

/// Writes a file so that after a power cut it is there whole or not at all: temporary name, every write
/// checked, fsync, rename, fsync of the folder. Mode 0600. `Storage` "disk_full" or "write_failed".
class NewFileOnDisk final : public NewObject {
public:
    explicit NewFileOnDisk(std::filesystem::path path);
    ~NewFileOnDisk() override;
    NewFileOnDisk(const NewFileOnDisk&) = delete;
    NewFileOnDisk& operator=(const NewFileOnDisk&) = delete;

    [[nodiscard]] Expected<void> write(std::string_view bytes) override;
    [[nodiscard]] Expected<void> keep() override;

private:
    std::filesystem::path path_;
    std::string temporary_;
    int file_ = -1;
};

/// All of it to a file that is open.
[[nodiscard]] Expected<void> writeOpen(int file, std::string_view bytes);
[[nodiscard]] Expected<void> writeFile(const std::filesystem::path& path, std::string_view bytes);
/// "medium_missing" when there is no such file; fewer bytes than asked for means that the file is shorter.
[[nodiscard]] Expected<std::string> readPart(const std::filesystem::path& path, std::uint64_t offset,
                                             std::size_t size);
/// Of a file that is open; fewer bytes when it is shorter.
[[nodiscard]] std::string readOpen(int file, std::uint64_t offset, std::size_t size);
[[nodiscard]] Expected<std::string> readWhole(const std::filesystem::path& path, std::size_t limit);
/// Makes a folder (0700) and all above it, durably.
[[nodiscard]] Expected<void> makeFolder(const std::filesystem::path& path);

} // namespace jotter::server
