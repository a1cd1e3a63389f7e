#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace jotter::store {

/// Threads that do pieces of work in the order in which they came. `Context` is made by each thread for
/// itself and handed to every piece of work. All that was posted is done before the destructor returns.
/// Without threads whoever posts does the work, at once. What a thread does `whenIdle` it does once after
/// work, when nothing more came for a moment; without threads it is never done.
template <class Context>
class WorkQueue {
public:
    using Work = std::function<void(Context&)>;
    using MakeContext = std::function<std::unique_ptr<Context>()>;

    WorkQueue(std::size_t threads, MakeContext makeContext, Work whenIdle = {})
        : makeContext_(std::move(makeContext))
        , whenIdle_(std::move(whenIdle)) {
        for (std::size_t i = 0; i < threads; ++i)
            threads_.emplace_back([this] { run(); });
    }
    ~WorkQueue() {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        changed_.notify_all();
        for (auto& thread : threads_)
            thread.join();
    }
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    void post(Work work) {
        if (threads_.empty()) {
            if (!callers_)
                callers_ = makeContext_();
            return work(*callers_);
        }
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(std::move(work));
        }
        changed_.notify_one();
    }

private:
    void run() {
        std::unique_ptr<Context> context;
        for (bool worked = false;;) {
            Work work;
            {
                std::unique_lock lock(mutex_);
                const auto called = [this] { return closing_ || !queue_.empty(); };
                if (!worked || !whenIdle_)
                    changed_.wait(lock, called);
                else if (!changed_.wait_for(lock, moment, called))
                    work = whenIdle_;
                worked = !work;
                if (worked) {
                    if (queue_.empty())
                        return;
                    work = std::move(queue_.front());
                    queue_.pop_front();
                }
            }
            if (!context)
                context = makeContext_();
            work(*context);
        }
    }

    static constexpr std::chrono::milliseconds moment{200};

    MakeContext makeContext_;
    Work whenIdle_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work> queue_;
    bool closing_ = false;
    std::unique_ptr<Context> callers_; ///< when there are no threads
    std::vector<std::thread> threads_;
};

} // namespace jotter::store
