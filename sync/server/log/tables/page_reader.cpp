#include "sync/server/log/tables/page_reader.h"

#include "sync/server/log/tables/erasing.h"
#include "sync/server/log/tables/marks.h"

#include <algorithm>

namespace jotter::server {

namespace {
constexpr std::size_t pieceRows = 256; ///< of one answer: PostgreSQL hands it over whole

/// Reads the columns seq, id, name, hash, device, effective, body.
LoggedChange changeAt(Statement& query) {
    return {unsignedAt(query, 0),
            ChangeId{uuidAt(query, 1)},
            query.getColumn(2).getString(),
            hashAt(query, 3),
            DeviceId{uuidAt(query, 4)},
            Hlc::parse(query.getColumn(5).getString()).value_or(Hlc{}),
            blobAt(query, 6)};
}

/// What a page still takes, and one row that shows whether the log goes on.
std::size_t rowsFor(std::size_t changes) {
    return std::min(pieceRows - 1, changes) + 1;
}
} // namespace

PageReader::PageReader(Connection& connection, std::uint64_t after, std::size_t limit,
                       const WantsStream& wants)
    : connection_(connection)
    , after_(after)
    , limit_(limit)
    , wants_(wants) {
    found_.scannedTo = after;
}

LogPage PageReader::read() {
    while (readPiece()) {
    }
    // At the end of the log, what was erased or hidden may stand after its last change.
    auto upto = found_.scannedTo;
    if (!found_.more) {
        auto& counter = connection_.use("SELECT seq FROM counter");
        counter.executeStep();
        upto = std::max(upto, unsignedAt(counter, 0));
    }
    found_.notes = readNotes(connection_, after_, upto, wants_);
    if (!found_.notes.empty() && found_.notes.back().seq > found_.scannedTo) {
        found_.scannedTo = found_.notes.back().seq;
        found_.mark = markOf(found_.notes.back());
    }
    return std::move(found_);
}

bool PageReader::readPiece() {
    auto& query = connection_.use("SELECT seq, id, name, hash, device, effective, body, arrived "
                                  "FROM changes JOIN streams ON streams.no=changes.stream "
                                  "WHERE seq>? ORDER BY seq LIMIT ?");
    bindUnsigned(query, 1, found_.scannedTo);
    // As long as most of what is looked at is wanted, no more than the page still takes.
    const auto most = scanned_ == 0 ? rowsFor(limit_ - found_.changes.size()) : pieceRows;
    bindUnsigned(query, 2, most);
    std::size_t rows = 0;
    for (; query.executeStep(); ++rows) {
        found_.more = found_.changes.size() == limit_ || scanned_++ == maxScanned || bytes_ > maxPageBytes;
        if (found_.more)
            return false;
        take(query);
    }
    return rows == most;
}

void PageReader::take(Statement& query) {
    found_.scannedTo = unsignedAt(query, 0);
    found_.mark = markOf(hashAt(query, 3), unsignedAt(query, 7));
    if (!wants_(query.getColumn(2).getString()))
        return;
    found_.changes.push_back(changeAt(query));
    bytes_ += found_.changes.back().bytes.size();
}

LogPage readStream(Connection& connection, const std::string& stream, std::uint64_t after, std::uint64_t upto,
                   std::size_t limit) {
    LogPage page;
    page.scannedTo = after;
    std::size_t bytes = 0;
    while (true) {
        const auto most = rowsFor(limit - page.changes.size());
        auto& query = connection.use(
            "SELECT seq, id, name, hash, device, effective, body FROM changes JOIN streams ON "
            "streams.no=changes.stream WHERE changes.stream=(SELECT no FROM streams WHERE name=?) AND seq>? "
            "AND seq<=? ORDER BY seq LIMIT ?");
        query.bind(1, stream);
        bindUnsigned(query, 2, page.scannedTo);
        bindUnsigned(query, 3, upto);
        bindUnsigned(query, 4, most);
        std::size_t rows = 0;
        for (; query.executeStep(); ++rows) {
            page.more = page.changes.size() == limit || bytes > maxPageBytes;
            if (page.more)
                return page;
            page.changes.push_back(changeAt(query));
            page.scannedTo = page.changes.back().seq;
            bytes += page.changes.back().bytes.size();
        }
        if (rows < most) {
            page.notes = readHidden(connection, stream, upto);
            return page;
        }
    }
}

LogPage readFirst(Connection& connection, const std::string& stream, EntityId entity, std::uint64_t after) {
    LogPage page;
    auto& query = connection.use("SELECT seq, id, name, hash, device, effective, body FROM changes JOIN "
                                 "streams ON streams.no=changes.stream WHERE entity=? AND name=? "
                                 "AND seq>? ORDER BY seq LIMIT 1");
    bindUuid(query, 1, entity.value);
    query.bind(2, stream);
    bindUnsigned(query, 3, after);
    if (query.executeStep())
        page.changes.push_back(changeAt(query));
    return page;
}

} // namespace jotter::server
