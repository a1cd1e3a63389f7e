#include "sync/server/log/tables/erasing.h"

#include <algorithm>

namespace jotter::server {

namespace {
constexpr const char* hiddenMark = "hidden";
constexpr const char* erasedMark = "erased";

void bindEntity(Statement& statement, int index, const std::optional<EntityId>& entity) {
    if (entity)
        bindUuid(statement, index, entity->value);
    else
        bindBlob(statement, index, {});
}
} // namespace

bool EraseFromTables::isErased(const std::string& stream, EntityId entity) {
    auto& query = connection_.use("SELECT 1 FROM erased WHERE stream=? AND (entity=? OR entity=?) LIMIT 1");
    query.bind(1, stream);
    bindUuid(query, 2, entity.value);
    bindBlob(query, 3, {});
    return query.executeStep();
}

std::vector<std::uint64_t> EraseFromTables::changesOf(const Erasure& erasure) {
    auto& query = connection_.use("SELECT seq FROM changes JOIN streams ON streams.no=changes.stream "
                                  "WHERE name=? AND (entity=? OR ?=1) ORDER BY seq");
    query.bind(1, erasure.stream);
    bindEntity(query, 2, erasure.entity);
    query.bind(3, erasure.entity ? 0 : 1);
    std::vector<std::uint64_t> found;
    while (query.executeStep())
        found.push_back(unsignedAt(query, 0));
    return found;
}

std::vector<ErasedMedium> EraseFromTables::erase(const Erasure& erasure) {
    std::vector<ErasedMedium> gone;
    auto& row =
        connection_.use("INSERT INTO erased(stream, entity, seq) VALUES(?,?,?) ON CONFLICT DO NOTHING");
    row.bind(1, erasure.stream);
    bindEntity(row, 2, erasure.entity);
    bindUnsigned(row, 3, seq_ + 1);
    seq_ += static_cast<std::uint64_t>(row.exec());
    const auto changes = changesOf(erasure);
    hideMomentsAt(changes);
    for (const auto change : changes) {
        dropReferences(erasure.stream, change, gone);
        auto& body = connection_.use("DELETE FROM changes WHERE seq=?");
        bindUnsigned(body, 1, change);
        body.exec();
    }
    auto& held = connection_.use("DELETE FROM held WHERE stream=? AND (entity=? OR ?=1)");
    held.bind(1, erasure.stream);
    bindEntity(held, 2, erasure.entity);
    held.bind(3, erasure.entity ? 0 : 1);
    held.exec();
    if (!erasure.entity) {
        auto& quarantine = connection_.use("DELETE FROM quarantine WHERE stream=?");
        quarantine.bind(1, erasure.stream);
        quarantine.exec();
    }
    projection_.erased(connection_, erasure.stream, erasure.entity);
    return gone;
}

std::vector<ErasedMedium> EraseFromTables::redact(const std::string& stream, ChangeId change) {
    std::vector<ErasedMedium> gone;
    auto& query = connection_.use("SELECT seq FROM changes JOIN streams ON streams.no=changes.stream "
                                  "WHERE id=? AND name=?");
    bindUuid(query, 1, change.value);
    query.bind(2, stream);
    if (query.executeStep())
        dropReferences(stream, unsignedAt(query, 0), gone);
    return gone;
}

void EraseFromTables::dropReferences(const std::string& stream, std::uint64_t change,
                                     std::vector<ErasedMedium>& gone) {
    std::vector<Sha256> media;
    auto& references = connection_.use("SELECT sha256 FROM media_references WHERE seq=?");
    bindUnsigned(references, 1, change);
    while (references.executeStep())
        media.push_back(hashAt(references, 0));
    auto& drop = connection_.use("DELETE FROM media_references WHERE seq=?");
    bindUnsigned(drop, 1, change);
    drop.exec();
    for (const auto& medium : media) {
        auto& others = connection_.use("SELECT 1 FROM media_references JOIN changes USING(seq) JOIN streams "
                                       "ON streams.no=changes.stream "
                                       "WHERE sha256=? AND name=? LIMIT 1");
        bindHash(others, 1, medium);
        others.bind(2, stream);
        if (others.executeStep())
            continue;
        mark(stream, medium, erasedMark);
        gone.push_back({stream, medium});
    }
}

void EraseFromTables::mark(const std::string& stream, const Sha256& medium, const char* how) {
    auto& row =
        connection_.use("INSERT INTO media_marks(stream, sha256, mark, seq) VALUES(?,?,?,?) "
                        "ON CONFLICT(stream, sha256) DO UPDATE SET mark=excluded.mark, seq=excluded.seq "
                        "WHERE media_marks.mark<>excluded.mark");
    row.bind(1, stream);
    bindHash(row, 2, medium);
    row.bind(3, how);
    bindUnsigned(row, 4, seq_ + 1);
    seq_ += static_cast<std::uint64_t>(row.exec());
}

void EraseFromTables::hideMomentsOf(const std::string& stream) {
    hideMomentsAt(changesOf({stream, {}}));
}

void EraseFromTables::hideMomentsAt(const std::vector<std::uint64_t>& changes) {
    for (const auto change : changes) {
        auto& query = connection_.use("SELECT moment FROM changes WHERE seq=? AND moment IS NOT NULL");
        bindUnsigned(query, 1, change);
        if (!query.executeStep())
            continue;
        hide(uuidAt(query, 0));
    }
}

void EraseFromTables::hide(const Uuid& moment) {
    auto& row = connection_.use("INSERT INTO hidden_moments(moment) VALUES(?) ON CONFLICT DO NOTHING");
    bindUuid(row, 1, moment);
    if (row.exec() == 1)
        hideMoment(moment);
}

void EraseFromTables::hideIfMomentIs(const Uuid& moment) {
    auto& query = connection_.use("SELECT 1 FROM hidden_moments WHERE moment=?");
    bindUuid(query, 1, moment);
    if (query.executeStep())
        hideMoment(moment);
}

void EraseFromTables::hideMoment(const Uuid& moment) {
    std::vector<ErasedMedium> copies;
    auto& query =
        connection_.use("SELECT DISTINCT name, sha256 FROM changes JOIN streams ON "
                        "streams.no=changes.stream JOIN media_references USING(seq) WHERE moment=?");
    bindUuid(query, 1, moment);
    while (query.executeStep())
        copies.push_back({query.getColumn(0).getString(), hashAt(query, 1)});
    for (const auto& copy : copies)
        mark(copy.stream, copy.sha256, hiddenMark);
}

std::vector<FeedNote> readNotes(Connection& connection, std::uint64_t after, std::uint64_t upto,
                                const WantsStream& wants) {
    std::vector<FeedNote> notes;
    auto& erased =
        connection.use("SELECT seq, stream, entity FROM erased WHERE seq>? AND seq<=? ORDER BY seq");
    bindUnsigned(erased, 1, after);
    bindUnsigned(erased, 2, upto);
    while (erased.executeStep())
        if (!blobAt(erased, 2).empty())
            notes.push_back(
                {unsignedAt(erased, 0), erased.getColumn(1).getString(), EntityId{uuidAt(erased, 2)}, {}});
    auto& hidden = connection.use("SELECT seq, stream, sha256 FROM media_marks WHERE mark='hidden' AND seq>? "
                                  "AND seq<=? ORDER BY seq");
    bindUnsigned(hidden, 1, after);
    bindUnsigned(hidden, 2, upto);
    while (hidden.executeStep())
        notes.push_back({unsignedAt(hidden, 0), hidden.getColumn(1).getString(), {}, hashAt(hidden, 2)});
    std::erase_if(notes, [&](const FeedNote& note) { return !wants(note.stream); });
    std::ranges::sort(notes, std::less{}, &FeedNote::seq);
    return notes;
}

std::vector<FeedNote> readHidden(Connection& connection, const std::string& stream, std::uint64_t upto) {
    std::vector<FeedNote> notes;
    auto& hidden = connection.use("SELECT seq, sha256 FROM media_marks WHERE stream=? AND mark='hidden' AND "
                                  "seq<=? ORDER BY seq");
    hidden.bind(1, stream);
    bindUnsigned(hidden, 2, upto);
    while (hidden.executeStep())
        notes.push_back({unsignedAt(hidden, 0), stream, {}, hashAt(hidden, 1)});
    return notes;
}

} // namespace jotter::server
