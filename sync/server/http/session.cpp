#include "sync/server/http/session.h"

#include "sync/server/core/answers.h"
#include "sync/server/wire/request_head.h"

#include <algorithm>
#include <array>
#include <limits>

namespace jotter::server {

using boost::system::error_code;

namespace {
constexpr std::size_t readAhead = 64UL * 1024;
constexpr std::size_t headPiece = 16UL * 1024; ///< as much as one TLS record holds
constexpr std::size_t pieceBytes = 256UL * 1024;
constexpr std::chrono::seconds lingering{2};
constexpr std::size_t mostPassedOver = 8UL * 1024 * 1024;
constexpr std::chrono::milliseconds lookAgain{5000}; ///< changes that another process wrote ring no bell here

auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

asio::awaitable<Response> handleOnWorker(Core& core, Request request) {
    co_return core.handle(std::move(request));
}

asio::awaitable<Expected<std::string>> readOnWorker(LongBody body, std::uint64_t offset, std::size_t size) {
    co_return body.read(offset, size);
}

Request toRequest(http::request<http::string_body>&& message, bool fromThisMachine, bool metricsForAll) {
    Request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (const auto& field : message) {
        std::string name(field.name_string());
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
        auto& value = request.headers[name];
        value += (value.empty() ? "" : ", ") + std::string(field.value());
    }
    request.body = std::move(message.body());
    // Whoever asks through a proxy on this machine is not on this machine.
    request.fromThisMachine =
        metricsForAll || (fromThisMachine && !request.headers.contains("x-forwarded-for") &&
                          !request.headers.contains("forwarded"));
    return request;
}

/// True when another reader than this one could see another end of the body: a coding that is not exactly
/// "chunked" (the parser would take it for no body at all), or a length that is more than one number.
bool hasDoubtfulEnd(const http::request<http::string_body>& message) {
    std::size_t codings = 0;
    for (const auto& field : message) {
        const auto value = field.value();
        if (field.name() == http::field::transfer_encoding &&
            (++codings > 1 || !beast::iequals(value, "chunked")))
            return true;
        if (field.name() == http::field::content_length &&
            !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return true;
    }
    return false;
}

std::ptrdiff_t countFields(const http::request<http::string_body>& message) {
    return std::distance(message.begin(), message.end());
}

/// Counts the bytes of a body while it is being received and served.
class InFlight {
public:
    InFlight(std::size_t& total, std::size_t bytes)
        : total_(total)
        , bytes_(bytes) {
        total_ += bytes_;
    }
    ~InFlight() { total_ -= bytes_; }
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

private:
    std::size_t& total_;
    std::size_t bytes_;
};
} // namespace

Session::Session(Shared& shared, tcp::socket socket, asio::ssl::context& tls)
    : shared_(shared)
    , stream_(std::move(socket), tls) {
    ++shared_.connections;
    buffer_.reserve(readAhead);
    error_code ignored;
    const auto peer = beast::get_lowest_layer(stream_).socket().remote_endpoint(ignored);
    fromThisMachine_ = !ignored && peer.address().is_loopback();
    beast::get_lowest_layer(stream_).socket().set_option(tcp::no_delay(true), ignored);
}

Session::~Session() {
    --shared_.connections;
}

void Session::stop() {
    if (idle_)
        beast::get_lowest_layer(stream_).cancel();
}

asio::awaitable<void> Session::run() {
    error_code error;
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.handshake);
    co_await stream_.async_handshake(asio::ssl::stream_base::server, into(error));
    if (error)
        co_return;
    while (!shared_.stopping) {
        const bool goOn = co_await serveOne();
        idle_ = true;
        if (!goOn)
            break;
    }
    beast::get_lowest_layer(stream_).expires_after(lingering);
    if (bodyUnread_)
        co_await passOver();
    co_await stream_.async_shutdown(into(error));
}

/// Closing on bytes that were not read resets the connection, and the answer is lost with it.
asio::awaitable<void> Session::passOver() {
    std::array<char, 16UL * 1024> scrap{};
    error_code error;
    for (std::size_t passed = 0; !error && passed < mostPassedOver;)
        passed += co_await stream_.async_read_some(asio::buffer(scrap), into(error));
}

std::optional<Response> Session::refuseBody(const Parser& parser, std::size_t limit) const {
    const auto length = parser.content_length();
    if (length && *length > limit)
        return refuse(413, "too_big", "That is more than is taken at once.");
    if (shared_.bodiesInFlight + (length ? *length : limit) > shared_.limits.bodiesInFlight)
        return refuse(
            Error{"busy", ErrorCategory::Transient, "The school server is busy; try again in a moment."});
    return std::nullopt;
}

asio::awaitable<bool> Session::serveOne() {
    Parser parser;
    parser.header_limit(shared_.limits.headerBytes);
    // The limit is known with the target; until then any announced length is as good as another.
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    error_code error;
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.idle);
    error = co_await readHead(parser);
    idle_ = false;
    if (error == http::error::header_limit)
        co_return co_await refuseAndClose(431, "header_too_big", "The request's header is too long.");
    if (error.category() == http::make_error_code(http::error::bad_target).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message)
        co_return co_await refuseAndClose(400, "bad_request", "That is not a request this server reads.");
    if (error)
        co_return false;
    if (hasDoubtfulEnd(parser.get()))
        co_return co_await refuseAndClose(400, "bad_request", "That is not a request this server reads.");
    const auto started = std::chrono::steady_clock::now();
    const std::string method(parser.get().method_string());
    const std::string target(parser.get().target());
    const auto limit = Core::bodyLimit(method, target);
    if (auto refused = refuseBody(parser, limit)) {
        bodyUnread_ = true;
        co_return co_await write(method, std::move(*refused), false);
    }
    parser.body_limit(limit);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue") && !parser.is_done() &&
        !co_await sayContinue())
        co_return false;
    const auto length = parser.content_length();
    const InFlight counted(shared_.bodiesInFlight, length ? *length : parser.is_done() ? 0 : limit);
    error = co_await readBody(parser);
    if (error == http::error::body_limit)
        co_return co_await refuseAndClose(413, "too_big", "That is more than is taken at once.");
    if (error && error.category() == http::make_error_code(http::error::bad_chunk).category() &&
        error != http::error::partial_message)
        co_return co_await refuseAndClose(400, "bad_request", "That is not a request this server reads.");
    if (error)
        co_return false;
    const bool keepAlive = parser.keep_alive();
    auto response =
        co_await answer(toRequest(parser.release(), fromThisMachine_, shared_.limits.metricsForAll));
    const auto status = response.status;
    const bool goOn = co_await write(method, std::move(response), keepAlive && !shared_.stopping);
    shared_.log.answered(
        method, target, status,
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started));
    co_return goOn;
}

