#include "tests/support/line.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <deque>
#include <list>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace jotter::support {

namespace {
using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t pieceBytes = 16UL * 1024;
constexpr std::size_t mostQueued = 64UL * 1024; ///< of one connection, each way; then the sender has to wait

int orThrow(int result) {
    if (result < 0)
        throw std::system_error(errno, std::generic_category());
    return result;
}

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// All that goes one way over the line.
struct Direction {
    Time freeAt{};
    std::atomic<std::uint64_t> carried = 0;
};

/// One way of one connection.
struct Way {
    struct Piece {
        Time due;
        std::string bytes;
    };
    int from = -1;
    int to = -1;
    Direction* direction = nullptr;
    std::deque<Piece> queue{};
    std::size_t queued = 0;
    bool ended = false;  ///< the sender has said everything
    bool closed = false; ///< and the receiver was told

    [[nodiscard]] bool mayRead() const { return !ended && queued < mostQueued; }
    [[nodiscard]] bool hasDue(Time now) const { return !queue.empty() && queue.front().due <= now; }
};

struct Connection {
    Way up;
    Way down;
    bool broken = false;
};
} // namespace

class Line::Thread {
public:
    Thread(std::uint16_t server, Kind kind)
        : server_(server)
        , kind_(kind)
        , listener_(orThrow(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)))
        , stop_(orThrow(::eventfd(0, EFD_CLOEXEC))) {
        auto address = loopback(0);
        orThrow(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address));
        orThrow(::listen(listener_, 512));
        socklen_t size = sizeof address;
        orThrow(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size));
        port = ntohs(address.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    ~Thread() {
        ::eventfd_write(stop_, 1);
        thread_.join();
        for (auto& connection : connections_)
            close(connection);
        ::close(listener_);
        ::close(stop_);
    }
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;

    [[nodiscard]] Carried carried() const { return {up_.carried, down_.carried, accepted_}; }

    std::uint16_t port = 0;

private:
    void run() {
        for (;;) {
            auto polled = whatToWaitFor();
            const auto ready = ::ppoll(polled.data(), polled.size(), nextDue(), nullptr);
            if (ready < 0 && errno != EINTR)
                return;
            if (polled[0].revents != 0)
                return;
            if (polled[1].revents != 0)
                accept();
            for (auto& connection : connections_)
                move(connection);
            std::erase_if(connections_, [](Connection& connection) {
                const bool over = connection.broken || (connection.up.closed && connection.down.closed);
                if (over)
                    close(connection);
                return over;
            });
        }
    }

    std::vector<pollfd> whatToWaitFor() {
        std::vector<pollfd> polled{{stop_, POLLIN, 0}, {listener_, POLLIN, 0}};
        const auto now = std::chrono::steady_clock::now();
        for (const auto& connection : connections_)
            for (const auto* way : {&connection.up, &connection.down}) {
                if (way->mayRead())
                    polled.push_back({way->from, POLLIN, 0});
                if (way->hasDue(now))
                    polled.push_back({way->to, POLLOUT, 0});
            }
        return polled;
    }

    /// When the next piece arrives that nothing else will wake this thread for; nothing: none is on its way.
    const timespec* nextDue() {
        const auto now = std::chrono::steady_clock::now();
        auto next = Time::max();
        for (const auto& connection : connections_)
            for (const auto* way : {&connection.up, &connection.down})
                if (!way->queue.empty() && way->queue.front().due > now)
                    next = std::min(next, way->queue.front().due);
        if (next == Time::max())
            return nullptr;
        const auto left = std::chrono::duration_cast<std::chrono::nanoseconds>(next - now).count();
        wait_ = {left / 1'000'000'000, left % 1'000'000'000};
        return &wait_;
    }

    void accept() {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            return;
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        auto address = loopback(server_);
        if (server < 0 || ::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            ::close(client);
            if (server >= 0)
                ::close(server);
            return;
        }
        constexpr int on = 1;
        for (const int socket : {client, server})
            ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        connections_.push_back({{client, server, &up_}, {server, client, &down_}});
        ++accepted_;
    }

    void move(Connection& connection) {
        for (auto* way : {&connection.up, &connection.down})
            connection.broken = connection.broken || !read(*way) || !write(*way);
    }

    bool read(Way& way) {
        std::array<char, pieceBytes> buffer; // NOLINT: written before it is read
        while (way.mayRead()) {
            const auto size = ::recv(way.from, buffer.data(), buffer.size(), MSG_DONTWAIT);
            if (size < 0)
                return errno == EAGAIN || errno == EINTR;
            const auto now = std::chrono::steady_clock::now();
            way.ended = size == 0;
            auto& line = *way.direction;
            line.freeAt = std::max(now, line.freeAt) + timeFor(static_cast<std::size_t>(size));
            line.carried += static_cast<std::uint64_t>(size);
            way.queue.push_back(
                {line.freeAt + kind_.delay, std::string(buffer.data(), static_cast<std::size_t>(size))});
            way.queued += static_cast<std::size_t>(size);
            if (kind_.bytesPerSecond > 0)
                break; // the others have their turn
        }
        return true;
    }

    [[nodiscard]] std::chrono::nanoseconds timeFor(std::size_t size) const {
        if (kind_.bytesPerSecond == 0)
            return {};
        return std::chrono::nanoseconds(
            static_cast<std::int64_t>(1e9 * static_cast<double>(size) / kind_.bytesPerSecond));
    }

    static bool write(Way& way) {
        while (way.hasDue(std::chrono::steady_clock::now())) {
            auto& piece = way.queue.front();
            if (piece.bytes.empty()) {
                ::shutdown(way.to, SHUT_WR);
                way.closed = true;
                way.queue.pop_front();
                continue;
            }
            const auto size =
                ::send(way.to, piece.bytes.data(), piece.bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
            if (size < 0)
                return errno == EAGAIN || errno == EINTR;
            way.queued -= static_cast<std::size_t>(size);
            piece.bytes.erase(0, static_cast<std::size_t>(size));
            if (piece.bytes.empty())
                way.queue.pop_front();
        }
        return true;
    }

    static void close(Connection& connection) {
        ::close(connection.up.from);
        ::close(connection.up.to);
    }

    std::uint16_t server_;
    Kind kind_;
    int listener_;
    int stop_;
    timespec wait_{};
    Direction up_;
    Direction down_;
    std::atomic<std::uint64_t> accepted_ = 0;
    std::list<Connection> connections_;
    std::thread thread_;
};

Line::Line(std::uint16_t server)
    : Line(server, Kind()) {}

Line::Line(std::uint16_t server, Kind kind)
    : thread_(std::make_unique<Thread>(server, kind)) {}

Line::~Line() = default;

std::uint16_t Line::port() const {
    return thread_->port;
}

Line::Carried Line::carried() const {
    return thread_->carried();
}

} // namespace jotter::support
