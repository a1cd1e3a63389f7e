#include "sync/transport/carrier.h"

#include "sync/transport/transfer.h"
#include "sync/transport/trust.h"

#include <map>
#include <mutex>
#include <utility>

namespace jotter::transport {

using std::chrono::milliseconds;

namespace {
struct CleanUpMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
/// One more than the engine ever uses at once, so that a person's request need not wait for an upload.
constexpr long mostConnections = 11;

/// libcurl wants to be started once, before its first use, by one thread.
bool startCurl() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return started;
}

Arrived unreachable(std::uint64_t id) {
    return {id, {engine::Failure::Unreachable, 0, {}, {}, {}}};
}
} // namespace

class Carrier::Lines {
public:
    Lines() { open(); }
    ~Lines() { close(); }
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;

    void setServer(const ServerAddress& server) {
        close();
        url_ = server.url;
        trust_ = std::make_unique<Trust>(server);
        open();
    }

    void carry(engine::Request request) {
        const auto id = request.id;
        auto made = trust_ && multi() ? Transfer::make(std::move(request), url_, *trust_)
                                      : fail("curl", ErrorCategory::Bug, "There is no server to speak to.");
        if (!made || curl_multi_add_handle(multi(), (*made)->handle()) != CURLM_OK) {
            failed_.push_back(unreachable(id));
            return;
        }
        transfers_.emplace((*made)->handle(), std::move(*made));
    }

    std::vector<Arrived> wait(milliseconds atMost) {
        auto arrived = std::exchange(failed_, {});
        int running = 0;
        curl_multi_perform(multi(), &running);
        collect(arrived);
        if (!arrived.empty())
            return arrived;
        const auto deadline = std::chrono::steady_clock::now() + atMost;
        while (arrived.empty()) {
            const auto left = std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
            if (woken_.exchange(false) || left <= milliseconds(0))
                break;
            curl_multi_poll(multi(), nullptr, 0, static_cast<int>(left.count()), nullptr);
            curl_multi_perform(multi(), &running);
            collect(arrived);
        }
        return arrived;
    }

    void wake() {
        woken_ = true;
        const std::lock_guard lock(opening_);
        if (multi_)
            curl_multi_wakeup(multi_.get());
    }

    std::vector<Arrived> dropAll() {
        auto arrived = std::exchange(failed_, {});
        for (const auto& [handle, transfer] : transfers_)
            arrived.push_back(unreachable(transfer->id()));
        close();
        open();
        return arrived;
    }

    [[nodiscard]] bool idle() const { return transfers_.empty() && failed_.empty(); }

private:
    [[nodiscard]] CURLM* multi() const { return multi_.get(); }

    void open() {
        const std::lock_guard lock(opening_);
        multi_.reset(startCurl() ? curl_multi_init() : nullptr);
        if (multi_)
            curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, mostConnections);
    }

    void close() {
        for (const auto& [handle, transfer] : transfers_)
            curl_multi_remove_handle(multi(), handle);
        transfers_.clear();
        failed_.clear();
        const std::lock_guard lock(opening_);
        multi_.reset();
    }

    void collect(std::vector<Arrived>& arrived) {
        int left = 0;
        while (const auto* message = curl_multi_info_read(multi(), &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            const auto ended = message->data.result;
            auto node = transfers_.extract(message->easy_handle);
            curl_multi_remove_handle(multi(), node.key());
            arrived.push_back({node.mapped()->id(), node.mapped()->finish(ended)});
        }
    }

    std::string url_;
    std::unique_ptr<Trust> trust_; ///< declared first, gone last: connections refer to it
    std::mutex opening_;
    std::unique_ptr<CURLM, CleanUpMulti> multi_;
    std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
    std::vector<Arrived> failed_;
    std::atomic<bool> woken_ = false;
};

Carrier::Carrier()
    : lines_(std::make_unique<Lines>()) {}
Carrier::~Carrier() = default;

void Carrier::setServer(const ServerAddress& server) {
    lines_->setServer(server);
}
void Carrier::carry(engine::Request request) {
    lines_->carry(std::move(request));
}
std::vector<Arrived> Carrier::wait(milliseconds atMost) {
    return lines_->wait(atMost);
}
void Carrier::wake() {
    lines_->wake();
}
std::vector<Arrived> Carrier::dropAll() {
    return lines_->dropAll();
}
bool Carrier::idle() const {
    return lines_->idle();
}

engine::Response carryOne(const ServerAddress& server, engine::Request request,
                          const std::atomic<bool>& stopping) {
    constexpr milliseconds lookUp{100};
    Carrier carrier;
    carrier.setServer(server);
    carrier.carry(std::move(request));
    while (!stopping) {
        auto arrived = carrier.wait(lookUp);
        if (!arrived.empty())
            return std::move(arrived.front().response);
    }
    return {engine::Failure::Unreachable, 0, {}, {}, {}};
}

} // namespace jotter::transport
