#include "app/store/threads/writer.h"

#include "app/store/replica/traces.h"

namespace jotter::store {

namespace {
// Pages of 4 KB. Whoever taps again at once does not wait for the log; it is one that a start after a kill
// reads in a few hundredths of a second, and SQLite's own default is what is worth the way at rest.
constexpr int walLimit = 4'000;
constexpr int worthIt = 1'000;

void moveLog(Ledger& ledger, int pages) {
    if (ledger.db.walPages() >= pages) // what readers still need stays for the next time
        static_cast<void>(ledger.db.checkpoint(Connection::Log::Keep));
}
} // namespace

void Writer::tidy(Ledger& ledger) {
    removeTraces(ledger);
    moveLog(ledger, walLimit);
}

void Writer::rest(Ledger& ledger) {
    moveLog(ledger, worthIt);
}

} // namespace jotter::store
