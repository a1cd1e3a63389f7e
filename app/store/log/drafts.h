#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"

namespace jotter::store {

// What is being captured and waits; within a transaction. A picture that a draft had and has no more goes
// from the disk (`Journal::chores`), unless a record or another draft has it.

void keepDraft(Ledger& ledger, const Draft& draft, Commit& commit);
/// It was recorded, after the record was appended, or given up.
void endDraft(Ledger& ledger, const std::string& id, Commit& commit);

} // namespace jotter::store
