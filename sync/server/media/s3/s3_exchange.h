#pragma once

#include "sync/change/error.h"
#include "sync/server/media/s3/s3_place.h"
#include "sync/server/media/s3/s3_request.h"

#include <curl/curl.h>

#include <memory>

namespace jotter::server {

/// One request and its answer on a libcurl handle, signed by libcurl (AWS Signature Version 4).
class S3Exchange {
public:
    S3Exchange(CURL* handle, const S3Place& place, const S3Credentials& credentials,
               const S3Request& request);

    /// Whatever the store answered; `curl` says why it did not.
    [[nodiscard]] CURLcode perform();
    [[nodiscard]] S3Answer& answer() { return answer_; }

private:
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    [[nodiscard]] bool setUp(const S3Place& place, const S3Credentials& credentials);
    [[nodiscard]] bool setUpMethod();
    void addHeader(const std::string& line);
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onSend(char* to, std::size_t size, std::size_t count, void* self);
    static int onSeek(void* self, curl_off_t offset, int origin);

    CURL* handle_;
    const S3Request& request_;
    std::unique_ptr<curl_slist, FreeList> headers_;
    std::uint64_t sent_ = 0;
    bool good_;
    S3Answer answer_;
};

} // namespace jotter::server