asio::awaitable<bool> Session::sayContinue() {
    http::response<http::empty_body> message{http::status::continue_, 11};
    error_code error;
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.write);
    co_await http::async_write(stream_, message, into(error));
    co_return !error;
}

asio::awaitable<error_code> Session::readHead(Parser& parser) {
    error_code error;
    for (;;) {
        const auto data = buffer_.cdata();
        const auto head = lookAtHead({static_cast<const char*>(data.data()), data.size()});
        if (head == RequestHead::Refused)
            co_return http::error::bad_line_ending;
        if (head == RequestHead::Whole)
            break;
        if (data.size() >= shared_.limits.headerBytes)
            co_return http::error::header_limit;
        buffer_.commit(co_await stream_.async_read_some(buffer_.prepare(headPiece), into(error)));
        if (error)
            co_return error;
    }
    buffer_.consume(parser.put(buffer_.cdata(), error));
    co_return error == http::error::need_more ? error_code{} : error;
}

/// Chunk extensions and fields after a body are nothing that a tablet sends: others smuggle in them.
asio::awaitable<error_code> Session::readBody(Parser& parser) {
    auto refuseExtension = [](std::uint64_t, std::string_view extensions, error_code& refused) {
        if (!extensions.empty())
            refused = http::error::bad_chunk_extension;
    };
    parser.on_chunk_header(refuseExtension);
    const auto fields = countFields(parser.get());
    const auto latest = std::chrono::steady_clock::now() + shared_.limits.body;
    error_code error;
    while (!error && !parser.is_done()) {
        beast::get_lowest_layer(stream_).expires_at(
            std::min(latest, std::chrono::steady_clock::now() + shared_.limits.stall));
        co_await http::async_read_some(stream_, buffer_, parser, into(error));
    }
    if (!error && countFields(parser.get()) != fields)
        error = http::error::bad_field;
    co_return error;
}

