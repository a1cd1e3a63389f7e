#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "app/store/threads/work_queue.h"

#include <QFuture>
#include <QPromise>

#include <future>

namespace jotter::store {

/// The one thread that writes. Everything given to it is one durable transaction; the answer comes when it is
/// durable, and the write-ahead log is moved into the database afterwards: when nothing is written for a
/// moment, or in between when the log has grown large: sooner where the disk is nearly full.
class Writer {
public:
    using Announce = std::function<void(const Commit&)>;

    Writer(std::unique_ptr<Ledger> ledger, Announce announce, Threads threads)
        : announce_(std::move(announce))
        , queue_(
              threads == Threads::Own ? 1 : 0,
              [kept = std::make_shared<std::unique_ptr<Ledger>>(std::move(ledger))] {
                  return std::move(*kept);
              },
              rest) {}

    /// `work(Ledger&, Commit&)` in a transaction of its own; then `done(Expected of what work returns)`, both
    /// on the writer's thread.
    template <class Work, class Done>
    void write(Work work, Done done) {
        queue_.post([this, work = std::move(work), done = std::move(done)](Ledger& ledger) mutable {
            Commit commit;
            auto result = ledger.transact([&] { return work(ledger, commit); });
            if (result)
                announce_(commit);
            done(std::move(result));
            tidy(ledger);
        });
    }
    /// The future is finished on the writer's thread.
    template <class Work>
    auto write(Work work) -> QFuture<Expected<std::invoke_result_t<Work, Ledger&, Commit&>>> {
        using Result = Expected<std::invoke_result_t<Work, Ledger&, Commit&>>;
        auto promise = std::make_shared<QPromise<Result>>();
        promise->start();
        auto future = promise->future();
        write(std::move(work), [promise](Result result) {
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }
    /// As `write`, and waits: for the synchronising thread.
    template <class Work>
    auto writeNow(Work work) -> Expected<std::invoke_result_t<Work, Ledger&, Commit&>> {
        return write(std::move(work)).result();
    }

private:
    static void tidy(Ledger& ledger);
    static void rest(Ledger& ledger);

    Announce announce_;
    WorkQueue<Ledger> queue_;
};

} // namespace jotter::store
