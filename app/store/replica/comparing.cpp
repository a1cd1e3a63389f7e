#include "app/store/replica/comparing.h"

#include "app/store/log/feed.h"

namespace jotter::store {

std::vector<std::string> streamsToCompare(Connection& connection, std::size_t count, WallTime before,
                                          WallTime now) {
    // A time of comparing that lies ahead is of a clock that was wrong.
    return connection
        .query("SELECT name FROM stream WHERE ended = 0 AND (doubt = 1 OR ((compared < ?1 OR compared > ?2) "
               "AND EXISTS (SELECT 1 FROM change WHERE change.stream = stream.row AND seq IS NOT NULL))) "
               "ORDER BY doubt DESC, compared LIMIT ?3",
               before, now, static_cast<std::uint64_t>(count))
        .collect([](const Prepared& row) { return row.text(0); });
}

Digest digestOf(Connection& connection, const std::string& stream, std::uint64_t upto) {
    Digest digest;
    auto rows = connection.query("SELECT hash FROM change INDEXED BY change_stream WHERE stream = "
                                 "(SELECT row FROM stream WHERE name = ?1) AND seq <= ?2",
                                 stream, upto);
    while (rows.next())
        digest.add(rows.hash(0));
    return digest;
}

std::uint64_t countDoubtful(Connection& connection) {
    auto row = connection.query("SELECT count(*) FROM stream INDEXED BY stream_doubt WHERE doubt = 1");
    return row.next() ? row.count(0) : 0;
}

void doubt(Ledger& ledger, std::int64_t stream) {
    ledger.db.run("UPDATE stream SET doubt = 1 WHERE row = ?1 AND doubt = 0 AND ended = 0", stream);
}

void noteCompared(Ledger& ledger, const std::string& stream, std::uint64_t upto, WallTime now,
                  Commit& commit) {
    ledger.db.run(
        "UPDATE stream SET compared = ?2, doubt = EXISTS (SELECT 1 FROM change WHERE change.stream = "
        "stream.row AND seq > ?3 AND number IS NOT NULL) WHERE name = ?1",
        stream, now, upto);
    commit.outbox = true;
}

void healStream(Ledger& ledger, const std::string& stream, Commit& commit) {
    const auto row = ledger.log.stream(stream);
    ledger.db.run("UPDATE change SET state = 0, retry_at = 0 WHERE stream = ?1 AND state = 1 AND number > ?2",
                  row, ledger.meta.number("epoch_base"));
    doubt(ledger, row);
    readFromTheBeginning(ledger);
    commit.outbox = true;
}

} // namespace jotter::store
