#include "app/store/log/trial.h"

#include "app/store/replica/traces.h"
#include "app/store/sqlite/schema.h"

namespace jotter::store {

namespace {
constexpr auto mark = "loading"; // of the table meta
constexpr auto emptyLog = "DELETE FROM medium; DELETE FROM change; DELETE FROM erased; DELETE FROM stream; "
                          "DELETE FROM ticket;";
} // namespace

bool TrialLoad::underWay() {
    return !ledger_.meta.text(mark).empty();
}

void TrialLoad::begin() {
    takeOut();
    if (ledger_.db.query("SELECT 1 FROM change LIMIT 1").next())
        throw GiveUp{{"records_here", ErrorCategory::Input,
                      "This tablet holds records already; they are safe, and nothing was added to them."}};
    ledger_.meta.setText(mark, "yes");
}

void TrialLoad::finish() {
    ledger_.meta.setText(mark, "");
}

void TrialLoad::takeOut() {
    if (!underWay())
        return;
    {
        auto streams = ledger_.db.query("SELECT name FROM stream");
        while (streams.next())
            commit_.streams.insert(streams.text(0));
    }
    ledger_.db.exec(emptyLog);
    ledger_.db.exec(emptyProjections());
    willLeaveTraces(ledger_);
    commit_.outbox = true;
    commit_.fromServer = true;
    finish();
}

} // namespace jotter::store
