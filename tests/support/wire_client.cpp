#include "tests/support/wire_client.h"

#include <curl/curl.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <memory>

namespace jotter::support {

namespace {
constexpr int patienceMs = 30'000;

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* into) {
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
}

int lookForContinue(CURL*, curl_infotype type, char* bytes, std::size_t size, void* found) {
    if (type == CURLINFO_HEADER_IN && std::string_view(bytes, size).starts_with("HTTP/1.1 100"))
        *static_cast<bool*>(found) = true;
    return 0;
}

std::size_t takeHeader(char* bytes, std::size_t size, std::size_t count, void* into) {
    std::string line(bytes, size * count);
    const auto colon = line.find(':');
    if (colon == std::string::npos)
        return size * count;
    auto name = line.substr(0, colon);
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    auto value = line.substr(colon + 1);
    value.erase(0, value.find_first_not_of(' '));
    value.erase(value.find_last_not_of("\r\n") + 1);
    (*static_cast<std::map<std::string, std::string>*>(into))[name] = value;
    return size * count;
}
} // namespace

WireClient::WireClient(std::string url, std::string authorityFile)
    : url_(std::move(url))
    , authority_(std::move(authorityFile))
    , handle_(curl_easy_init()) {}

WireClient::~WireClient() {
    curl_easy_cleanup(handle_);
}

Answer WireClient::send(const std::string& method, const std::string& path,
                        const std::map<std::string, std::string>& headers, const std::string& body) {
    Answer answer;
    curl_easy_reset(handle_);
    curl_slist* list = nullptr;
    for (const auto& [name, value] : headers)
        list = curl_slist_append(list, (name + ": " + value).c_str());
    const auto url = url_ + path;
    curl_easy_setopt(handle_, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle_, CURLOPT_CAINFO, authority_.c_str());
    curl_easy_setopt(handle_, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(handle_, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle_, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(handle_, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(handle_, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(handle_, CURLOPT_HEADERFUNCTION, takeHeader);
    curl_easy_setopt(handle_, CURLOPT_HEADERDATA, &answer.headers);
    if (method == "HEAD")
        curl_easy_setopt(handle_, CURLOPT_NOBODY, 1L);
    if (!body.empty() || method == "POST") {
        curl_easy_setopt(handle_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(handle_, CURLOPT_POSTFIELDS, body.data());
    }
    continued_ = false;
    curl_easy_setopt(handle_, CURLOPT_EXPECT_100_TIMEOUT_MS, 30'000L);
    curl_easy_setopt(handle_, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(handle_, CURLOPT_DEBUGFUNCTION, lookForContinue);
    curl_easy_setopt(handle_, CURLOPT_DEBUGDATA, &continued_);
    answer.curl = curl_easy_perform(handle_);
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    curl_slist_free_all(list);
    return answer;
}

bool WireClient::connectOnly() {
    curl_easy_reset(handle_);
    curl_easy_setopt(handle_, CURLOPT_URL, url_.c_str());
    curl_easy_setopt(handle_, CURLOPT_CAINFO, authority_.c_str());
    curl_easy_setopt(handle_, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle_, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(handle_, CURLOPT_NOSIGNAL, 1L);
    return curl_easy_perform(handle_) == CURLE_OK;
}

namespace {
void waitForSocket(CURL* handle, short events) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket);
    pollfd wanted{socket, events, 0};
    poll(&wanted, 1, patienceMs);
}
} // namespace

void WireClient::sendRaw(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        std::size_t count = 0;
        const auto result = curl_easy_send(handle_, bytes.data() + sent, bytes.size() - sent, &count);
        if (result == CURLE_AGAIN)
            waitForSocket(handle_, POLLOUT);
        else if (result != CURLE_OK)
            break;
        sent += count;
    }
}

void WireClient::cutOff(const std::string& path, const std::map<std::string, std::string>& headers,
                        const std::string& body, std::size_t bytes) {
    if (!connectOnly())
        return;
    auto head = "POST " + path +
                " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    for (const auto& [name, value] : headers)
        head += name + ": " + value + "\r\n";
    sendRaw(head + "\r\n" + body.substr(0, bytes));
    // Closed without ado, as when a tablet leaves the building.
    startAnew();
}

void WireClient::abandon(const std::string& bytes) {
    if (!connectOnly())
        return;
    sendRaw(bytes);
    startAnew();
}

void WireClient::startAnew() {
    curl_easy_cleanup(handle_);
    handle_ = curl_easy_init();
}

std::string WireClient::raw(const std::string& bytes) {
    return begin(bytes) ? hearToTheEnd() : std::string();
}

bool WireClient::begin(const std::string& bytes) {
    if (!connectOnly())
        return false;
    sendRaw(bytes);
    return true;
}

std::string WireClient::hear(std::size_t atLeast) {
    std::string heard;
    while (heard.size() < atLeast) {
        std::array<char, 4096> buffer{};
        std::size_t count = 0;
        const auto result = curl_easy_recv(handle_, buffer.data(), buffer.size(), &count);
        if (result == CURLE_AGAIN)
            waitForSocket(handle_, POLLIN);
        else if (result != CURLE_OK || count == 0)
            break;
        heard.append(buffer.data(), count);
    }
    return heard;
}

std::string WireClient::hearToTheEnd() {
    auto answer = hear(std::string::npos);
    // libcurl never closes such a connection once the handle is used for something else.
    startAnew();
    return answer;
}

} // namespace jotter::support
