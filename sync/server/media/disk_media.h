#pragma once

#include "sync/change/clock.h"
#include "sync/server/log/apart/key_store.h"
#include "sync/server/media/media_store.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <vector>

namespace jotter::server {

/// Media in a directory.
///
///   kept/<of the stream>/<of stream and hash>       a complete medium: being there is what makes it visible
///   incoming/<upload>/about                         which medium it will be, sealed
///   incoming/<upload>/<offset>-<size>               a part that was received, sealed
///
/// Names are hashes and tell nothing. Every part has a key of its own, so no key ever sees two plaintexts.
class DiskMedia final : public MediaStore {
public:
    DiskMedia(std::filesystem::path folder, KeyStore& keys, RandomSource& random, const Clock& clock);
    /// Makes the folders.
    [[nodiscard]] Expected<void> prepare();

    [[nodiscard]] Expected<std::optional<std::uint64_t>> size(const MediumName& name) override;
    [[nodiscard]] Expected<std::string> read(const MediumName& name, std::uint64_t offset,
                                             std::uint64_t size) override;
    [[nodiscard]] Expected<void> keep(const MediumName& name, std::string_view bytes) override;
    [[nodiscard]] Expected<Upload> begin(const MediumName& name, DeviceId device, std::uint64_t length,
                                         const std::optional<seal::FileKey>& key) override;
    [[nodiscard]] Expected<Upload> find(const std::string& id, DeviceId device) override;
    [[nodiscard]] Expected<Upload> add(const Upload& upload, std::uint64_t offset,
                                       std::string_view bytes) override;
    [[nodiscard]] Expected<void> drop(const Upload& upload) override;
    [[nodiscard]] Expected<void> remove(const MediumName& name) override;
    [[nodiscard]] Expected<void> removeStream(const std::string& stream) override;
    [[nodiscard]] std::string storedName(const MediumName& name) override;
    [[nodiscard]] Expected<std::vector<std::string>> kept() override;
    [[nodiscard]] Expected<void> sweep() override;

private:
    struct Part {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
        std::filesystem::path path;
    };
    /// Only one request at a time adds to an upload.
    class Turn {
    public:
        Turn(DiskMedia& media, std::string id);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        [[nodiscard]] bool mine() const { return mine_; }

    private:
        DiskMedia& media_;
        std::string id_;
        bool mine_;
    };

    [[nodiscard]] std::filesystem::path streamFolder(const std::string& stream) const;
    /// What an upload's folder says of it; nothing when it cannot be read.
    [[nodiscard]] std::optional<Upload> about(const std::string& id);
    [[nodiscard]] std::filesystem::path keptPath(const MediumName& name);
    [[nodiscard]] std::filesystem::path uploadFolder(const std::string& id) const;
    [[nodiscard]] Expected<seal::WrapKey> keyFor(const MediumName& name);
    [[nodiscard]] static std::vector<Part> parts(const std::filesystem::path& folder);
    /// Drops the upload and says "wrong_hash".
    [[nodiscard]] Expected<void> wrongContent(const Upload& upload);
    [[nodiscard]] Expected<void> finish(const Upload& upload, std::string_view lastBytes,
                                        std::uint64_t lastOffset);

    std::filesystem::path folder_;
    KeyStore& keys_;
    RandomSource& random_;
    const Clock& clock_;
    std::mutex mutex_;
    std::set<std::string> busy_;
};

} // namespace jotter::server
