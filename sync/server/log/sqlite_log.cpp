#include "sync/server/log/sqlite_log.h"

#include "sync/server/log/appending.h"
#include "sync/server/log/stream_name.h"

#include <array>

namespace jotter::server {

namespace {
bool liesOpen(const std::string& stream) {
    return stream == "school";
}

/// A stream that no one knows keeps its contents sealed with the school's key until somebody decides.
std::string ownerOf(const std::string& stream) {
    const auto name = StreamName::parse(stream);
    return name ? name->keyOwner() : "school";
}

/// Reads a page in pieces: one of the databases hands over all that it is asked for at once.
class PageReader {
public:
    PageReader(Connection& connection, std::uint64_t after, std::size_t limit, const WantsStream& wants)
        : connection_(connection)
        , limit_(limit)
        , wants_(wants) {
        found_.scannedTo = after;
    }
    /// False once the page or the log is at its end.
    bool readPiece() {
        auto& query = connection_.use("SELECT seq, id, name, seq=first_seq, hash, device, effective, body "
                                      "FROM changes JOIN streams ON streams.no=changes.stream "
                                      "WHERE seq>? ORDER BY seq LIMIT ?");
        bindUnsigned(query, 1, found_.scannedTo);
        bindUnsigned(query, 2, pieceRows);
        std::size_t rows = 0;
        for (; query.executeStep(); ++rows) {
            found_.more =
                found_.changes.size() == limit_ || scanned_++ == maxScanned || bytes_ > maxPageBytes;
            if (found_.more)
                return false;
            take(query);
        }
        return rows == pieceRows;
    }
    [[nodiscard]] LogPage found() { return std::move(found_); }

private:
    static constexpr std::size_t pieceRows = 256;

    void take(Statement& query) {
        found_.scannedTo = unsignedAt(query, 0);
        auto stream = query.getColumn(2).getString();
        if (!wants_(stream))
            return;
        found_.changes.push_back(
            {found_.scannedTo, ChangeId{uuidAt(query, 1)}, std::move(stream),
             query.getColumn(3).getInt() != 0, hashAt(query, 4), DeviceId{uuidAt(query, 5)},
             Hlc::parse(query.getColumn(6).getString()).value_or(Hlc{}), blobAt(query, 7)});
        bytes_ += found_.changes.back().bytes.size();
    }

