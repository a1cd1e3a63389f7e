#include "tests/support/wire_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace jotter::support {

namespace {
std::size_t append(char* bytes, std::size_t size, std::size_t count, void* into) {
    static_cast<std::string*>(into)->append(bytes, size * count);
    return size * count;
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
    answer.curl = curl_easy_perform(handle_);
    long status = 0;
    curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    curl_slist_free_all(list);
    return answer;
}

double WireClient::took() const {
    double seconds = 0;
    curl_easy_getinfo(handle_, CURLINFO_TOTAL_TIME, &seconds);
    return seconds;
}

} // namespace jotter::support
