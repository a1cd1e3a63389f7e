#pragma once

#include "sync/server/database/connection.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

namespace jotter::server {

/// One database for many threads: any number read their own snapshot, and what waits to be written at the
/// same time is committed together, by the thread that came first (group commit). With one thread it is an
/// ordinary transaction, so the simulation can step through it.
class Database {
public:
    /// Makes a connection; throws DatabaseFailure.
    using Connect = std::function<std::unique_ptr<Connection>()>;

    /// Opens or creates the SQLite file `path` (0600) and brings it to the newest of `schema`, a list of
    /// numbered steps.
    [[nodiscard]] static Expected<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                                  const std::vector<const char*>& schema);
    /// `first` is kept for writing; more connections are made as threads need them.
    Database(std::unique_ptr<Connection> first, Connect connect);

    /// Runs `work(Connection&) -> Expected<T>` and returns once it is durable. When `work` fails, all it did
    /// is undone and nobody else's.
    template <class Work>
    [[nodiscard]] auto write(Work&& work) -> std::invoke_result_t<Work, Connection&> {
        std::optional<std::invoke_result_t<Work, Connection&>> result;
        Job job{[&](Connection& connection) {
            result.emplace(work(connection));
            return result->has_value();
        }};
        submit(job);
        if (job.failed)
            return tl::make_unexpected(*job.failed);
        return std::move(*result);
    }

    /// Runs `work(Connection&) -> Expected<T>` on one consistent snapshot.
    template <class Work>
    [[nodiscard]] auto read(Work&& work) -> std::invoke_result_t<Work, Connection&> {
        try {
            Lease lease(*this);
            return work(lease.connection());
        } catch (const DatabaseFailure& failure) {
            return tl::make_unexpected(failure.error());
        }
    }

    /// After something was erased: nothing of it is to lie about (Connection::settle).
    void settle();

private:
    struct Job {
        std::function<bool(Connection&)> run;
        std::optional<Error> failed{};
        bool done = false;
    };
    /// A read connection in a read transaction, given back at the end.
    class Lease {
    public:
        explicit Lease(Database& database);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *connection_; }

    private:
        Database& database_;
        std::unique_ptr<Connection> connection_;
    };

    void submit(Job& job);
    void commitTogether(const std::vector<Job*>& jobs);
    void runOne(Job& job);

    Connect connect_;
    std::unique_ptr<Connection> writer_;
    std::mutex mutex_;
    std::condition_variable turn_;
    std::deque<Job*> waiting_;
    bool committing_ = false;
    std::mutex readersMutex_;
    std::vector<std::unique_ptr<Connection>> readers_;
};

} // namespace jotter::server
