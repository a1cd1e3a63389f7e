#pragma once

#include "sync/change/clock.h"
#include "sync/server/log/apart/key_store.h"
#include "sync/server/media/media_store.h"
#include "sync/server/media/object_store.h"
#include "sync/server/media/upload_parts.h"

#include <mutex>
#include <set>
#include <vector>

namespace jotter::server {

/// Media sealed, as objects of a store that knows nothing of them.
///
///   kept/<of the stream>/<of stream and hash>       a complete medium: being there is what makes it visible
///   incoming/<upload>/about                         which medium it will be, sealed
///   incoming/<upload>/<offset>-<size>               a part that was received, sealed
///
/// Names are hashes and tell nothing. Every part has a key of its own, so no key ever sees two plaintexts.
/// Nothing of an upload is remembered here, so any server of the school may go on with it. When the last part
/// has come, the parts are read again, opened, hashed and sealed anew in one go; the new object is kept only
/// when the hash is the one that was announced.
class SealedMedia final : public MediaStore {
public:
    SealedMedia(ObjectStore& objects, KeyStore& keys, RandomSource& random, const Clock& clock);

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
    [[nodiscard]] Expected<void> remove(const std::vector<MediumName>& media) override;
    [[nodiscard]] Expected<void> removeStream(const std::string& stream) override;
    [[nodiscard]] std::string storedName(const MediumName& name) override;
    [[nodiscard]] Expected<std::vector<std::string>> kept() override;
    [[nodiscard]] Expected<void> sweep() override;

private:
    /// Only one request at a time adds to an upload in this process.
    class Turn {
    public:
        Turn(SealedMedia& media, std::string id);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        [[nodiscard]] bool mine() const { return mine_; }

    private:
        SealedMedia& media_;
        std::string id_;
        bool mine_;
    };

    /// What is written about an upload; nothing when there is none or it cannot be read any more.
    [[nodiscard]] Expected<std::optional<Upload>> about(const std::string& id);
    /// Those that follow one another from the beginning.
    [[nodiscard]] Expected<std::vector<UploadPart>> parts(const std::string& id);
    [[nodiscard]] Expected<std::string> open(const UploadPart& part, const seal::WrapKey& key);
    [[nodiscard]] Expected<std::string> readVersion(const MediumName& name, std::uint64_t offset,
                                                    std::uint64_t size);
    [[nodiscard]] Expected<seal::WrapKey> keyFor(const MediumName& name);
    /// Drops the upload and says "wrong_hash".
    [[nodiscard]] Expected<void> wrongContent(const Upload& upload);
    [[nodiscard]] Expected<void> finish(const Upload& upload, const std::vector<UploadPart>& before,
                                        std::string_view lastBytes);

    ObjectStore& objects_;
    KeyStore& keys_;
    RandomSource& random_;
    const Clock& clock_;
    std::mutex mutex_;
    std::set<std::string> busy_;
};

} // namespace jotter::server
