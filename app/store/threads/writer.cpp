#include "app/store/threads/writer.h"

#include "app/store/replica/traces.h"

namespace jotter::store {

namespace {
constexpr int walLimit = 1'000; // pages: 4 MB
} // namespace

void Writer::tidy(Ledger& ledger) {
    removeTraces(ledger);
    if (ledger.db.walPages() >= walLimit) // what readers still need stays for the next time
        static_cast<void>(ledger.db.checkpoint(Connection::Log::Keep));
}

} // namespace jotter::store
