#include "tests/sync/faults/machinery/proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <optional>
#include <stdexcept>

namespace jotter::faults {

namespace {
using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t pieceBytes = 16UL * 1024;
constexpr std::size_t mostUnderWay = 512UL * 1024; ///< more than that is left in the system's buffers

sockaddr_in addressOf(const std::string& host, std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
        throw std::runtime_error("that is no address: " + host);
    return address;
}

void prepare(int socket) {
    const int yes = 1;
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

bool wouldWait() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/// One direction of a connection.
struct Way {
    Way(int sender, int receiver, std::int64_t most)
        : from(sender)
        , to(receiver)
        , limit(most) {}

    struct Piece {
        Time due;
        std::string bytes;
    };
    int from, to;
    std::int64_t limit; ///< bytes; what comes beyond ends the connection
    std::int64_t carried = 0;
    std::size_t underWay = 0;
    std::deque<Piece> pieces;
    bool ended = false;    ///< the sender has closed its side
    bool passedOn = false; ///< and the receiver was told
    bool cut = false;      ///< the limit was met

    [[nodiscard]] bool wantsMore() const { return !ended && !cut && underWay < mostUnderWay; }
    [[nodiscard]] bool due(Time now) const { return !pieces.empty() && pieces.front().due <= now; }

    /// False when the connection is broken.
    bool read(Time now, std::chrono::milliseconds delay) {
        std::string bytes(pieceBytes, '\0');
        const auto count = ::recv(from, bytes.data(), bytes.size(), 0);
        if (count < 0)
            return wouldWait();
        if (count == 0) {
            ended = true;
            return true;
        }
        bytes.resize(static_cast<std::size_t>(count));
        if (limit != Line::never && carried + count > limit) {
            cut = true;
            bytes.resize(static_cast<std::size_t>(std::max<std::int64_t>(limit - carried, 0)));
        }
        carried += static_cast<std::int64_t>(bytes.size());
        underWay += bytes.size();
        if (!bytes.empty())
            pieces.push_back({now + delay, std::move(bytes)});
        return true;
    }
    bool write() {
        auto& piece = pieces.front();
        const auto count = ::send(to, piece.bytes.data(), piece.bytes.size(), MSG_NOSIGNAL);
        if (count < 0)
            return wouldWait();
        underWay -= static_cast<std::size_t>(count);
        piece.bytes.erase(0, static_cast<std::size_t>(count));
        if (piece.bytes.empty())
            pieces.pop_front();
        return true;
    }
};
} // namespace

/// A connection of a tablet and the one to the server that belongs to it.
class Proxy::Pair {
public:
    Pair(int tablet, int server, const Line& line)
        : line_(line)
        , up_(tablet, server, line.upTo)
        , down_(server, tablet, line.downTo) {}
    ~Pair() {
        ::close(up_.from);
        ::close(down_.from);
    }
    Pair(const Pair&) = delete;
    Pair& operator=(const Pair&) = delete;

    void watch(Time now, std::vector<pollfd>& files) const {
        files.push_back({up_.from, eventsOf(up_, down_, now), 0});
        files.push_back({down_.from, eventsOf(down_, up_, now), 0});
    }
    [[nodiscard]] std::optional<Time> wakeAt() const {
        std::optional<Time> first;
        for (const auto* way : {&up_, &down_})
            if (!way->pieces.empty() && (!first || way->pieces.front().due < *first))
                first = way->pieces.front().due;
        return first;
    }
    /// False when it is over.
    [[nodiscard]] bool move(Time now, short tabletSays, short serverSays) {
        const bool well =
            moveWay(up_, now, tabletSays, serverSays) && moveWay(down_, now, serverSays, tabletSays);
        if (!well)
            return false;
        for (const auto* way : {&up_, &down_})
            if (way->cut && way->pieces.empty()) {
                breakOff();
                return false;
            }
        return !(up_.passedOn && down_.passedOn);
    }
    [[nodiscard]] bool lostAnswer() const { return down_.cut; }
    [[nodiscard]] bool cutRequest() const { return up_.cut; }

private:
    static short eventsOf(const Way& reads, const Way& writes, Time now) {
        return static_cast<short>((reads.wantsMore() ? POLLIN : 0) | (writes.due(now) ? POLLOUT : 0));
    }
    bool moveWay(Way& way, Time now, short senderSays, short receiverSays) const {
        if ((senderSays & (POLLIN | POLLHUP | POLLERR)) != 0 && way.wantsMore() &&
            !way.read(now, line_.delay))
            return false;
        if ((receiverSays & POLLOUT) != 0 && way.due(now) && !way.write())
            return false;
        if ((receiverSays & POLLERR) != 0)
            return false;
        if (way.ended && way.pieces.empty() && !way.passedOn) {
            ::shutdown(way.to, SHUT_WR);
            way.passedOn = true;
        }
        return true;
    }
    /// A reset reaches both sides at once; a truncation looks like a sender that came to its end.
    void breakOff() const {
        if (line_.end != Line::End::Reset)
            return;
        const linger now{1, 0};
        for (const int socket : {up_.from, down_.from})
            ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }

    Line line_;
    Way up_, down_;
};

Proxy::Proxy(std::uint16_t server, std::function<Line()> lineOf, const std::string& address)
    : server_(server)
    , lineOf_(std::move(lineOf)) {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto here = addressOf(address, 0);
    socklen_t size = sizeof here;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(listening_, 64) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&here), &size) != 0 ||
        ::pipe2(wake_, O_CLOEXEC) != 0)
        throw std::runtime_error("the proxy cannot listen");
    port_ = ntohs(here.sin_port);
    prepare(listening_);
    thread_ = std::thread([this] { run(); });
}

Proxy::~Proxy() {
    ::close(wake_[1]);
    thread_.join();
    ::close(wake_[0]);
    ::close(listening_);
}

int Proxy::connectToServer() const {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto there = addressOf("127.0.0.1", server_);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0)
        return socket;
    ::close(socket);
    return -1;
}

void Proxy::accept() {
    const int tablet = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (tablet < 0)
        return;
    const int server = connectToServer();
    if (server < 0) {
        ::close(tablet);
        return;
    }
    prepare(tablet);
    prepare(server);
    ++connections_;
    pairs_.push_back(std::make_unique<Pair>(tablet, server, lineOf_()));
}

void Proxy::run() {
    std::vector<pollfd> files;
    for (;;) {
        auto now = std::chrono::steady_clock::now();
        files = {{wake_[0], POLLIN, 0}, {listening_, POLLIN, 0}};
        int wait = -1;
        for (const auto& pair : pairs_) {
            pair->watch(now, files);
            if (const auto due = pair->wakeAt(); due && *due > now) {
                const auto left = std::chrono::ceil<std::chrono::milliseconds>(*due - now).count();
                wait = wait < 0 ? static_cast<int>(left) : std::min(wait, static_cast<int>(left));
            }
        }
        if (::poll(files.data(), files.size(), wait) < 0 && errno != EINTR)
            return;
        if (files[0].revents != 0)
            return;
        now = std::chrono::steady_clock::now();
        std::size_t at = 2;
        std::erase_if(pairs_, [&](const std::unique_ptr<Pair>& pair) {
            const auto tabletSays = files[at++].revents, serverSays = files[at++].revents;
            const bool on = pair->move(now, tabletSays, serverSays);
            answersLost_ += !on && pair->lostAnswer() ? 1 : 0;
            requestsCut_ += !on && pair->cutRequest() ? 1 : 0;
            return !on;
        });
        if (files[1].revents != 0)
            accept();
    }
}

} // namespace jotter::faults
