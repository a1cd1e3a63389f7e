#pragma once

#include <map>
#include <string>

namespace jotter::support {

/// What came back, or why nothing did.
struct Answer {
    int curl = 0; ///< CURLcode; 0 when there is an answer
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
};

/// A plain HTTPS client by libcurl, trusting one authority: what the school server looks like from outside.
class WireClient {
public:
    WireClient(std::string url, std::string authorityFile);
    ~WireClient();
    WireClient(const WireClient&) = delete;
    WireClient& operator=(const WireClient&) = delete;

    [[nodiscard]] Answer send(const std::string& method, const std::string& path,
                              const std::map<std::string, std::string>& headers = {},
                              const std::string& body = {});
    /// True when the server answered the last request's `Expect` with 100 before the body was sent.
    [[nodiscard]] bool continued() const { return continued_; }
    /// Begins a POST of `body` and hangs up after `bytes` of it.
    void cutOff(const std::string& path, const std::map<std::string, std::string>& headers,
                const std::string& body, std::size_t bytes);
    /// Sends bytes as they are and hangs up.
    void abandon(const std::string& bytes);
    /// Sends bytes as they are and reads until the server closes.
    [[nodiscard]] std::string raw(const std::string& bytes);
    /// The same in steps: connects and sends; sends more, waits for at least so many bytes (fewer when the
    /// server closes), reads until the server closes.
    [[nodiscard]] bool begin(const std::string& bytes);
    void goOn(const std::string& bytes) { sendRaw(bytes); }
    [[nodiscard]] std::string hear(std::size_t atLeast);
    [[nodiscard]] std::string hearToTheEnd();

private:
    std::string url_;
    std::string authority_;
    bool continued_ = false;
    /// Connects by TLS and no more.
    [[nodiscard]] bool connectOnly();
    void startAnew();
    void sendRaw(const std::string& bytes);

    void* handle_;
};

} // namespace jotter::support
