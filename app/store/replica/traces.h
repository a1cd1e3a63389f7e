#pragma once

#include "app/store/log/ledger.h"

namespace jotter::store {

/// Notes, in the transaction that deletes something for good, that its traces have to go: kept over a kill.
void willLeaveTraces(Ledger& ledger);
/// Overwrites the unused space of the pages and empties the write-ahead log, when something was deleted for
/// good since the last time. What does not succeed now (a long question of a screen holds the log) is tried
/// after the next write.
void removeTraces(Ledger& ledger);

} // namespace jotter::store
