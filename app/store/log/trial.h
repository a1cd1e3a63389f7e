#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"

namespace jotter::store {

/// A load on trial: what comes in between `begin` and `finish` is taken out again when it is cut short. All
/// are to be called within a transaction.
class TrialLoad {
public:
    TrialLoad(Ledger& ledger, Commit& commit)
        : ledger_(ledger)
        , commit_(commit) {}

    [[nodiscard]] bool underWay();
    /// Gives up with "records_here" when the log is not empty.
    void begin();
    void finish();
    /// Empties log, projections and tickets; without a trial does nothing. Settings, device and clock stay.
    void takeOut();

private:
    Ledger& ledger_;
    Commit& commit_;
};

} // namespace jotter::store
