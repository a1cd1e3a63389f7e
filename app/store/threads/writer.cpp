#include "app/store/threads/writer.h"

#include "app/store/replica/traces.h"

#include <filesystem>

namespace jotter::store {

namespace {
// Pages of 4 KB. Whoever taps again at once does not wait for the log; it is one that a start after a kill
// reads in a few hundredths of a second, and SQLite's own default is what is worth the way at rest.
constexpr int walLimit = 4'000;
constexpr int worthIt = 1'000;
/// With less room on the disk a long log would take what the next records need.
constexpr std::uintmax_t plentyOfRoom = 256UL << 20U; // bytes

void moveLog(Ledger& ledger) {
    static_cast<void>(ledger.db.checkpoint(Connection::Log::Keep)); // what readers still need stays for now
}

bool hasRoom(const Ledger& ledger) {
    std::error_code unknown;
    const auto space = std::filesystem::space(ledger.db.file(), unknown);
    return !unknown && space.available >= plentyOfRoom;
}
} // namespace

void Writer::tidy(Ledger& ledger) {
    removeTraces(ledger);
    const auto pages = ledger.db.walPages();
    if (pages >= walLimit || (pages >= worthIt && !hasRoom(ledger)))
        moveLog(ledger);
}

void Writer::rest(Ledger& ledger) {
    if (ledger.db.walPages() >= worthIt)
        moveLog(ledger);
}

} // namespace jotter::store
