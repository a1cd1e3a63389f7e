#include "app/store/log/change_log.h"

#include "app/store/sqlite/errors.h"

namespace jotter::store {

std::int64_t ChangeLog::stream(const std::string& name) {
    {
        auto known = connection_.query("SELECT row FROM stream WHERE name = ?1", name);
        if (known.next())
            return known.integer(0);
    }
    connection_.run("INSERT INTO stream(name) VALUES (?1)", name);
    return connection_.lastRow();
}

bool ChangeLog::knowsStream(const std::string& name) {
    return connection_.query("SELECT 1 FROM stream WHERE name = ?1", name).next();
}

bool ChangeLog::streamEnded(std::int64_t stream) {
    return connection_.query("SELECT 1 FROM stream WHERE row = ?1 AND ended", stream).next();
}

void ChangeLog::setStreamEnded(std::int64_t stream, bool ended) {
    connection_.run("UPDATE stream SET ended = ?2 WHERE row = ?1", stream, ended);
}

bool ChangeLog::streamErased(std::int64_t stream) {
    return connection_.query("SELECT 1 FROM stream WHERE row = ?1 AND ended = 2", stream).next();
}

void ChangeLog::setStreamErased(std::int64_t stream) {
    connection_.run("UPDATE stream SET ended = 2 WHERE row = ?1", stream);
}

bool ChangeLog::isErased(std::int64_t stream, EntityId entity) {
    return connection_.query("SELECT 1 FROM erased WHERE stream = ?1 AND entity = ?2", stream, entity).next();
}

std::optional<LogEntry> ChangeLog::find(ChangeId id) {
    auto row = connection_.query(
        "SELECT row, stream, entity, number IS NOT NULL, state, effective, hash, sealed FROM change "
        "WHERE id = ?1",
        id);
    if (!row.next())
        return std::nullopt;
    LogEntry entry{row.integer(0), row.integer(1), row.id<EntityId>(2), {},
                   row.text(5),    row.hash(6),    row.flag(7)};
    if (row.flag(3))
        entry.own = static_cast<Sending>(row.integer(4));
    return entry;
}

bool ChangeLog::knowsEntity(EntityId entity) {
    return connection_.query("SELECT 1 FROM change WHERE entity = ?1", entity).next();
}

LoggedChange ChangeLog::append(const SealedChange& sealed, const Arrival& arrival) {
    const auto& change = sealed.change;
    LoggedChange logged{0, stream(change.stream), change, arrival.effective};
    connection_.run(
        "INSERT INTO change(id, stream, entity, type, effective, at, seq, receipt, number, state, moment, "
        "hash, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, iif(?9 IS NULL, NULL, 0), "
        "nullif(?10, ''), ?11, ?12)",
        change.id, logged.stream, change.entity, change.type, arrival.effective.toString(), change.at,
        arrival.seq, arrival.receipt, arrival.number, arrival.moment, sealed.hash, Blob{sealed.bytes});
    logged.row = connection_.lastRow();
    return logged;
}

LoggedChange readLogged(const Prepared& row) {
    LoggedChange logged;
    logged.row = row.integer(0);
    logged.stream = row.integer(1);
    logged.effective = orGiveUp(Hlc::parse(row.text(2)));
    logged.change = orGiveUp(parseChange(row.text(3))).change;
    return logged;
}

std::vector<LoggedChange> ChangeLog::ofEntity(std::int64_t stream, EntityId entity) {
    return connection_
        .query("SELECT row, stream, effective, bytes FROM change INDEXED BY change_entity "
               "WHERE entity = ?2 AND stream = ?1 AND sealed = 0 ORDER BY effective, id",
               stream, entity)
        .collect(readLogged);
}

std::vector<LoggedChange> ChangeLog::consents(std::int64_t stream) {
    return connection_
        .query("SELECT row, stream, effective, bytes FROM change WHERE stream = ?1 AND entity IN "
               "(SELECT entity FROM change WHERE stream = ?1 AND type = 'consent') ORDER BY effective, id",
               stream)
        .collect(readLogged);
}

void ChangeLog::accept(std::int64_t row, std::uint64_t seq, const std::string& receipt) {
    connection_.run(
        "UPDATE change SET state = iif(number IS NULL, NULL, 1), seq = ?2, receipt = ?3, reason = NULL "
        "WHERE row = ?1",
        row, seq, receipt);
}

void ChangeLog::hold(std::int64_t row, const std::string& reason) {
    connection_.run("UPDATE change SET state = 2, reason = ?2 WHERE row = ?1", row, reason);
}

} // namespace jotter::store
