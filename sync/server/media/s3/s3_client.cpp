#include "sync/server/media/s3/s3_client.h"

#include "sync/server/media/s3/s3_exchange.h"
#include "sync/server/media/s3/s3_xml.h"

#include <chrono>

namespace jotter::server {

namespace {
constexpr int attempts = 3;
constexpr std::chrono::milliseconds firstPause{250};

auto unreachable() {
    return fail("media_unreachable", ErrorCategory::Transient,
                "The store of pictures and recordings does not answer just now.");
}

bool isBusy(long status) {
    return status == 429 || (status >= 500 && status != 501 && status != 507);
}

/// Cut off or not there, and quickly so.
bool mayHelpAgain(CURLcode ended) {
    switch (ended) {
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return true;
    default:
        return false;
    }
}

Expected<S3Answer> judged(S3Answer answer) {
    const auto& status = answer.status;
    if (isBusy(status))
        return unreachable();
    const auto code = status < 300 ? std::string() : s3ErrorCode(answer.body);
    if (status == 507 || code == "QuotaExceeded" || code == "EntityTooLarge")
        return fail("disk_full", ErrorCategory::Storage, "The store of pictures and recordings is full.");
    if (code == "NoSuchBucket")
        return fail("no_bucket", ErrorCategory::Storage,
                    "The bucket for pictures and recordings does not exist; the store's operator makes it.");
    if ((status >= 200 && status < 300) || status == 404 || status == 412 || status == 416)
        return answer;
    return fail("media_refused", ErrorCategory::Storage,
                "The store of pictures and recordings refuses this server (" +
                    (code.empty() ? std::to_string(status) : code) + "); look at key, secret and region.");
}
} // namespace

S3Client::S3Client(S3Place place, S3Credentials credentials, RandomSource& random)
    : place_(std::move(place))
    , credentials_(std::move(credentials))
    , random_(random) {
    static const auto ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(ready);
}

Expected<S3Answer> S3Client::ask(const S3Request& request) {
    auto handle = take();
    for (int attempt = 1;; ++attempt) {
        S3Exchange exchange(handle.get(), place_, credentials_, request);
        const auto ended = exchange.perform();
        curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &exchange.answer().status);
        const bool again = ended == CURLE_OK ? isBusy(exchange.answer().status) : mayHelpAgain(ended);
        if (again && attempt < attempts) {
            pauseBefore(attempt);
            continue;
        }
        if (ended != CURLE_OK)
            return unreachable();
        giveBack(std::move(handle));
        return judged(std::move(exchange.answer()));
    }
}

S3Client::Handle S3Client::take() {
    const std::scoped_lock lock(mutex_);
    if (idle_.empty())
        return Handle(curl_easy_init());
    auto handle = std::move(idle_.back());
    idle_.pop_back();
    return handle;
}

void S3Client::giveBack(Handle handle) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(handle));
}

/// Between half and the whole of 250 ms, 500 ms, …
void S3Client::pauseBefore(int attempt) {
    const auto longest = firstPause * (1 << (attempt - 1));
    std::unique_lock lock(mutex_);
    const auto pause = longest / 2 + std::chrono::milliseconds(random_.next64() % (longest.count() / 2));
    never_.wait_for(lock, pause, [] { return false; });
}

} // namespace jotter::server
