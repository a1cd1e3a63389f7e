#include "sync/server/media/s3/s3_upload.h"

#include "sync/server/media/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

namespace jotter::server {

S3Upload::S3Upload(S3Client& client, std::string key, const std::filesystem::path& scratch)
    : client_(client)
    , key_(std::move(key)) {
    auto name = (scratch / ".sending-XXXXXX").string();
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ >= 0)
        ::unlink(name.c_str());
}

S3Upload::~S3Upload() {
    if (file_ >= 0)
        ::close(file_);
}

Expected<void> S3Upload::write(std::string_view bytes) {
    size_ += bytes.size();
    hash_.add(bytes);
    return writeOpen(file_, bytes);
}

Expected<void> S3Upload::keep() {
    const S3Body body{size_, hash_.finish(), [this](char* to, std::size_t count, std::uint64_t at) {
                          const auto read = ::pread(file_, to, count, static_cast<off_t>(at));
                          return read < 0 ? std::size_t{CURL_READFUNC_ABORT} : static_cast<std::size_t>(read);
                      }};
    return client_.ask({.method = S3Request::Method::Put, .key = key_, .body = body})
        .and_then([](const S3Answer& answer) -> Expected<void> {
            if (answer.status >= 300)
                return fail("media_refused", ErrorCategory::Storage,
                            "The store of pictures and recordings did not take one.");
            return {};
        });
}

} // namespace jotter::server
