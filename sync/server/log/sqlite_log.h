#pragma once

#include "sync/server/database/database.h"
#include "sync/server/log/apart/key_store.h"
#include "sync/server/log/log.h"
#include "sync/server/log/projection.h"

namespace jotter::server {

/// The log in SQLite, as school.db. Contents of every stream but `school` lie sealed with their owner's key.
class SqliteLog final : public Log {
public:
    SqliteLog(Database& database, KeyStore& keys, RandomSource& random, Projection& projection);

    /// Makes the log's epoch when it has none yet, and the projection when it is of an older kind.
    [[nodiscard]] Expected<void> prepare();

    [[nodiscard]] Expected<std::string> serverEpoch() override;
    [[nodiscard]] Expected<void> setServerEpoch(const std::string& epoch) override;
    [[nodiscard]] Expected<std::optional<std::uint64_t>> markAt(std::uint64_t seq) override;
    [[nodiscard]] Expected<std::uint64_t> backupSeq() override;
    [[nodiscard]] Expected<void> noteBackup(std::uint64_t seq) override;
    [[nodiscard]] Expected<Appended> append(DeviceId device, const std::vector<Arrival>& arrivals,
                                            WallTime arrived) override;
    [[nodiscard]] Expected<Watermark> watermark(DeviceId device, const std::string& epoch) override;
    [[nodiscard]] Expected<std::uint64_t> newest() override;
    [[nodiscard]] Expected<LogPage> page(std::uint64_t after, std::size_t limit,
                                         const WantsStream& wants) override;
    [[nodiscard]] Expected<LogPage> pageOf(const std::string& stream, std::uint64_t after, std::uint64_t upto,
                                           std::size_t limit) override;
    [[nodiscard]] Expected<std::vector<StreamInfo>> streams() override;
    [[nodiscard]] Expected<std::optional<LoggedChange>> firstOf(const std::string& stream, EntityId entity,
                                                                std::uint64_t after) override;
    [[nodiscard]] Expected<DigestAt> digest(const std::string& stream, std::uint64_t upto) override;
    [[nodiscard]] Expected<std::optional<std::string>> referringStream(ChangeId id,
                                                                       const Sha256& medium) override;
    [[nodiscard]] Expected<MediumMark> markOf(const std::string& stream, const Sha256& medium) override;
    [[nodiscard]] Expected<std::vector<ErasedMedium>> erase(const Erasure& erasure) override;
    [[nodiscard]] Expected<std::vector<Erasure>> erasures() override;
    [[nodiscard]] Expected<std::vector<ErasedMedium>> erasedMedia() override;
    [[nodiscard]] Expected<void> hideMoments(const std::vector<Uuid>& moments) override;
    [[nodiscard]] Expected<std::vector<Uuid>> hiddenMoments() override;
    [[nodiscard]] Expected<LogCounts> counts() override;
    [[nodiscard]] Expected<std::vector<bool>> quarantine(DeviceId device,
                                                         const std::vector<Quarantined>& copies,
                                                         const QuarantineQuota& quota,
                                                         WallTime arrived) override;
    [[nodiscard]] Expected<std::vector<QuarantinedReport>> quarantined() override;
    [[nodiscard]] Expected<std::vector<QuarantinedReport>> quarantinedAs(ChangeId id) override;
    [[nodiscard]] Expected<void> dropQuarantined(ChangeId id) override;

private:
    [[nodiscard]] Expected<void> project();
    [[nodiscard]] Expected<std::vector<std::string>> sealBodies(const std::vector<Arrival>& arrivals);
    [[nodiscard]] Expected<LogPage> opened(LogPage page);
    [[nodiscard]] Expected<void> openBodies(std::vector<LoggedChange>& changes);

    Database& database_;
    KeyStore& keys_;
    RandomSource& random_;
    Projection& projection_;
};

} // namespace jotter::server
