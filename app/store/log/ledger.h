#pragma once

#include "app/store/log/change_log.h"
#include "app/store/log/media_manifest.h"
#include "app/store/log/meta.h"
#include "app/store/projection/projector.h"
#include "app/store/sqlite/errors.h"
#include "sync/change/clock.h"
#include "sync/change/random.h"

namespace jotter::store {

/// The writing connection with all that keeps its tables in step. Lives on the writer's thread.
struct Ledger {
    Ledger(Connection opened, const Clock& wallClock, RandomSource& randomness)
        : db(std::move(opened))
        , clock(wallClock)
        , random(randomness) {}
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    Connection db;
    const Clock& clock;
    RandomSource& random;
    Meta meta{db};
    ChangeLog log{db};
    MediaManifest media{db};
    Projector projector{db, log};
    bool forgot = false; ///< something was deleted for good: the write-ahead log must not keep it either

    [[nodiscard]] DeviceId device() { return orGiveUp(DeviceId::parse(meta.text("device"))); }
    [[nodiscard]] HybridClock hybridClock() {
        const auto last = Hlc::parse(meta.text("hlc"));
        return HybridClock(clock, device(), last.value_or(Hlc{}));
    }
    void keep(const HybridClock& hybrid) { meta.setText("hlc", hybrid.last().toString()); }

    /// Runs `work` as one durable transaction; when it fails, nothing of it stays.
    template <class Work>
    auto transact(Work&& work) -> Expected<std::invoke_result_t<Work>> {
        return guarded([&] {
            Transaction transaction(db, Transaction::Kind::Write);
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }
};

/// The first rows of a new store: a random epoch, a device of its own, the clock at zero.
void beginStore(Connection& connection, const Clock& clock, RandomSource& random);
/// 16 hexadecimal digits.
[[nodiscard]] std::string newEpoch(RandomSource& random);

} // namespace jotter::store
