#pragma once

#include "app/shell/profile/profile.h"
#include "sync/transport/sync_runner.h"
#include "tests/support/server_process.h"

#include <QTemporaryDir>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace jotter::bench {

/// The demo school on a real server of its own, for benchmarks of synchronising.
class School {
public:
    School();
    [[nodiscard]] support::ServerProcess& server() { return *server_; }

private:
    QTemporaryDir folder_;
    std::unique_ptr<support::ServerProcess> server_;
};

/// A tablet without a window: a real encrypted profile, enrolled at a school, its adult's ticket granted,
/// nothing sent yet.
class SchoolTablet {
public:
    explicit SchoolTablet(School& school);
    ~SchoolTablet();

    [[nodiscard]] store::Store& store() { return profile_->store(); }
    [[nodiscard]] media::Vault& vault() { return profile_->vault(); }
    /// An observation of somebody in Harbour Room, with its author's ticket.
    [[nodiscard]] domain::Observation observation(std::size_t number);
    /// Seconds from the start of synchronising until `done`.
    [[nodiscard]] double exchangeUntil(const std::function<bool(const engine::Status&)>& done);
    /// The bytes of everything recorded here that waits to be sent.
    [[nodiscard]] std::vector<std::string> unsent();

private:
    void exchange(const std::function<bool(const engine::Status&)>& done);
    void await(const std::function<bool(const engine::Status&)>& done);
    template <class Look>
    auto read(Look look) {
        return store().read(std::move(look)).result();
    }

    QTemporaryDir folder_;
    SystemClock clock_;
    SystemRandom random_;
    std::unique_ptr<shell::Profile> profile_;
    std::mutex mutex_;
    std::condition_variable changed_;
    engine::Status status_;
    transport::Enrolled enrolled_;
    std::unique_ptr<transport::SyncRunner> runner_;
    AdultId adult_;
    TicketId ticket_;
    std::vector<domain::Pupil> pupils_;
    std::vector<domain::StepId> steps_;
};

} // namespace jotter::bench
