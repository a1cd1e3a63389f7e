#pragma once

#include "sync/change/sha256.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace jotter::server {

/// What is sent: its size and hash are part of the signature, its bytes are read when they are needed, again
/// when it has to be sent again.
struct S3Body {
    std::uint64_t size = 0;
    Sha256 sha256 = Sha256::of("");
    /// Fills `to` with at most `count` bytes from `at`; how many.
    std::function<std::size_t(char* to, std::size_t count, std::uint64_t at)> read{};

    /// The bytes have to stay where they are.
    [[nodiscard]] static S3Body of(std::string_view bytes);
};

/// One request to a bucket.
struct S3Request {
    enum class Method { Get, Head, Put, Delete };
    Method method = Method::Get;
    std::string key{};   ///< letters, digits, '-' and '/'; empty: the bucket itself
    std::string query{}; ///< names sorted, values percent-encoded: libcurl signs them as they stand
    std::string range{}; ///< "from-to"
    std::string ifMatch{};
    S3Body body{};
    std::size_t answerLimit = 64UL * 1024; ///< bytes; a longer answer is no answer
};

struct S3Answer {
    long status = 0;
    std::string body;
    std::string etag;
    std::uint64_t total = 0; ///< of the object: Content-Length, or what stands last in Content-Range
};

} // namespace jotter::server
