#include "app/store/sqlite/store_file.h"

#include <fcntl.h>
#include <unistd.h>

namespace jotter::store {

namespace fs = std::filesystem;

namespace {
void removeDatabase(const fs::path& database) {
    std::error_code ignored;
    for (const char* tail : {"", "-wal", "-shm", "-journal"})
        fs::remove(fs::path(database) += tail, ignored);
}

/// Makes a file's bytes, or a folder's names, durable.
void makeDurable(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool durable = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!durable)
        throw GiveUp{{"disk_failed", ErrorCategory::Storage,
                      "This tablet could not write to its storage. Nothing was changed; please try again."}};
}

std::size_t versionOf(Connection& connection) {
    auto row = connection.query("PRAGMA user_version");
    return row.next() ? static_cast<std::size_t>(row.count(0)) : 0;
}

void take(Connection& connection, std::span<const Migration> steps, const StoreMaking& making) {
    const bool isNew = versionOf(connection) == 0;
    Transaction transaction(connection, Transaction::Kind::Write);
    bool rebuild = false;
    for (std::size_t version = versionOf(connection); version < steps.size(); ++version) {
        connection.exec(steps[version].sql);
        rebuild = rebuild || steps[version].rebuild;
    }
    connection.exec("PRAGMA user_version = " + std::to_string(steps.size()));
    if (isNew)
        making.begin(connection);
    if (rebuild) {
        connection.exec(emptyProjections());
        making.rebuild(connection);
    }
    transaction.commit();
}

void makeNew(const fs::path& file, const seal::WrapKey& key, std::span<const Migration> steps,
             const StoreMaking& making) {
    const auto unfinished = fs::path(file) += ".new";
    removeDatabase(unfinished);
    {
        Connection connection(unfinished, key, Connection::Access::Create);
        take(connection, steps, making);
    }
    makeDurable(unfinished);
    fs::rename(unfinished, file);
    makeDurable(file.parent_path());
}

void migrate(Connection& connection, const fs::path& file, std::span<const Migration> steps,
             const StoreMaking& making) {
    const auto copy = fs::path(file) += ".before-migration";
    removeDatabase(copy);
    if (versionOf(connection) == steps.size())
        return;
    connection.run("VACUUM INTO ?1", copy.string());
    makeDurable(copy);
    take(connection, steps, making);
    removeDatabase(copy);
}
} // namespace

fs::path storeFile(const fs::path& folder) {
    return folder / "store.db";
}

Expected<Connection> openStoreFile(const fs::path& folder, const seal::WrapKey& key,
                                   const StoreMaking& making, std::span<const Migration> steps) {
    return guarded([&] {
        const auto file = storeFile(folder);
        fs::create_directories(folder);
        if (!fs::exists(file)) {
            if (fs::exists(fs::path(file) += "-wal"))
                throw GiveUp{{"store_damaged", ErrorCategory::Storage,
                              "A part of this tablet's records is missing. Nothing was changed; please ask "
                              "school IT."}};
            makeNew(file, key, steps, making);
        } else if (fs::file_size(file) == 0) {
            throw GiveUp{
                {"store_damaged", ErrorCategory::Storage,
                 "The records on this tablet have been emptied from outside. Please ask school IT."}};
        }
        Connection connection(file, key, Connection::Access::Write);
        if (versionOf(connection) > steps.size())
            throw GiveUp{
                {"store_newer", ErrorCategory::Storage,
                 "These records were written by a newer Jotter. They are safe; update Jotter to open them."}};
        migrate(connection, file, steps, making);
        return connection;
    });
}

} // namespace jotter::store