    Connection& connection_;
    std::size_t limit_;
    const WantsStream& wants_;
    LogPage found_;
    std::size_t scanned_ = 0;
    std::size_t bytes_ = 0;
};
} // namespace

SqliteLog::SqliteLog(Database& database, KeyStore& keys, RandomSource& random, Projection& projection)
    : database_(database)
    , keys_(keys)
    , random_(random)
    , projection_(projection) {}

Expected<void> SqliteLog::prepare() {
    return database_.write([&](Connection& connection) -> Expected<void> {
        std::array<std::uint8_t, 16> epoch{};
        random_.fill(epoch);
        auto& insert =
            connection.use("INSERT INTO facts(name, value) VALUES('server_epoch', ?) ON CONFLICT DO NOTHING");
        insert.bind(1, toHex(epoch));
        insert.exec();
        return {};
    });
}

Expected<std::string> SqliteLog::serverEpoch() {
    return database_.read([](Connection& connection) -> Expected<std::string> {
        auto& query = connection.use("SELECT value FROM facts WHERE name='server_epoch'");
        if (!query.executeStep())
            return fail("no_epoch", ErrorCategory::Storage, "This folder is not a school server's.");
        return query.getColumn(0).getString();
    });
}

Expected<std::vector<std::string>> SqliteLog::sealBodies(const std::vector<Arrival>& arrivals) {
    std::vector<std::string> bodies;
    bodies.reserve(arrivals.size());
    for (const auto& arrival : arrivals) {
        const auto& stream = arrival.change.change.stream;
        if (liesOpen(stream)) {
            bodies.push_back(arrival.change.bytes);
            continue;
        }
        const auto key = keys_.obtain(ownerOf(stream));
        if (!key)
            return tl::make_unexpected(key.error());
        bodies.push_back(seal::sealAll(*key, random_, arrival.change.bytes));
    }
    return bodies;
}

Expected<Appended> SqliteLog::append(DeviceId device, const std::vector<Arrival>& arrivals,
                                     WallTime arrived) {
    const auto bodies = sealBodies(arrivals);
    if (!bodies)
        return tl::make_unexpected(bodies.error());
    const auto clocks = effectiveClocks(arrivals, arrived);
    return database_.write([&](Connection& connection) -> Expected<Appended> {
        Appending appending(connection, projection_, device, arrived);
        Appended appended;
        for (std::size_t i = 0; i < arrivals.size(); ++i) {
            auto verdict = appending.take(arrivals[i], clocks[i], (*bodies)[i]);
            if (!verdict)
                return tl::make_unexpected(verdict.error());
            appended.verdicts.push_back(std::move(*verdict));
        }
        appending.finish();
        if (!arrivals.empty())
            appended.watermark = readWatermark(connection, device, arrivals.back().epoch);
        return appended;
    });
}

Expected<Watermark> SqliteLog::watermark(DeviceId device, const std::string& epoch) {
    return database_.read([&](Connection& connection) -> Expected<Watermark> {
        return readWatermark(connection, device, epoch);
    });
}

Expected<std::uint64_t> SqliteLog::newest() {
    return database_.read([](Connection& connection) -> Expected<std::uint64_t> {
        auto& query = connection.use("SELECT seq FROM counter");
        query.executeStep();
        return unsignedAt(query, 0);
    });
}

Expected<LogPage> SqliteLog::page(std::uint64_t after, std::size_t limit, const WantsStream& wants) {
    auto page = database_.read([&](Connection& connection) -> Expected<LogPage> {
        PageReader reader(connection, after, limit, wants);
        while (reader.readPiece()) {
        }
        return reader.found();
    });
    if (!page)
        return page;
    // Opening is done outside the snapshot: it needs no database.
    if (const auto opened = openBodies(page->changes); !opened)
        return tl::make_unexpected(opened.error());
    return page;
}

Expected<void> SqliteLog::openBodies(std::vector<LoggedChange>& changes) {
    for (auto& change : changes) {
        if (liesOpen(change.stream))
            continue;
        const auto key = keys_.find(ownerOf(change.stream));
        if (!key)
            return tl::make_unexpected(key.error());
        auto opened = seal::openAll(*key, change.bytes);
        if (!opened)
            return tl::make_unexpected(opened.error());
        change.bytes = std::move(*opened);
    }
    return {};
}

Expected<std::vector<StreamInfo>> SqliteLog::streams() {
    return database_.read([](Connection& connection) -> Expected<std::vector<StreamInfo>> {
        std::vector<StreamInfo> all;
        auto& query = connection.use("SELECT name, first_seq FROM streams");
        while (query.executeStep())
            all.push_back({query.getColumn(0).getString(), unsignedAt(query, 1)});
        return all;
    });
}

Expected<DigestAt> SqliteLog::digest(const std::string& stream, std::uint64_t upto) {
    return database_.read([&](Connection& connection) -> Expected<DigestAt> {
        auto& counter = connection.use("SELECT seq FROM counter");
        counter.executeStep();
        DigestAt result;
        result.upto = upto == 0 ? unsignedAt(counter, 0) : upto;
        auto& query =
            connection.use("SELECT hash FROM changes WHERE stream=(SELECT no FROM streams WHERE name=?) "
                           "AND seq<=?");
        query.bind(1, stream);
        bindUnsigned(query, 2, result.upto);
        while (query.executeStep())
            result.digest.add(hashAt(query, 0));
        return result;
    });
}

Expected<std::optional<std::string>> SqliteLog::referringStream(ChangeId id, const Sha256& medium) {
    return database_.read([&](Connection& connection) -> Expected<std::optional<std::string>> {
        auto& query = connection.use("SELECT name FROM changes JOIN streams ON streams.no=changes.stream "
                                     "JOIN media_references USING(seq) WHERE id=? AND sha256=?");
        bindUuid(query, 1, id.value);
        bindHash(query, 2, medium);
        if (!query.executeStep())
            return std::nullopt;
        return query.getColumn(0).getString();
    });
}

Expected<LogCounts> SqliteLog::counts() {
    return database_.read([](Connection& connection) -> Expected<LogCounts> {
        auto& query = connection.use("SELECT (SELECT count(*) FROM changes), (SELECT count(*) FROM held), "
                                     "(SELECT count(*) FROM streams)");
        query.executeStep();
        return LogCounts{unsignedAt(query, 0), unsignedAt(query, 1), unsignedAt(query, 2)};
    });
}

} // namespace jotter::server
