// Of SqliteLog, what is kept about the log rather than in it: its epoch, backups, erasures, quarantine.
#include "sync/server/log/sqlite_log.h"
#include "sync/server/log/tables/erasing.h"
#include "sync/server/log/tables/marks.h"
#include "sync/server/log/tables/numbering.h"
#include "sync/server/log/tables/quarantine.h"

namespace jotter::server {

namespace {
void setFact(Connection& connection, std::string_view name, const std::string& value) {
    auto& row = connection.use("INSERT INTO facts(name, value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET "
                               "value=excluded.value");
    row.bind(1, name);
    row.bind(2, value);
    row.exec();
}

/// What `work(seq)` gives; the counter moves on by what it adds.
auto counting(Connection& connection, auto work) {
    auto& counter = connection.use("SELECT seq FROM counter");
    counter.executeStep();
    auto seq = unsignedAt(counter, 0);
    auto result = work(seq);
    auto& update = connection.use("UPDATE counter SET seq=?");
    bindUnsigned(update, 1, seq);
    update.exec();
    return result;
}
} // namespace

Expected<void> SqliteLog::setServerEpoch(const std::string& epoch) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        setFact(connection, "server_epoch", epoch);
        return {};
    });
}

Expected<std::optional<std::uint64_t>> SqliteLog::markAt(std::uint64_t seq) {
    return database_.read([&](Connection& connection) -> Expected<std::optional<std::uint64_t>> {
        auto& query = connection.use("SELECT hash, arrived FROM changes WHERE seq=?");
        bindUnsigned(query, 1, seq);
        if (query.executeStep())
            return server::markOf(hashAt(query, 0), unsignedAt(query, 1));
        const auto notes = readNotes(connection, seq - 1, seq, [](const std::string&) { return true; });
        return notes.empty() ? std::nullopt : std::optional(server::markOf(notes.front()));
    });
}

Expected<std::uint64_t> SqliteLog::backupSeq() {
    return database_.read([](Connection& connection) -> Expected<std::uint64_t> {
        auto& query = connection.use("SELECT CAST(value AS BIGINT) FROM facts WHERE name='backup_seq'");
        return query.executeStep() ? unsignedAt(query, 0) : 0;
    });
}

Expected<void> SqliteLog::noteBackup(std::uint64_t seq) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        setFact(connection, "backup_seq", std::to_string(seq));
        return {};
    });
}

Expected<MediumMark> SqliteLog::markOf(const std::string& stream, const Sha256& medium) {
    return database_.read([&](Connection& connection) -> Expected<MediumMark> {
        auto& erased = connection.use("SELECT 1 FROM erased WHERE stream=? AND entity=?");
        erased.bind(1, stream);
        bindBlob(erased, 2, {});
        if (erased.executeStep())
            return MediumMark::StreamErased;
        auto& query = connection.use("SELECT mark FROM media_marks WHERE stream=? AND sha256=?");
        query.bind(1, stream);
        bindHash(query, 2, medium);
        if (!query.executeStep())
            return MediumMark::None;
        return query.getColumn(0).getString() == "hidden" ? MediumMark::Hidden : MediumMark::Erased;
    });
}

Expected<std::vector<ErasedMedium>> SqliteLog::erase(const Erasure& erasure) {
    auto gone = database_.write([&](Connection& connection) -> Expected<std::vector<ErasedMedium>> {
        return counting(connection, [&](std::uint64_t& seq) {
            return EraseFromTables(connection, projection_, seq).erase(erasure);
        });
    });
    if (gone)
        database_.settle();
    return gone;
}

Expected<std::vector<Erasure>> SqliteLog::erasures() {
    return database_.read([](Connection& connection) -> Expected<std::vector<Erasure>> {
        std::vector<Erasure> all;
        auto& query = connection.use("SELECT stream, entity FROM erased ORDER BY seq");
        while (query.executeStep()) {
            Erasure erasure{query.getColumn(0).getString(), {}};
            if (!blobAt(query, 1).empty())
                erasure.entity = EntityId{uuidAt(query, 1)};
            all.push_back(std::move(erasure));
        }
        return all;
    });
}

Expected<void> SqliteLog::hideMoments(const std::vector<Uuid>& moments) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        return counting(connection, [&](std::uint64_t& seq) -> Expected<void> {
            EraseFromTables erasing(connection, projection_, seq);
            for (const auto& moment : moments)
                erasing.hide(moment);
            return {};
        });
    });
}

Expected<std::vector<Uuid>> SqliteLog::hiddenMoments() {
    return database_.read([](Connection& connection) -> Expected<std::vector<Uuid>> {
        std::vector<Uuid> all;
        auto& query = connection.use("SELECT moment FROM hidden_moments");
        while (query.executeStep())
            all.push_back(uuidAt(query, 0));
        return all;
    });
}

Expected<std::vector<ErasedMedium>> SqliteLog::erasedMedia() {
    return database_.read([](Connection& connection) -> Expected<std::vector<ErasedMedium>> {
        std::vector<ErasedMedium> all;
        auto& query = connection.use("SELECT stream, sha256 FROM media_marks WHERE mark='erased'");
        while (query.executeStep())
            all.push_back({query.getColumn(0).getString(), hashAt(query, 1)});
        return all;
    });
}

Expected<std::vector<bool>> SqliteLog::quarantine(DeviceId device, const std::vector<Quarantined>& copies,
                                                  const QuarantineQuota& quota, WallTime arrived) {
    return database_.write([&](Connection& connection) -> Expected<std::vector<bool>> {
        std::vector<Numbering::Number> numbers;
        for (const auto& copy : copies)
            numbers.push_back({copy.epoch, copy.n, copy.id});
        Numbering numbering(connection, device);
        if (const auto noted = numbering.note(numbers); !noted)
            return tl::make_unexpected(noted.error());
        std::vector<bool> fresh;
        for (const auto& copy : copies)
            fresh.push_back(keepQuarantined(connection, device, copy, arrived));
        const auto use = quarantineUse(connection, device);
        if (use.ofDevice > quota.ofDevice || use.bytes > quota.bytes)
            return fail("quarantine_full", ErrorCategory::Storage,
                        "The school server keeps too many records that nobody has looked at.");
        numbering.finish();
        return fresh;
    });
}

Expected<std::vector<QuarantinedReport>> SqliteLog::quarantined() {
    return database_.read([](Connection& connection) -> Expected<std::vector<QuarantinedReport>> {
        return readQuarantine(connection);
    });
}

Expected<std::vector<QuarantinedReport>> SqliteLog::quarantinedAs(ChangeId id) {
    return database_.read([&](Connection& connection) -> Expected<std::vector<QuarantinedReport>> {
        return readQuarantineOf(connection, id);
    });
}

Expected<void> SqliteLog::dropQuarantined(ChangeId id) {
    auto dropped = database_.write([&](Connection& connection) -> Expected<void> {
        return decideQuarantined(connection, id)
                   ? Expected<void>{}
                   : fail("not_quarantined", ErrorCategory::Input, "There is no such record there.");
    });
    if (dropped)
        database_.settle();
    return dropped;
}

} // namespace jotter::server
