#pragma once

#include "sync/change/error.h"
#include "sync/change/random.h"
#include "sync/server/media/s3/s3_place.h"
#include "sync/server/media/s3/s3_request.h"

#include <curl/curl.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace jotter::server {

/// Asks one bucket, from many threads, each on a connection of its own that is kept for the next. What is
/// busy or cut off is asked again twice, after pauses of up to a second; what does not answer at all is not:
/// the tablet that waits comes again itself.
class S3Client {
public:
    S3Client(S3Place place, S3Credentials credentials, RandomSource& random);

    /// The answer when it is the caller's to judge: 2xx, 404, 412 or 416. Else `Transient`
    /// "media_unreachable", `Storage` "media_refused" (key, secret or rights), "no_bucket", "disk_full".
    [[nodiscard]] Expected<S3Answer> ask(const S3Request& request);
    [[nodiscard]] const S3Place& place() const { return place_; }

private:
    struct Cleanup {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };
    using Handle = std::unique_ptr<CURL, Cleanup>;

    [[nodiscard]] Handle take();
    void giveBack(Handle handle);
    void pauseBefore(int attempt);

    S3Place place_;
    S3Credentials credentials_;
    RandomSource& random_;
    std::mutex mutex_;
    std::condition_variable never_;
    std::vector<Handle> idle_;
};

} // namespace jotter::server
