#include "sync/server/database/database.h"

#include "sync/server/database/sqlite_connection.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace jotter::server {

namespace {
constexpr std::size_t mostTogether = 64;

/// SQLite gives the files beside the database the mode of the database itself.
void makePrivate(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
}

void migrate(SqliteConnection& connection, const std::vector<const char*>& schema) {
    auto& database = connection.raw();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const auto version = static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt());
    for (auto step = version; step < schema.size(); ++step)
        database.exec(schema[step]);
    if (version < schema.size())
        database.exec("PRAGMA user_version=" + std::to_string(schema.size()));
    transaction.commit();
}
} // namespace

Database::Database(std::unique_ptr<Connection> first, Connect connect)
    : connect_(std::move(connect))
    , writer_(std::move(first)) {}

Expected<std::unique_ptr<Database>> Database::open(const std::filesystem::path& path,
                                                   const std::vector<const char*>& schema) {
    makePrivate(path.string());
    try {
        auto first = std::make_unique<SqliteConnection>(path.string());
        migrate(*first, schema);
        return std::make_unique<Database>(
            std::move(first), [path] { return std::make_unique<SqliteConnection>(path.string()); });
    } catch (const DatabaseFailure& failure) {
        return tl::make_unexpected(failure.error());
    } catch (const SQLite::Exception& exception) {
        return tl::make_unexpected(storageError(exception));
    }
}

void Database::submit(Job& job) {
    std::unique_lock lock(mutex_);
    waiting_.push_back(&job);
    while (!job.done) {
        if (committing_) {
            turn_.wait(lock);
            continue;
        }
        committing_ = true;
        std::vector<Job*> together;
        while (!waiting_.empty() && together.size() < mostTogether) {
            together.push_back(waiting_.front());
            waiting_.pop_front();
        }
        lock.unlock();
        commitTogether(together);
        lock.lock();
        committing_ = false;
        for (auto* one : together)
            one->done = true;
        turn_.notify_all();
    }
}

void Database::settle() {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return !committing_; });
    committing_ = true;
    lock.unlock();
    try {
        writer_->settle();
    } catch (const DatabaseFailure&) {
        // Somebody is reading: the next time, or the next start, will do it.
    }
    lock.lock();
    committing_ = false;
    turn_.notify_all();
}

void Database::commitTogether(const std::vector<Job*>& jobs) {
    std::optional<Error> lost;
    try {
        if (writer_->broken())
            writer_ = connect_();
        writer_->beginWriting();
        for (auto* job : jobs) {
            runOne(*job);
            if (writer_->transactionLost()) {
                lost = job->failed;
                break;
            }
        }
        if (!lost)
            writer_->commit();
    } catch (const DatabaseFailure& failure) {
        lost = failure.error();
        writer_->rollBack();
    }
    if (lost)
        for (auto* job : jobs)
            job->failed = job->failed.value_or(*lost);
}

void Database::runOne(Job& job) {
    writer_->run("SAVEPOINT one");
    bool keep = false;
    try {
        keep = job.run(*writer_);
        writer_->waitForPosted();
    } catch (const DatabaseFailure& failure) {
        job.failed = failure.error();
        keep = false;
    } catch (const std::exception&) {
        keep = false;
        // One request that cannot be served must not stop the others that share its commit.
        job.failed = Error{"request_failed", ErrorCategory::Bug, "The school server could not do that."};
    }
    writer_->finishAll();
    if (writer_->transactionLost())
        return;
    if (!keep)
        writer_->run("ROLLBACK TO SAVEPOINT one");
    writer_->run("RELEASE SAVEPOINT one");
}

Database::Lease::Lease(Database& database)
    : database_(database) {
    {
        const std::scoped_lock lock(database_.readersMutex_);
        if (!database_.readers_.empty()) {
            connection_ = std::move(database_.readers_.back());
            database_.readers_.pop_back();
        }
    }
    if (!connection_ || connection_->broken())
        connection_ = database_.connect_();
    connection_->beginReading();
}

Database::Lease::~Lease() {
    connection_->finishAll();
    try {
        if (!connection_->transactionLost())
            connection_->commit();
    } catch (const DatabaseFailure&) {
        return; // A connection in doubt is closed, not used again.
    }
    const std::scoped_lock lock(database_.readersMutex_);
    database_.readers_.push_back(std::move(connection_));
}

} // namespace jotter::server
