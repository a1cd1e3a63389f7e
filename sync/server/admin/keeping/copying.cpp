#include "sync/server/admin/keeping/copying.h"

#include "sync/server/media/files.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <set>

namespace jotter::server {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t copiedAtOnce = 1UL << 20;
constexpr int busyMilliseconds = 30'000;

auto notCopied() {
    return fail("write_failed", ErrorCategory::Storage, "A file of the backup could not be copied.");
}

bool sync(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return synced;
}

Expected<void> copyInto(const fs::path& from, NewObject& target) {
    std::ifstream source(from, std::ios::binary);
    if (!source)
        return notCopied();
    std::string piece(copiedAtOnce, '\0');
    while (source) {
        source.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto read = std::string_view(piece).substr(0, static_cast<std::size_t>(source.gcount()));
        if (const auto written = target.write(read); !written)
            return written;
    }
    return source.bad() ? notCopied() : target.keep();
}

/// False when it was erased since the list was read.
Expected<bool> copyOut(ObjectStore& from, const std::string& name, const fs::path& to) {
    NewFileOnDisk target(to);
    std::string version;
    std::uint64_t at = 0;
    for (std::uint64_t total = 1; at < total;) {
        const auto part = from.read(name, at, copiedAtOnce, version);
        if (!part)
            return tl::make_unexpected(part.error());
        if (!*part)
            return false;
        if ((*part)->bytes.empty())
            return notCopied();
        version = (*part)->version;
        total = (*part)->total;
        at += (*part)->bytes.size();
        if (const auto written = target.write((*part)->bytes); !written)
            return tl::make_unexpected(written.error());
    }
    return target.keep().map([] { return true; });
}
} // namespace

Expected<void> copyDatabase(const fs::path& from, const fs::path& to) {
    const fs::path unfinished = to.string() + ".new";
    std::error_code error;
    fs::remove(unfinished, error);
    try {
        SQLite::Database source(from.string(), SQLite::OPEN_READWRITE, busyMilliseconds);
        SQLite::Database target(unfinished.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(target, source).executeStep();
        target.exec("PRAGMA journal_mode=DELETE"); // one file, without a log beside it
    } catch (const SQLite::Exception& exception) {
        fs::remove(unfinished, error);
        return exception.getErrorCode() == 13
                   ? fail("disk_full", ErrorCategory::Storage, "The backup's disk is full.")
                   : fail("database_failed", ErrorCategory::Storage, "A database could not be copied.");
    }
    fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
    if (!isWhole(unfinished)) {
        fs::remove(unfinished, error);
        return fail("bad_backup", ErrorCategory::Input, "A database is damaged and was not copied.");
    }
    return sync(unfinished) ? renameFolder(unfinished, to) : notCopied();
}

Expected<void> copyFile(const fs::path& from, const fs::path& to) {
    NewFileOnDisk target(to);
    return copyInto(from, target);
}

Expected<std::uint64_t> copyMissing(ObjectStore& from, const std::string& prefix, const fs::path& to) {
    const auto all = from.list(prefix);
    if (!all)
        return tl::make_unexpected(all.error());
    std::uint64_t copied = 0;
    for (const auto& object : *all) {
        const auto path = to / object.name.substr(prefix.size());
        std::error_code error;
        if (fs::exists(path, error))
            continue;
        const auto done =
            makeFolder(path.parent_path()).and_then([&] { return copyOut(from, object.name, path); });
        if (!done)
            return tl::make_unexpected(done.error());
        copied += *done ? 1 : 0;
    }
    return copied;
}

Expected<std::uint64_t> copyMissing(const fs::path& from, ObjectStore& to, const std::string& prefix) {
    const auto all = to.list(prefix);
    if (!all)
        return tl::make_unexpected(all.error());
    std::set<std::string> there;
    for (const auto& object : *all)
        there.insert(object.name);
    std::uint64_t copied = 0;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(from, error)) {
        const auto name = prefix + entry.path().lexically_relative(from).generic_string();
        // A name with this in it was being written when that server was killed.
        if (!entry.is_regular_file(error) || name.find(".new-") != std::string::npos || there.contains(name))
            continue;
        const auto done = to.begin(name).and_then(
            [&](const std::unique_ptr<NewObject>& object) { return copyInto(entry.path(), *object); });
        if (!done)
            return tl::make_unexpected(done.error());
        ++copied;
    }
    return copied;
}

Expected<void> renameFolder(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    return !error && sync(to.parent_path()) ? Expected<void>{} : notCopied();
}

Expected<std::uint64_t> newestIn(const fs::path& database) {
    try {
        SQLite::Database file(database.string(), SQLite::OPEN_READONLY);
        return static_cast<std::uint64_t>(file.execAndGet("SELECT seq FROM counter").getInt64());
    } catch (const SQLite::Exception&) {
        return fail("bad_backup", ErrorCategory::Input, "That file is not a school's log.");
    }
}

bool isWhole(const fs::path& database) {
    try {
        SQLite::Database file(database.string(), SQLite::OPEN_READWRITE, busyMilliseconds);
        return file.execAndGet("PRAGMA integrity_check").getString() == "ok" &&
               !SQLite::Statement(file, "PRAGMA foreign_key_check").executeStep();
    } catch (const SQLite::Exception&) {
        return false;
    }
}

} // namespace jotter::server
