#pragma once

#include "sync/server/http/session.h"

#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace jotter::server {

/// Where to listen, and as whom.
struct ListenOptions {
    std::string address = "0.0.0.0";
    std::uint16_t port = 0; ///< 0: any free one
    std::filesystem::path certificateChain;
    std::filesystem::path privateKey;
    HttpLimits limits;
};

/// HTTPS in front of the core: one network thread (the caller of `run`), and workers that run the core.
class HttpServer {
public:
    HttpServer(Core& core, EventLog& log, const ListenOptions& options);
    ~HttpServer();

    /// Takes the port. `Input` "bad_address", `Storage` "bad_certificate", `Transient` "port_taken".
    [[nodiscard]] Expected<void> listen();
    [[nodiscard]] std::uint16_t port() const;
    /// Serves until SIGTERM or SIGINT; then finishes what is under way and returns.
    void run();
    /// Something new is there, written by another server: wakes who waits. From any thread.
    void news();
    /// As SIGTERM does; from any thread.
    void stop();

private:
    [[nodiscard]] asio::awaitable<void> acceptAll();
    [[nodiscard]] asio::awaitable<void> serve(tcp::socket socket);
    [[nodiscard]] asio::awaitable<void> stopOnSignal();
    void beginStop();

    ListenOptions options_;
    EventLog& log_;
    // Connections that are cut short at the end go with `io_`, so what they use stands before it.
    Shared shared_;
    std::set<Session*> sessions_;
    asio::ssl::context tls_{asio::ssl::context::tls_server};
    asio::io_context io_{1};
    tcp::acceptor acceptor_{io_};
    asio::signal_set signals_{io_};
    asio::steady_timer lastCall_{io_};
};

} // namespace jotter::server
