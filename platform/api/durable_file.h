#pragma once

#include "sync/change/error.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace jotter::platform {

/// Told the name of each step of writing a file as it is passed ("created", "half_written", "written",
/// "synced", "renamed"), so that a test can kill the program there.
using StepWatch = std::function<void(std::string_view step)>;

/// A file that is written and on the disk, but not yet under its name: readers see all of it or nothing of
/// it, and a file of that name stays whole until `rename`. Given up (removed) when destroyed before.
class PendingFile {
public:
    /// Writes beside `target`, readable by this user alone, and waits until the bytes are on the disk.
    /// `Storage` errors: "disk_full", "disk_failed".
    [[nodiscard]] static Expected<PendingFile> write(const std::filesystem::path& target,
                                                     std::string_view bytes, const StepWatch& watch = {});
    ~PendingFile();
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&&) = delete;

    /// Gives the file its name. Not durable before `syncFolder` was called for its folder.
    [[nodiscard]] Expected<void> rename();

private:
    PendingFile(std::filesystem::path part, std::filesystem::path target);
    std::filesystem::path part_; ///< empty when there is nothing to give up
    std::filesystem::path target_;
};

/// Waits until the names in this folder are on the disk.
[[nodiscard]] Expected<void> syncFolder(const std::filesystem::path& folder);

/// Write, sync, rename, sync the folder: durable when it returns, and never half there.
[[nodiscard]] Expected<void> writeDurably(const std::filesystem::path& target, std::string_view bytes);

/// Removes what was being written when the program was last killed.
[[nodiscard]] Expected<void> sweepPendingFiles(const std::filesystem::path& folder);

/// The whole file; nothing when there is none. `Storage` "disk_failed"; `Input` "file_too_big" above `limit`
/// bytes.
[[nodiscard]] Expected<std::optional<std::string>> readFile(const std::filesystem::path& file,
                                                            std::size_t limit);

/// Makes the folder and its parents, for this user alone; durable when it returns.
[[nodiscard]] Expected<void> makeFolder(const std::filesystem::path& folder);

/// The failure behind `errno`, with its sentence.
[[nodiscard]] Error diskError(int number);

} // namespace jotter::platform
