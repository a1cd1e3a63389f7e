#include "sync/server/http/bell.h"

namespace jotter::server {

void Bell::ring() {
    ++rung_;
    for (auto* timer : waiting_)
        timer->cancel();
}

asio::awaitable<void> Bell::wait(std::uint64_t heard, std::chrono::milliseconds longest) {
    if (heard != rung_)
        co_return;
    asio::steady_timer timer(io_, longest);
    waiting_.insert(&timer);
    boost::system::error_code woken;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    waiting_.erase(&timer);
}

} // namespace jotter::server