asio::awaitable<Response> Session::onWorker(Request request) {
    beast::get_lowest_layer(stream_).expires_never();
    co_return co_await asio::co_spawn(shared_.workers.get_executor(),
                                      handleOnWorker(shared_.core, std::move(request)), asio::use_awaitable);
}

asio::awaitable<Response> Session::answer(Request request) {
    const bool pushes =
        request.method == "POST" && (request.target == "/v1/changes" || request.target == "/v1/receipts");
    const auto latest = std::chrono::steady_clock::now() + shared_.limits.wait;
    auto heard = shared_.bell.rung();
    // What may have to be asked again has no body; a photo is not copied. A line of its own: made inside the
    // co_await, g++ 12 makes the choice wrongly, and nobody is answered.
    auto first = request.method == "GET" ? request : std::move(request);
    auto response = co_await onWorker(std::move(first));
    if (pushes && response.status == 200)
        shared_.bell.ring();
    while (response.mayWait && !shared_.stopping) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(latest - std::chrono::steady_clock::now());
        if (left <= std::chrono::milliseconds{0})
            break;
        ++shared_.core.waiting;
        co_await shared_.bell.wait(heard, std::min(left, lookAgain));
        --shared_.core.waiting;
        heard = shared_.bell.rung();
        response = co_await onWorker(request);
    }
    co_return response;
}

asio::awaitable<bool> Session::refuseAndClose(int status, const std::string& code, const std::string& text) {
    bodyUnread_ = true;
    auto response = refuse(status, code, text);
    co_return co_await write("GET", std::move(response), false);
}

asio::awaitable<bool> Session::write(const std::string& method, Response response, bool keepAlive) {
    response.headers["Jotter-Sync"] = "1";
    const auto fill = [&](auto& message) {
        message.result(static_cast<unsigned>(response.status));
        if (response.status == 460)
            message.reason("Checksum Mismatch");
        message.version(11);
        for (const auto& [name, value] : response.headers)
            message.set(name, value);
        message.keep_alive(keepAlive);
    };
    if (response.longBody.size > 0 && method != "HEAD") {
        http::response<http::buffer_body> head;
        fill(head);
        head.content_length(response.longBody.size);
        co_return co_await writeLong(std::move(head), std::move(response.longBody)) && keepAlive;
    }
    error_code error;
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.write);
    if (method == "HEAD") {
        http::response<http::empty_body> head;
        fill(head);
        head.content_length(response.body.size());
        co_await http::async_write(stream_, head, into(error));
        co_return !error && keepAlive;
    }
    http::response<http::string_body> message;
    fill(message);
    message.body() = std::move(response.body);
    message.prepare_payload();
    co_await http::async_write(stream_, message, into(error));
    co_return !error && keepAlive;
}

asio::awaitable<bool> Session::writeLong(http::response<http::buffer_body> head, LongBody body) {
    http::response_serializer<http::buffer_body> serializer(head);
    error_code error;
    head.body().data = nullptr;
    head.body().more = true;
    beast::get_lowest_layer(stream_).expires_after(shared_.limits.write);
    co_await http::async_write_header(stream_, serializer, into(error));
    for (std::uint64_t sent = 0; !error && sent < body.size;) {
        const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(pieceBytes, body.size - sent));
        beast::get_lowest_layer(stream_).expires_never();
        auto piece = co_await asio::co_spawn(shared_.workers.get_executor(), readOnWorker(body, sent, size),
                                             asio::use_awaitable);
        // A length was promised: what cannot be read any more can only be cut off.
        if (!piece || piece->size() != size)
            co_return false;
        sent += size;
        head.body().data = piece->data();
        head.body().size = piece->size();
        head.body().more = sent < body.size;
        beast::get_lowest_layer(stream_).expires_after(shared_.limits.write);
        co_await http::async_write(stream_, serializer, into(error));
        if (error == http::error::need_buffer)
            error = {};
    }
    co_return !error;
}

} // namespace jotter::server
