#pragma once

#include "sync/engine/status.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <stdexcept>

namespace jotter::fake {

/// Hears the status and lets a test wait for one. What was heard before the last one waited for is past.
class Ear {
public:
    void hear(const engine::Status& status) {
        const std::lock_guard lock(hearing_);
        heard_.push_back(status);
        heardOne_.notify_all();
    }
    bool waitFor(const std::function<bool(const engine::Status&)>& wanted,
                 std::chrono::seconds atMost = std::chrono::seconds(30)) {
        std::unique_lock lock(hearing_);
        return heardOne_.wait_for(lock, atMost, [&] {
            while (!heard_.empty()) {
                const auto status = std::move(heard_.front());
                heard_.pop_front();
                if (wanted(status))
                    return true;
            }
            return false;
        });
    }

private:
    std::mutex hearing_;
    std::condition_variable heardOne_;
    std::deque<engine::Status> heard_;
};

/// Calls something that answers by callback, and waits for the answer.
template <class T, class Call>
Expected<T> answerOf(Call call) {
    std::promise<Expected<T>> promise;
    call([&](Expected<T> answer) { promise.set_value(std::move(answer)); });
    auto future = promise.get_future();
    if (future.wait_for(std::chrono::seconds(30)) != std::future_status::ready)
        throw std::runtime_error("no answer");
    return future.get();
}

} // namespace jotter::fake
