#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

namespace jotter::support {

/// A line to a server on this machine, as slow and as long as is asked: a port on the loopback address whose
/// connections end at the server's port. What it carries is counted, as the bytes of TCP. Everything that
/// connects shares its rate, one for each way. It runs on a thread of its own until it is destroyed.
class Line {
public:
    struct Kind {
        double bytesPerSecond = 0;         ///< each way; 0: as fast as the machine
        std::chrono::microseconds delay{}; ///< one way
    };
    struct Carried {
        std::uint64_t up = 0; ///< bytes to the server
        std::uint64_t down = 0;
        std::uint64_t connections = 0;
    };

    /// Throws std::system_error when the machine gives no port.
    explicit Line(std::uint16_t server);
    Line(std::uint16_t server, Kind kind);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] Carried carried() const;

private:
    class Thread;
    std::unique_ptr<Thread> thread_;
};

} // namespace jotter::support
