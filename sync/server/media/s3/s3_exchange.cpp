#include "sync/server/media/s3/s3_exchange.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstring>

namespace jotter::server {

namespace {
constexpr long connectMs = 5'000;
constexpr long stallBytesPerSecond = 1024;
constexpr std::uint64_t slowestBytesPerSecond = 64UL * 1024;
constexpr long longestTransferSeconds = 30;

template <class Value>
bool set(CURL* handle, CURLoption option, Value value) {
    return curl_easy_setopt(handle, option, value) == CURLE_OK;
}

std::uint64_t numberIn(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}
} // namespace

S3Body S3Body::of(std::string_view bytes) {
    return {bytes.size(), Sha256::of(bytes), [bytes](char* to, std::size_t count, std::uint64_t at) {
                const auto piece = bytes.substr(std::min<std::uint64_t>(at, bytes.size()), count);
                std::memcpy(to, piece.data(), piece.size());
                return piece.size();
            }};
}

S3Exchange::S3Exchange(CURL* handle, const S3Place& place, const S3Credentials& credentials,
                       const S3Request& request)
    : handle_(handle)
    , request_(request)
    , good_(handle && setUp(place, credentials)) {}

CURLcode S3Exchange::perform() {
    return good_ ? curl_easy_perform(handle_) : CURLE_FAILED_INIT;
}

bool S3Exchange::setUp(const S3Place& place, const S3Credentials& credentials) {
    curl_easy_reset(handle_);
    // libcurl 7.88 signs what this says and does not say it itself.
    addHeader("x-amz-content-sha256: " + request_.body.sha256.toHex());
    if (!credentials.sessionToken.empty())
        addHeader("x-amz-security-token: " + credentials.sessionToken);
    if (!request_.ifMatch.empty())
        addHeader("If-Match: " + request_.ifMatch);
    const auto url = place.endpoint + "/" + place.bucket + (request_.key.empty() ? "" : "/" + request_.key) +
                     (request_.query.empty() ? "" : "?" + request_.query);
    const auto total = longestTransferSeconds + place.patience.count() +
                       static_cast<long>((request_.body.size + request_.answerLimit) / slowestBytesPerSecond);
    bool good = set(handle_, CURLOPT_URL, url.c_str());
    good = set(handle_, CURLOPT_PROTOCOLS_STR, "http,https") && good;
    good = set(handle_, CURLOPT_FOLLOWLOCATION, 0L) && good;
    good = set(handle_, CURLOPT_AWS_SIGV4, ("aws:amz:" + place.region + ":s3").c_str()) && good;
    good = set(handle_, CURLOPT_USERNAME, credentials.keyId.c_str()) && good;
    good = set(handle_, CURLOPT_PASSWORD, credentials.secret.c_str()) && good;
    good = set(handle_, CURLOPT_HTTPHEADER, headers_.get()) && good;
    good = set(handle_, CURLOPT_NOSIGNAL, 1L) && good;
    good = set(handle_, CURLOPT_CONNECTTIMEOUT_MS, connectMs) && good;
    good = set(handle_, CURLOPT_LOW_SPEED_LIMIT, stallBytesPerSecond) && good;
    good = set(handle_, CURLOPT_LOW_SPEED_TIME, static_cast<long>(place.patience.count())) && good;
    good = set(handle_, CURLOPT_TIMEOUT, static_cast<long>(total)) && good;
    good = set(handle_, CURLOPT_HEADERFUNCTION, &S3Exchange::onHeader) && good;
    good = set(handle_, CURLOPT_HEADERDATA, this) && good;
    good = set(handle_, CURLOPT_WRITEFUNCTION, &S3Exchange::onBody) && good;
    good = set(handle_, CURLOPT_WRITEDATA, this) && good;
    return setUpMethod() && good;
}

bool S3Exchange::setUpMethod() {
    switch (request_.method) {
    case S3Request::Method::Get:
        return request_.range.empty() || set(handle_, CURLOPT_RANGE, request_.range.c_str());
    case S3Request::Method::Head:
        return set(handle_, CURLOPT_NOBODY, 1L);
    case S3Request::Method::Delete:
        return set(handle_, CURLOPT_CUSTOMREQUEST, "DELETE");
    case S3Request::Method::Put:
        break;
    }
    return set(handle_, CURLOPT_UPLOAD, 1L) &&
           set(handle_, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request_.body.size)) &&
           set(handle_, CURLOPT_READFUNCTION, &S3Exchange::onSend) && set(handle_, CURLOPT_READDATA, this) &&
           set(handle_, CURLOPT_SEEKFUNCTION, &S3Exchange::onSeek) && set(handle_, CURLOPT_SEEKDATA, this);
}

void S3Exchange::addHeader(const std::string& line) {
    auto* longer = curl_slist_append(headers_.get(), line.c_str());
    if (!longer)
        return;
    static_cast<void>(headers_.release());
    headers_.reset(longer);
}

std::size_t S3Exchange::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
    auto& answer = static_cast<S3Exchange*>(self)->answer_;
    const std::string_view line(data, size * count);
    if (line.starts_with("HTTP/")) {
        answer = {}; // what came before was an interim answer
        return line.size();
    }
    const auto colon = std::min(line.find(':'), line.size());
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    auto value = line.substr(std::min(colon + 1, line.size()));
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
    if (name == "etag")
        answer.etag = value;
    else if (name == "content-length" && answer.total == 0) // of the part, when Content-Range was there first
        answer.total = numberIn(value);
    else if (name == "content-range")
        answer.total = numberIn(value.substr(std::min(value.rfind('/') + 1, value.size())));
    return line.size();
}

std::size_t S3Exchange::onBody(char* data, std::size_t size, std::size_t count, void* self) {
    auto* exchange = static_cast<S3Exchange*>(self);
    const auto bytes = size * count;
    if (exchange->answer_.body.size() + bytes > exchange->request_.answerLimit)
        return 0;
    exchange->answer_.body.append(data, bytes);
    return bytes;
}

std::size_t S3Exchange::onSend(char* to, std::size_t size, std::size_t count, void* self) {
    auto* exchange = static_cast<S3Exchange*>(self);
    const auto sent = exchange->request_.body.read(to, size * count, exchange->sent_);
    exchange->sent_ += sent;
    return sent;
}

int S3Exchange::onSeek(void* self, curl_off_t offset, int origin) {
    if (origin != SEEK_SET || offset < 0)
        return CURL_SEEKFUNC_CANTSEEK;
    static_cast<S3Exchange*>(self)->sent_ = static_cast<std::uint64_t>(offset);
    return CURL_SEEKFUNC_OK;
}

} // namespace jotter::server
