#pragma once

#include "sync/engine/ports.h"
#include "sync/transport/trust.h"

#include <curl/curl.h>

#include <memory>
#include <string>

namespace jotter::transport {

/// One request and its answer on a libcurl handle.
class Transfer {
public:
    /// `Bug` error "curl" when libcurl does not take an option.
    [[nodiscard]] static Expected<std::unique_ptr<Transfer>> make(engine::Request request,
                                                                  const std::string& url, Trust& trust);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    [[nodiscard]] CURL* handle() const { return handle_.get(); }
    [[nodiscard]] std::uint64_t id() const { return request_.id; }
    /// What came, given how libcurl ended it.
    [[nodiscard]] engine::Response finish(CURLcode ended);

private:
    struct Cleanup {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    Transfer(engine::Request request, Trust& trust);
    [[nodiscard]] bool setUp(const std::string& url);
    [[nodiscard]] bool setUpBody();
    [[nodiscard]] bool setUpLimits();
    void addHeader(const std::string& name, const std::string& value);
    [[nodiscard]] engine::Failure failureOf(CURLcode ended) const;

    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static int onSocket(void* self, curl_socket_t socket, curlsocktype purpose);

    engine::Request request_;
    Trust& trust_;
    engine::Response response_;
    std::unique_ptr<CURL, Cleanup> handle_;
    std::unique_ptr<curl_slist, Cleanup> headers_;
};

} // namespace jotter::transport
