#pragma once

#include "app/store/log/ledger.h"
#include "app/store/store.h"
#include "sync/engine/ports.h"

namespace jotter::store {

/// Takes what the server's feed says. Every function is to be called within a transaction, and may be called
/// with the same lines again: once is the same as twice.
class Feed {
public:
    Feed(Ledger& ledger, Commit& commit)
        : ledger_(ledger)
        , commit_(commit) {}

    void apply(const std::vector<engine::FeedLine>& lines);
    /// A change that was made here is on the server.
    void accept(const LogEntry& entry, std::uint64_t seq, const std::string& receipt);

    /// One change that turned out to be erased there.
    void forget(const LogEntry& entry);

private:
    void take(const engine::FedChange& line);
    void take(const engine::StreamGranted& line);
    void take(const engine::StreamEnded& line);
    void take(const engine::Erased& line);
    void take(const engine::Hidden& line);
    void restamp(const LogEntry& entry, const Hlc& effective);

    Ledger& ledger_;
    Commit& commit_;
};

/// Forgets the cursor. What the feed grants from here on is noted, so that an end which was told to the
/// cursor that is gone does not go unheard.
void readFromTheBeginning(Ledger& ledger);
/// Nobody granted this stream yet: what is written begins it.
void madeHere(Ledger& ledger, std::int64_t stream);
/// Its row when that is so still, or it was not granted again since the cursor was forgotten.
[[nodiscard]] std::optional<std::int64_t> neverGranted(Connection& connection, const std::string& stream);
/// Streams that were not granted since, with something that the server has answered for: what waits to be
/// sent may be the first of its stream.
[[nodiscard]] std::vector<std::int64_t> ungrantedStreams(Connection& connection);

} // namespace jotter::store
