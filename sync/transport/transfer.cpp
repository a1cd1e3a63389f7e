#include "sync/transport/transfer.h"

#include "sync/transport/gzip.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <cctype>

namespace jotter::transport {

using engine::Failure;

namespace {
constexpr long connectWithinMs = 10'000;
constexpr long stallBytesPerSecond = 1024;
constexpr unsigned unacknowledgedMs = 20'000;
constexpr std::size_t mostHeaders = 100;
constexpr std::size_t longestHeader = 8192;

template <class Value>
bool set(CURL* handle, CURLoption option, Value value) {
    return curl_easy_setopt(handle, option, value) == CURLE_OK;
}
} // namespace

Transfer::Transfer(engine::Request request, Trust& trust)
    : request_(std::move(request))
    , trust_(trust)
    , handle_(curl_easy_init()) {}

Expected<std::unique_ptr<Transfer>> Transfer::make(engine::Request request, const std::string& url,
                                                   Trust& trust) {
    std::unique_ptr<Transfer> transfer(new Transfer(std::move(request), trust));
    if (!transfer->handle_ || !transfer->setUp(url))
        return fail("curl", ErrorCategory::Bug, "The request could not be prepared.");
    return transfer;
}

bool Transfer::setUp(const std::string& url) {
    auto* handle = handle_.get();
    for (const auto& [name, value] : request_.headers)
        addHeader(name, value);
    bool good = trust_.apply(handle) && setUpBody() && setUpLimits();
    good = set(handle, CURLOPT_URL, (url + request_.path).c_str()) && good;
    good = set(handle, CURLOPT_HTTPHEADER, headers_.get()) && good;
    good = set(handle, CURLOPT_PROTOCOLS_STR, "https") && good;
    good = set(handle, CURLOPT_FOLLOWLOCATION, 0L) && good;
    good = set(handle, CURLOPT_ACCEPT_ENCODING, "gzip") && good;
    good = set(handle, CURLOPT_HEADERFUNCTION, &Transfer::onHeader) && good;
    good = set(handle, CURLOPT_HEADERDATA, this) && good;
    good = set(handle, CURLOPT_WRITEFUNCTION, &Transfer::onBody) && good;
    good = set(handle, CURLOPT_WRITEDATA, this) && good;
    good = set(handle, CURLOPT_PRIVATE, this) && good;
    return good;
}

bool Transfer::setUpBody() {
    auto* handle = handle_.get();
    if (request_.method == "GET")
        return set(handle, CURLOPT_HTTPGET, 1L);
    if (request_.method == "HEAD")
        return set(handle, CURLOPT_NOBODY, 1L);
    if (request_.compress) {
        auto packed = gzip(request_.body);
        if (!packed)
            return false;
        request_.body = std::move(*packed);
        addHeader("Content-Encoding", "gzip");
    }
    if (!request_.headers.contains("Content-Type"))
        addHeader("Content-Type", "application/octet-stream");
    bool good = set(handle, CURLOPT_POST, 1L);
    if (request_.method != "POST")
        good = set(handle, CURLOPT_CUSTOMREQUEST, request_.method.c_str()) && good;
    good = set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size())) && good;
    return set(handle, CURLOPT_POSTFIELDS, request_.body.data()) && good;
}

bool Transfer::setUpLimits() {
    auto* handle = handle_.get();
    bool good = set(handle, CURLOPT_NOSIGNAL, 1L);
    good = set(handle, CURLOPT_CONNECTTIMEOUT_MS, connectWithinMs) && good;
    good = set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(request_.total.count())) && good;
    good = set(handle, CURLOPT_LOW_SPEED_LIMIT, stallBytesPerSecond) && good;
    good = set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request_.quiet.count())) && good;
    good = set(handle, CURLOPT_TCP_KEEPALIVE, 1L) && good;
    return set(handle, CURLOPT_SOCKOPTFUNCTION, &Transfer::onSocket) && good;
}

void Transfer::addHeader(const std::string& name, const std::string& value) {
    auto* longer = curl_slist_append(headers_.get(), (name + ": " + value).c_str());
    if (!longer)
        return;
    static_cast<void>(headers_.release());
    headers_.reset(longer);
}

std::size_t Transfer::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
    auto* transfer = static_cast<Transfer*>(self);
    const std::string_view line(data, size * count);
    auto& headers = transfer->response_.headers;
    if (line.starts_with("HTTP/")) {
        headers.clear(); // of an interim answer
        return line.size();
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos)
        return line.size();
    if (headers.size() >= mostHeaders || line.size() > longestHeader)
        return 0;
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto value = line.substr(colon + 1);
    const auto from = value.find_first_not_of(" \t");
    const auto to = value.find_last_not_of(" \t\r\n");
    value =
        from == std::string_view::npos || to < from ? std::string_view() : value.substr(from, to - from + 1);
    headers.insert_or_assign(std::move(name), std::string(value));
    return line.size();
}

std::size_t Transfer::onBody(char* data, std::size_t size, std::size_t count, void* self) {
    auto* transfer = static_cast<Transfer*>(self);
    auto& body = transfer->response_.body;
    const auto bytes = size * count;
    if (body.size() + bytes > transfer->request_.answerLimit)
        return 0;
    body.append(data, bytes);
    return bytes;
}

/// Without this a line that went dead while something was being sent is noticed after a quarter of an hour
/// only.
int Transfer::onSocket(void*, curl_socket_t socket, curlsocktype) {
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &unacknowledgedMs, sizeof unacknowledgedMs);
    return CURL_SOCKOPT_OK;
}

Failure Transfer::failureOf(CURLcode ended) const {
    switch (ended) {
    case CURLE_OK:
        break;
    case CURLE_OPERATION_TIMEDOUT:
        return Failure::Timeout;
    case CURLE_PEER_FAILED_VERIFICATION:
        return trust_.refusedForItsDates() ? Failure::WrongClock : Failure::NotOurServer;
    default:
        return Failure::Unreachable;
    }
    const bool redirect = response_.status >= 300 && response_.status < 400;
    const auto ours = response_.headers.find("jotter-sync");
    return redirect || ours == response_.headers.end() || ours->second != "1" ? Failure::NotOurServer
                                                                              : Failure::None;
}

engine::Response Transfer::finish(CURLcode ended) {
    long status = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
    response_.status = static_cast<int>(status);
    response_.failure = failureOf(ended);
    if (response_.failure == Failure::None)
        return std::move(response_);
    const auto issuer = ended == CURLE_PEER_FAILED_VERIFICATION ? trust_.refusedIssuer() : std::string();
    return {response_.failure, 0, {}, {}, issuer};
}

} // namespace jotter::transport
