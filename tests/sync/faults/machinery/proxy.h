#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace jotter::faults {

/// What a line does to one connection, at the level of bytes: TLS, and all that is in it, is nothing to it.
struct Line {
    static constexpr std::int64_t never = -1;
    enum class End { Reset, Truncate };

    std::chrono::milliseconds delay{0}; ///< each way
    std::int64_t upTo = never;          ///< so many bytes reach the server, then it ends
    std::int64_t downTo = never;        ///< so many reach the tablet; what the server answered beyond is lost
    End end = End::Reset;
};

/// A TCP proxy that holds up, cuts and resets connections. One thread of its own; everything ends with it.
class Proxy {
public:
    /// `lineOf` says what becomes of the next connection; it is called on the proxy's thread.
    Proxy(std::uint16_t server, std::function<Line()> lineOf, const std::string& address = "127.0.0.1");
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] int connections() const { return connections_; }
    /// How many ended before their time with something of the server's answer lost, or of the tablet's
    /// request.
    [[nodiscard]] int answersLost() const { return answersLost_; }
    [[nodiscard]] int requestsCut() const { return requestsCut_; }

private:
    class Pair;
    void run();
    void accept();
    [[nodiscard]] int connectToServer() const;

    std::uint16_t server_;
    std::function<Line()> lineOf_;
    int listening_ = -1;
    int wake_[2] = {-1, -1};
    std::uint16_t port_ = 0;
    std::atomic<int> connections_{0}, answersLost_{0}, requestsCut_{0};
    std::vector<std::unique_ptr<Pair>> pairs_;
    std::thread thread_;
};

} // namespace jotter::faults
