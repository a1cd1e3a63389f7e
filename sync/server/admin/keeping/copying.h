#pragma once

#include "sync/server/media/object_store.h"

#include <cstdint>
#include <filesystem>

namespace jotter::server {

// Copies that are whole and durable when they are there. `Storage` errors; "bad_backup" (`Input`) for a
// database that is damaged.

/// A database as of one moment, through SQLite's own backup, while others use it; checked before it counts.
[[nodiscard]] Expected<void> copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to);
[[nodiscard]] Expected<void> copyFile(const std::filesystem::path& from, const std::filesystem::path& to);
/// Copies the objects below `prefix` that the folder `to` has not; they never change under a name. How many
/// there were.
[[nodiscard]] Expected<std::uint64_t> copyMissing(ObjectStore& from, const std::string& prefix,
                                                  const std::filesystem::path& to);
/// And back: the files of `from` that the store has not.
[[nodiscard]] Expected<std::uint64_t> copyMissing(const std::filesystem::path& from, ObjectStore& to,
                                                  const std::string& prefix);
/// Renames a file or folder and makes that durable.
[[nodiscard]] Expected<void> renameFolder(const std::filesystem::path& from, const std::filesystem::path& to);
/// The newest number of the log in a database file that nobody uses.
[[nodiscard]] Expected<std::uint64_t> newestIn(const std::filesystem::path& database);
/// True when SQLite finds the file whole, every page and index of it.
[[nodiscard]] bool isWhole(const std::filesystem::path& database);

} // namespace jotter::server
