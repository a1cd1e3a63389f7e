#include "sync/transport/sync_runner.h"

#include "sync/engine/engine.h"
#include "sync/transport/carrier.h"
#include "sync/transport/enrolment.h"
#include "sync/transport/ticket.h"

#include <atomic>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

namespace jotter::transport {

using std::chrono::milliseconds;

namespace {
/// However far the next thing is: wall clocks jump, and this thread waits by another.
constexpr milliseconds longestSleep{60'000};

Error stopped() {
    return {"stopped", ErrorCategory::Transient, "Synchronising was ended."};
}
} // namespace

/// The thread with what belongs to it. Everything but `post`, `stopping_` and the carrier's `wake` is touched
/// by that thread alone.
class SyncRunner::Thread {
public:
    using Task = std::function<void()>;

    Thread(engine::Signer& signer, std::function<void(const engine::Status&)> onStatus)
        : signer_(signer)
        , onStatus_(std::move(onStatus))
        , thread_([this] { run(); }) {}

    ~Thread() {
        stopping_ = true;
        carrier_.wake();
        thread_.join();
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    void post(Task task) {
        {
            const std::lock_guard lock(posting_);
            tasks_.push_back(std::move(task));
        }
        carrier_.wake();
    }

    void start(const ServerAddress& server, DeviceId device, engine::Journal& journal, engine::Vault& vault) {
        carrier_.setServer(server);
        engine::Config config;
        config.device = device;
        engine_.emplace(journal, vault, signer_, random_, config);
    }

    void stop() {
        carrier_.setServer({});
        engine_.reset();
        last_.reset();
        failWaiting();
    }

    void poke(engine::Reason reason) {
        if (!engine_)
            return;
        if (reason == engine::Reason::NetworkChanged)
            settle(carrier_.dropAll());
        engine_->poke(reason, clock_.now());
    }

    void setNetwork(bool metered, bool picturesAnyway) {
        if (engine_)
            engine_->setNetwork(metered, picturesAnyway);
    }

    void enrol(const std::string& code, const std::string& name, const Done<Enrolled>& done) {
        done(stopping_ ? tl::make_unexpected(stopped()) : transport::enrol(code, name, signer_, stopping_));
    }

    void ticket(AdultId adult, const std::string& pin, Done<GrantedTicket> done) {
        if (!engine_)
            return done(tl::make_unexpected(
                Error{"offline", ErrorCategory::Transient, "This tablet has no school yet."}));
        const auto waiting = ++lastWaiting_;
        waiting_.emplace(waiting, std::move(done));
        engine_->ask(ticketRequest(adult, pin), [this, waiting](const engine::Response& response) {
            auto granted = readTicket(response);
            if (granted) // what this adult may see is fetched now, not at the next look
                engine_->poke(engine::Reason::Tapped, clock_.now());
            auto node = waiting_.extract(waiting);
            if (!node.empty())
                node.mapped()(std::move(granted));
        });
    }

private:
    void run() {
        while (!stopping_) {
            runTasks();
            if (engine_ && !stopping_)
                exchange();
            else if (!stopping_)
                static_cast<void>(carrier_.wait(longestSleep));
        }
        stop();
        runTasks();
        stop();
    }

    void runTasks() {
        while (true) {
            Task task;
            {
                const std::lock_guard lock(posting_);
                if (tasks_.empty())
                    return;
                task = std::move(tasks_.front());
                tasks_.pop_front();
            }
            task();
        }
    }

    void exchange() {
        for (auto& request : engine_->due(clock_.now()))
            carrier_.carry(std::move(request));
        publish();
        const auto now = clock_.now();
        const auto wake = engine_->wakeAt(now);
        settle(carrier_.wait(wake ? std::min(*wake - now, longestSleep) : longestSleep));
    }

    void settle(const std::vector<Arrived>& arrived) {
        for (const auto& [id, response] : arrived)
            engine_->answered(id, response, clock_.now());
    }

    void publish() {
        auto status = engine_->status(clock_.now());
        if (last_ == status)
            return;
        last_ = status;
        onStatus_(status);
    }

    /// Nobody waits in vain for an engine that is gone.
    void failWaiting() {
        for (const auto& [number, done] : std::exchange(waiting_, {}))
            done(tl::make_unexpected(stopped()));
    }

    engine::Signer& signer_;
    std::function<void(const engine::Status&)> onStatus_;
    SystemClock clock_;
    SystemRandom random_;
    Carrier carrier_;
    std::optional<engine::Engine> engine_;
    std::optional<engine::Status> last_;
    std::map<std::uint64_t, Done<GrantedTicket>> waiting_;
    std::uint64_t lastWaiting_ = 0;
    std::mutex posting_;
    std::deque<Task> tasks_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_; ///< last: begins when everything else stands
};

SyncRunner::SyncRunner(engine::Signer& signer, std::function<void(const engine::Status&)> onStatus)
    : thread_(std::make_unique<Thread>(signer, std::move(onStatus))) {}
SyncRunner::~SyncRunner() = default;

void SyncRunner::start(ServerAddress server, DeviceId device, engine::Journal& journal,
                       engine::Vault& vault) {
    thread_->post([thread = thread_.get(), server = std::move(server), device, &journal, &vault] {
        thread->start(server, device, journal, vault);
    });
}

void SyncRunner::stop() {
    std::promise<void> ended;
    thread_->post([&, thread = thread_.get()] {
        thread->stop();
        ended.set_value();
    });
    ended.get_future().wait();
}

void SyncRunner::poke(engine::Reason reason) {
    thread_->post([thread = thread_.get(), reason] { thread->poke(reason); });
}

void SyncRunner::setNetwork(bool metered, bool picturesAnyway) {
    thread_->post(
        [thread = thread_.get(), metered, picturesAnyway] { thread->setNetwork(metered, picturesAnyway); });
}

void SyncRunner::enrol(std::string code, std::string deviceName, Done<Enrolled> done) {
    thread_->post([thread = thread_.get(), code = std::move(code), name = std::move(deviceName),
                   done = std::move(done)] { thread->enrol(code, name, done); });
}

void SyncRunner::ticket(AdultId adult, std::string pin, Done<GrantedTicket> done) {
    thread_->post([thread = thread_.get(), adult, pin = std::move(pin), done = std::move(done)]() mutable {
        thread->ticket(adult, pin, std::move(done));
    });
}

} // namespace jotter::transport
