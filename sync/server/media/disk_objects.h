#pragma once

#include "sync/server/media/object_store.h"

#include <filesystem>

namespace jotter::server {

/// Objects as files below a directory, mode 0600. Writing fails with "disk_full" while there is still room
/// for records: pictures do not take the last 256 MB of a disk.
class DiskObjects final : public ObjectStore {
public:
    explicit DiskObjects(std::filesystem::path folder)
        : folder_(std::move(folder)) {}

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
    [[nodiscard]] Expected<void> sweep(WallTime before) override;

private:
    std::filesystem::path folder_;
};

} // namespace jotter::server
