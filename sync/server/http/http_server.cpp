#include "sync/server/http/http_server.h"

#include <csignal>

namespace jotter::server {

using boost::system::error_code;

HttpServer::HttpServer(Core& core, EventLog& log, const ListenOptions& options)
    : options_(options)
    , log_(log)
    , shared_(core, log, options.limits, io_) {}

HttpServer::~HttpServer() {
    shared_.workers.stop();
    shared_.workers.join();
}

Expected<void> HttpServer::listen() {
    error_code error;
    tls_.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                     asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                     asio::ssl::context::no_tlsv1_1);
    // Two thousand idle tablets should not hold two thousand record buffers.
    SSL_CTX_set_mode(tls_.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    tls_.use_certificate_chain_file(options_.certificateChain.string(), error);
    if (!error)
        tls_.use_private_key_file(options_.privateKey.string(), asio::ssl::context::pem, error);
    if (error)
        return fail("bad_certificate", ErrorCategory::Storage,
                    "The school's certificate or its key cannot be read.");
    const auto address = asio::ip::make_address(options_.address, error);
    if (error)
        return fail("bad_address", ErrorCategory::Input, "That is not an address to listen on.");
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), error);
    acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    acceptor_.bind(endpoint, error);
    if (!error)
        acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return fail("port_taken", ErrorCategory::Transient,
                    "That address or port cannot be used at the moment.");
    return {};
}

std::uint16_t HttpServer::port() const {
    error_code ignored;
    return acceptor_.local_endpoint(ignored).port();
}

void HttpServer::run() {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    asio::co_spawn(io_, acceptAll(), asio::detached);
    asio::co_spawn(io_, stopOnSignal(), asio::detached);
    io_.run();
    // Before anything else goes, whatever the workers still do has to end.
    shared_.workers.join();
}

void HttpServer::news() {
    asio::post(io_, [this] { shared_.bell.ring(); });
}

void HttpServer::stop() {
    asio::post(io_, [this] { beginStop(); });
}

asio::awaitable<void> HttpServer::stopOnSignal() {
    error_code error;
    co_await signals_.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (!error)
        beginStop();
}

void HttpServer::beginStop() {
    if (shared_.stopping)
        return;
    shared_.stopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    shared_.bell.ring();
    for (auto* session : sessions_)
        session->stop();
    if (sessions_.empty())
        return;
    lastCall_.expires_after(options_.limits.stop);
    lastCall_.async_wait([this](error_code cancelled) {
        if (!cancelled)
            io_.stop();
    });
}

asio::awaitable<void> HttpServer::acceptAll() {
    asio::steady_timer pause(io_);
    while (!shared_.stopping) {
        error_code error;
        auto socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (error && !shared_.stopping) {
            // Out of file descriptors, most likely: let some go first.
            log_.event("accept_failed", {{"code", error.value()}});
            pause.expires_after(std::chrono::milliseconds(200));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        if (!error && shared_.connections < options_.limits.connections)
            asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> HttpServer::serve(tcp::socket socket) {
    Session session(shared_, std::move(socket), tls_);
    sessions_.insert(&session);
    try {
        co_await session.run();
    } catch (const std::exception&) {
        log_.event("connection_failed");
    }
    sessions_.erase(&session);
    if (shared_.stopping && sessions_.empty())
        lastCall_.cancel();
}

} // namespace jotter::server
