#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"
#include "sync/server/log/projection.h"
#include "sync/server/log/tables/already_here.h"
#include "sync/server/log/tables/erasing.h"
#include "sync/server/log/tables/numbering.h"

namespace jotter::server {

/// The clocks that count for everybody (sync.md, "Order and clocks"): a stamp more than five minutes ahead of
/// `arrived` counts as `arrived` plus five minutes. Several such stamps keep their order among themselves.
[[nodiscard]] std::vector<Hlc> effectiveClocks(const std::vector<Arrival>& arrivals, WallTime arrived);

/// One append inside its transaction.
class Appending {
public:
    Appending(Connection& connection, Projection& projection, DeviceId device, WallTime arrived);

    /// What becomes of each, the counter and the watermarks moved; the last thing before the commit. `bodies`
    /// is what lies on the disk for the arrivals' bytes, in their order. `Rejected` "epoch_clash".
    [[nodiscard]] Expected<std::vector<Verdict>> take(const std::vector<Arrival>& arrivals,
                                                      const std::vector<std::string>& bodies);
    /// What the changes taken have erased.
    [[nodiscard]] std::vector<Erasure> erasures() { return std::move(erasures_); }
    [[nodiscard]] std::vector<ErasedMedium> erasedMedia() { return std::move(erasedMedia_); }

private:
    /// A row of `changes` that is still to be written, together with others. Arrival and body are the
    /// caller's.
    struct Row {
        std::uint64_t seq = 0;
        std::int64_t stream = 0;
        const Arrival* arrival = nullptr;
        Hlc effective;
        const std::string* body = nullptr;
    };

    [[nodiscard]] Expected<Verdict> takeOne(const Arrival& arrival, const Hlc& effective,
                                            const std::string& body);
    [[nodiscard]] Verdict enter(const Arrival& arrival, const Hlc& effective, const std::string& body);
    [[nodiscard]] std::optional<Verdict> known(const Arrival& arrival);
    void hold(const Arrival& arrival, const std::string& reason, const std::string& body);
    void insert(const Arrival& arrival, const Hlc& effective, const std::string& body);
    /// Notes which media the change just inserted refers to.
    void refer(const Change& change);
    /// Writes the rows that wait: before whatever looks at the tables.
    void write();
    void finish();
    std::int64_t streamNumber(const std::string& name);

    Connection& connection_;
    Projection& projection_;
    DeviceId device_;
    WallTime arrived_;
    std::uint64_t seq_ = 0;
    Numbering numbering_{connection_, device_};
    AlreadyHere here_;
    std::vector<Row> rows_;
    EraseFromTables erasing_{connection_, projection_, seq_};
    std::vector<Erasure> erasures_;
    std::vector<ErasedMedium> erasedMedia_;
};

} // namespace jotter::server
