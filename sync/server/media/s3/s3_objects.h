#pragma once

#include "sync/server/media/object_store.h"
#include "sync/server/media/s3/s3_client.h"

#include <filesystem>

namespace jotter::server {

/// Objects in a bucket of an S3 store, all of one school below `<prefix><school>/`.
class S3Objects final : public ObjectStore {
public:
    /// `scratch`: a folder on this machine, for what is being written; it is sealed there already, and lies
    /// under no name.
    S3Objects(S3Place place, S3Credentials credentials, const std::string& school,
              std::filesystem::path scratch, RandomSource& random, std::size_t perPage = 1000);

    /// `Storage` "media_refused", "no_bucket", "keeps_versions": what is erased has to be gone.
    [[nodiscard]] Expected<void> prepare() override;
    [[nodiscard]] Expected<std::unique_ptr<NewObject>> begin(const std::string& name) override;
    [[nodiscard]] Expected<void> put(const std::string& name, std::string_view bytes) override;
    [[nodiscard]] Expected<std::optional<ObjectPart>> read(const std::string& name, std::uint64_t offset,
                                                           std::size_t size,
                                                           const std::string& version) override;
    [[nodiscard]] Expected<std::optional<std::uint64_t>> size(const std::string& name) override;
    [[nodiscard]] Expected<std::vector<StoredObject>> list(const std::string& prefix) override;
    [[nodiscard]] Expected<void> remove(const std::string& name) override;
    [[nodiscard]] Expected<void> removeAll(const std::string& prefix) override;
    /// An object that is being written has no name, so nothing is left of it.
    [[nodiscard]] Expected<void> sweep(WallTime) override { return {}; }

private:
    S3Client client_;
    std::string below_;
    std::size_t perPage_;
    std::filesystem::path scratch_;
};

} // namespace jotter::server
