#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace jotter::fake {

/// A school's authority and a certificate for 127.0.0.1 under it, made for one test.
struct TestCertificates {
    std::string authorityPem;
    std::string authorityDer;
    std::string serverPem; ///< the server's, then the authority's
    std::string keyPem;

    /// `days` from now when both end; negative: they have ended.
    [[nodiscard]] static TestCertificates make(const std::string& organisation, int days = 30,
                                               const std::string& address = "127.0.0.1");
};

struct HttpRequest {
    std::string line;                           ///< "GET /v1/hello HTTP/1.1"
    std::map<std::string, std::string> headers; ///< lower case
    std::string body;
    std::size_t wireBytes = 0;
};

/// Listens on loopback, answers each request with the raw bytes that the test's function gives. Keeps
/// connections open unless the answer is empty: then it says nothing more and holds the line until the end of
/// the test.
class TinyTlsServer {
public:
    using Answer = std::function<std::string(const HttpRequest&)>;

    TinyTlsServer(const TestCertificates& certificates, Answer answer);
    ~TinyTlsServer();
    TinyTlsServer(const TinyTlsServer&) = delete;
    TinyTlsServer& operator=(const TinyTlsServer&) = delete;

    [[nodiscard]] std::string url() const { return "https://" + address(); }
    [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
    /// What was received so far, of all connections.
    [[nodiscard]] std::vector<HttpRequest> requests() const;
    [[nodiscard]] int connections() const { return connections_; }

    /// An answer of our server with that body.
    [[nodiscard]] static std::string ours(const std::string& body, int status = 200,
                                          const std::string& headers = {});

private:
    void accept();
    void serve(int socket);

    struct Tls;
    std::unique_ptr<Tls> tls_;
    Answer answer_;
    int listener_ = -1;
    int port_ = 0;
    int stop_[2] = {-1, -1};
    std::atomic<int> connections_ = 0;
    mutable std::mutex keeping_;
    std::vector<HttpRequest> requests_;
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

} // namespace jotter::fake
