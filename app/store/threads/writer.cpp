#include "app/store/threads/writer.h"

namespace jotter::store {

namespace {
constexpr int walLimit = 1'000; // pages: 4 MB
} // namespace

void Writer::tidy(Ledger& ledger) {
    if (std::exchange(ledger.forgot, false))
        ledger.db.checkpoint(Connection::Log::Empty);
    else if (ledger.db.walPages() >= walLimit)
        ledger.db.checkpoint(Connection::Log::Keep);
}

} // namespace jotter::store
