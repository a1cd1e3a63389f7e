#include "app/store/replica/traces.h"

#include "app/store/sqlite/scrub.h"

namespace jotter::store {

namespace {
constexpr const char* noted = "traces";
}

void willLeaveTraces(Ledger& ledger) {
    ledger.forgot = true;
    ledger.meta.setText(noted, "yes");
}

void removeTraces(Ledger& ledger) {
    if (!ledger.forgot)
        return;
    const auto done = guarded([&] {
        scrubUnusedSpace(ledger.db);
        if (!ledger.db.checkpoint(Connection::Log::Empty))
            return false;
        // Only now: killed before this, the next start does it again.
        Transaction transaction(ledger.db, Transaction::Kind::Write);
        ledger.meta.setText(noted, "");
        transaction.commit();
        return true;
    });
    ledger.forgot = !done.value_or(false);
}

} // namespace jotter::store
