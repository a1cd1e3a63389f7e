#pragma once

#include "sync/server/media/object_store.h"
#include "sync/server/media/s3/s3_client.h"

#include <filesystem>

namespace jotter::server {

/// An object that is written to a nameless file on this machine first: its size and hash are part of the
/// request that makes it, so the store takes the whole of it or nothing, and sees whether it is what was
/// written here.
class S3Upload final : public NewObject {
public:
    S3Upload(S3Client& client, std::string key, const std::filesystem::path& scratch);
    ~S3Upload() override;
    S3Upload(const S3Upload&) = delete;
    S3Upload& operator=(const S3Upload&) = delete;

    [[nodiscard]] Expected<void> write(std::string_view bytes) override;
    [[nodiscard]] Expected<void> keep() override;

private:
    S3Client& client_;
    std::string key_;
    int file_ = -1;
    std::uint64_t size_ = 0;
    Sha256Stream hash_;
};

} // namespace jotter::server
