#pragma once

#include "sync/server/core/core.h"
#include "sync/server/http/asio.h"
#include "sync/server/http/bell.h"
#include "sync/server/http/event_log.h"
#include "sync/server/http/limits.h"

#include <optional>

namespace jotter::server {

/// What all connections share. Used on the one network thread, but for the core, which runs on the workers.
struct Shared {
    Core& core;
    EventLog& log;
    HttpLimits limits;
    asio::io_context& io;
    asio::thread_pool workers;
    Bell bell;
    std::size_t connections = 0;
    std::size_t bodiesInFlight = 0;
    bool stopping = false;

    Shared(Core& theCore, EventLog& theLog, const HttpLimits& theLimits, asio::io_context& theIo)
        : core(theCore)
        , log(theLog)
        , limits(theLimits)
        , io(theIo)
        , workers(theLimits.workers)
        , bell(theIo) {}
};

/// One connection: one coroutine, a deadline on every await.
class Session {
public:
    Session(Shared& shared, tcp::socket socket, asio::ssl::context& tls);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] asio::awaitable<void> run();
    /// Ends a connection that waits for its next request; one that is being served ends after its answer.
    void stop();

private:
    using Parser = http::request_parser<http::string_body>;

    [[nodiscard]] asio::awaitable<bool> serveOne();
    /// Reads a request's head whole before any of it is parsed: what proxies read differently is refused.
    [[nodiscard]] asio::awaitable<boost::system::error_code> readHead(Parser& parser);
    [[nodiscard]] asio::awaitable<boost::system::error_code> readBody(Parser& parser);
    [[nodiscard]] asio::awaitable<bool> sayContinue();
    [[nodiscard]] asio::awaitable<Response> answer(Request request);
    [[nodiscard]] asio::awaitable<Response> onWorker(Request request);
    [[nodiscard]] asio::awaitable<bool> write(const std::string& method, Response response, bool keepAlive);
    [[nodiscard]] asio::awaitable<bool> writeLong(http::response<http::buffer_body> head, LongBody body);
    [[nodiscard]] asio::awaitable<bool> refuseAndClose(int status, const std::string& code,
                                                       const std::string& text);
    [[nodiscard]] asio::awaitable<void> passOver();
    /// Why a body may not be sent at all; nothing when it may.
    [[nodiscard]] std::optional<Response> refuseBody(const Parser& parser, std::size_t limit) const;

    Shared& shared_;
    TlsStream stream_;
    beast::flat_buffer buffer_;
    bool fromThisMachine_ = false;
    bool idle_ = true;
    bool bodyUnread_ = false; ///< refused before its body was read
};

} // namespace jotter::server
