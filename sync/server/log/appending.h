#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"
#include "sync/server/log/projection.h"
#include "sync/server/log/tables/erasing.h"

#include <map>

namespace jotter::server {

/// The clocks that count for everybody (sync.md, "Order and clocks"): a stamp more than five minutes ahead of
/// `arrived` counts as `arrived` plus five minutes. Several such stamps keep their order among themselves.
[[nodiscard]] std::vector<Hlc> effectiveClocks(const std::vector<Arrival>& arrivals, WallTime arrived);

/// One append inside its transaction.
class Appending {
public:
    Appending(Connection& connection, Projection& projection, DeviceId device, WallTime arrived);

    /// `body` is what lies on the disk for the arrival's bytes.
    [[nodiscard]] Expected<Verdict> take(const Arrival& arrival, const Hlc& effective,
                                         const std::string& body);
    /// Moves the counter and the watermarks; the last thing before the commit.
    void finish();
    /// What the changes taken have erased.
    [[nodiscard]] std::vector<Erasure> erasures() { return std::move(erasures_); }
    [[nodiscard]] std::vector<ErasedMedium> erasedMedia() { return std::move(erasedMedia_); }
    /// Notes the number of something that arrived. `Rejected` "epoch_clash".
    [[nodiscard]] Expected<void> number(const std::string& epoch, std::uint64_t n, ChangeId id);

private:
    [[nodiscard]] Verdict enter(const Arrival& arrival, const Hlc& effective, const std::string& body);
    [[nodiscard]] std::optional<Verdict> known(const Arrival& arrival);
    void hold(const Arrival& arrival, const std::string& reason, const std::string& body);
    void insert(const Arrival& arrival, const Hlc& effective, const std::string& body);
    std::int64_t streamNumber(const std::string& name);
    std::int64_t epochNumber(const std::string& epoch);

    Connection& connection_;
    Projection& projection_;
    DeviceId device_;
    WallTime arrived_;
    std::uint64_t seq_ = 0;
    EraseFromTables erasing_{connection_, projection_, seq_};
    std::vector<Erasure> erasures_;
    std::vector<ErasedMedium> erasedMedia_;
    std::map<std::string, std::int64_t> streams_;
    std::map<std::string, std::int64_t> epochs_;
};

/// What is kept of a device's epoch. At most `maxHoles` holes are listed; beyond those `upto` stops short.
[[nodiscard]] Watermark readWatermark(Connection& connection, DeviceId device, const std::string& epoch);
inline constexpr std::size_t maxHoles = 100;

} // namespace jotter::server
