#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"

namespace jotter::store {

/// Whether this tablet and its server hold the same of each stream (sync.md, I6). A stream is in doubt from
/// the moment that something of this tablet's was accepted until it was compared.
[[nodiscard]] std::vector<std::string> streamsToCompare(Connection& connection, std::size_t count,
                                                        WallTime before, WallTime now);
/// Of the changes that the server has numbered, up to that number.
[[nodiscard]] Digest digestOf(Connection& connection, const std::string& stream, std::uint64_t upto);
[[nodiscard]] std::uint64_t countDoubtful(Connection& connection);

/// Within a transaction.
void doubt(Ledger& ledger, std::int64_t stream);
void noteCompared(Ledger& ledger, const std::string& stream, std::uint64_t upto, WallTime now,
                  Commit& commit);
void healStream(Ledger& ledger, const std::string& stream, Commit& commit);

} // namespace jotter::store
