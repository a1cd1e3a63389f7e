#include "sync/server/log/tables/quarantine.h"

namespace jotter::server {

namespace {
QuarantinedReport reportAt(Statement& query) {
    return {{ChangeId{uuidAt(query, 0)}, query.getColumn(4).getString(), query.getColumn(2).getString(),
             unsignedAt(query, 3), query.getColumn(5).getString(), blobAt(query, 7)},
            DeviceId{uuidAt(query, 1)},
            WallTime{std::chrono::milliseconds{query.getColumn(6).getInt64()}}};
}

std::vector<QuarantinedReport> reportsIn(Statement& query) {
    std::vector<QuarantinedReport> all;
    while (query.executeStep())
        all.push_back(reportAt(query));
    return all;
}

bool isDecided(Connection& connection, ChangeId id) {
    auto& query = connection.use("SELECT 1 FROM quarantine_decided WHERE id=?");
    bindUuid(query, 1, id.value);
    return query.executeStep();
}
} // namespace

bool keepQuarantined(Connection& connection, DeviceId device, const Quarantined& one, WallTime arrived) {
    if (isDecided(connection, one.id))
        return false;
    auto& row =
        connection.use("INSERT INTO quarantine(id, device, epoch, n, stream, reason, arrived, sealed) "
                       "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING");
    bindUuid(row, 1, one.id.value);
    bindUuid(row, 2, device.value);
    row.bind(3, one.epoch);
    bindUnsigned(row, 4, one.n);
    row.bind(5, one.stream);
    row.bind(6, one.reason);
    row.bind(7, arrived.time_since_epoch().count());
    bindBlob(row, 8, one.sealed);
    return row.exec() == 1;
}

bool decideQuarantined(Connection& connection, ChangeId id) {
    auto& drop = connection.use("DELETE FROM quarantine WHERE id=?");
    bindUuid(drop, 1, id.value);
    if (drop.exec() == 0)
        return false;
    auto& note = connection.use("INSERT INTO quarantine_decided(id) VALUES(?) ON CONFLICT DO NOTHING");
    bindUuid(note, 1, id.value);
    note.exec();
    return true;
}

QuarantineUse quarantineUse(Connection& connection, DeviceId device) {
    auto& query = connection.use("SELECT (SELECT count(*) FROM quarantine WHERE device=?), "
                                 "(SELECT coalesce(sum(length(sealed)), 0) FROM quarantine)");
    bindUuid(query, 1, device.value);
    query.executeStep();
    return {unsignedAt(query, 0), unsignedAt(query, 1)};
}

std::vector<QuarantinedReport> readQuarantine(Connection& connection) {
    return reportsIn(
        connection.use("SELECT id, device, epoch, n, stream, reason, arrived, sealed FROM quarantine "
                       "ORDER BY arrived, id LIMIT 10000"));
}

std::vector<QuarantinedReport> readQuarantineOf(Connection& connection, ChangeId id) {
    auto& query =
        connection.use("SELECT id, device, epoch, n, stream, reason, arrived, sealed FROM quarantine "
                       "WHERE id=? ORDER BY arrived");
    bindUuid(query, 1, id.value);
    return reportsIn(query);
}

} // namespace jotter::server
