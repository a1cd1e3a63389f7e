#pragma once

#include "app/shell/profile/profile.h"
#include "sync/transport/sync_runner.h"
#include "tests/support/line.h"
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
    /// `size` as jotter-demo-school takes it; `pictures` without which no record has a photo.
    explicit School(const QString& size = QStringLiteral("term"), bool pictures = true);
    [[nodiscard]] support::ServerProcess& server() { return *server_; }

private:
    QTemporaryDir folder_;
    std::unique_ptr<support::ServerProcess> server_;
};

/// Whose a tablet is.
struct Owner {
    QStringList groups{QStringLiteral("Harbour Room")}; ///< that it is enrolled for; none: every one
    std::string name = "Joy Okonjo";                    ///< empty: the school's SENCO
};

/// A tablet without a window: a real encrypted profile, enrolled at a school, its adult's ticket granted and
/// that adult's pupils fetched, nothing sent yet.
class SchoolTablet {
public:
    /// What it sends and fetches once it has joined goes over a line of that kind, if one is named.
    explicit SchoolTablet(School& school, std::optional<support::Line::Kind> kind = {},
                          const Owner& owner = {});
    ~SchoolTablet();

    [[nodiscard]] store::Store& store() { return profile_->store(); }
    [[nodiscard]] media::Vault& vault() { return profile_->vault(); }
    /// An observation of somebody in Harbour Room, with its author's ticket.
    [[nodiscard]] domain::Observation observation(std::size_t number);
    /// Seconds from the start of synchronising until `done`.
    [[nodiscard]] double exchangeUntil(const std::function<bool(const engine::Status&)>& done);
    /// Seconds from the ticket until every pupil's records were here and screens could show them.
    [[nodiscard]] double secondsToFill() const { return secondsToFill_; }
    /// The bytes of every change that came from the server, in the order of its feed.
    [[nodiscard]] std::vector<std::string> received();
    /// What went over its line.
    [[nodiscard]] support::Line::Carried carried() const {
        return line_ ? line_->carried() : support::Line::Carried{};
    }
    /// The bytes of everything recorded here that waits to be sent.
    [[nodiscard]] std::vector<std::string> unsent();

private:
    void join(School& school, const QStringList& groups);
    void signIn(const std::string& name);
    /// Whether the records of every pupil that this adult may see can be shown.
    [[nodiscard]] bool showsPupils();
    void exchange(const std::function<bool(const engine::Status&)>& done);
    void await(const std::function<bool(const engine::Status&)>& done);
    template <class Look>
    auto read(Look look) {
        return store().read(std::move(look)).result();
    }

    QTemporaryDir folder_;
    std::optional<support::Line> line_;
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
    double secondsToFill_ = 0;
    std::vector<domain::Pupil> pupils_;
    std::vector<domain::StepId> steps_;
};

} // namespace jotter::bench
