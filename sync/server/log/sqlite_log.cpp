#include "sync/server/log/sqlite_log.h"

#include "sync/server/log/appending.h"
#include "sync/server/log/stream_name.h"
#include "sync/server/log/tables/page_reader.h"

#include <array>

namespace jotter::server {

namespace {
/// Of the projection's tables: another one means that they are made anew from the log.
constexpr std::string_view projectionVersion = "1";
constexpr std::size_t projectedAtOnce = 1000;

bool liesOpen(const std::string& stream) {
    return stream == "school";
}

/// A stream that no one knows keeps its contents sealed with the school's key until somebody decides.
std::string ownerOf(const std::string& stream) {
    const auto name = StreamName::parse(stream);
    return name ? name->keyOwner() : "school";
}

} // namespace

SqliteLog::SqliteLog(Database& database, KeyStore& keys, RandomSource& random, Projection& projection)
    : database_(database)
    , keys_(keys)
    , random_(random)
    , projection_(projection) {}

Expected<void> SqliteLog::prepare() {
    const auto made = database_.write([&](Connection& connection) -> Expected<void> {
        std::array<std::uint8_t, 16> epoch{};
        random_.fill(epoch);
        auto& insert =
            connection.use("INSERT INTO facts(name, value) VALUES('server_epoch', ?) ON CONFLICT DO NOTHING");
        insert.bind(1, toHex(epoch));
        insert.exec();
        return {};
    });
    return made ? project() : made;
}

/// Tells the projection the log anew when it was made by an older version. Once, at the start: other
/// processes wait for it.
Expected<void> SqliteLog::project() {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& made = connection.use("SELECT value FROM facts WHERE name='projection'");
        if (made.executeStep() && made.getColumn(0).getString() == projectionVersion)
            return {};
        projection_.forget(connection);
        const auto all = [](const std::string&) { return true; };
        LogPage page;
        page.more = true;
        while (page.more) {
            PageReader reader(connection, page.scannedTo, projectedAtOnce, all);
            auto next = opened(reader.read());
            if (!next)
                return tl::make_unexpected(next.error());
            page = std::move(*next);
            for (auto& logged : page.changes)
                if (const auto change = parseChange(std::move(logged.bytes)))
                    projection_.taken(connection, change->change, logged.effective);
        }
        auto& note =
            connection.use("INSERT INTO facts(name, value) VALUES('projection', ?) ON CONFLICT(name) "
                           "DO UPDATE SET value=excluded.value");
        note.bind(1, projectionVersion);
        note.exec();
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
        if (!key && key.error().code == "key_destroyed") {
            bodies.emplace_back(); // Erased: acknowledged and dropped.
            continue;
        }
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
    auto result = database_.write([&](Connection& connection) -> Expected<Appended> {
        Appending appending(connection, projection_, device, arrived);
        auto verdicts = appending.take(arrivals, *bodies);
        if (!verdicts)
            return tl::make_unexpected(verdicts.error());
        Appended appended{std::move(*verdicts), {}, appending.erasures(), appending.erasedMedia()};
        if (!arrivals.empty())
            appended.watermark = readWatermark(connection, device, arrivals.back().epoch);
        return appended;
    });
    if (result && !result->erasures.empty())
        database_.settle();
    return result;
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
        return reader.read();
    });
    // Opening is done outside the snapshot: it needs no database.
    return page ? opened(std::move(*page)) : page;
}

Expected<LogPage> SqliteLog::pageOf(const std::string& stream, std::uint64_t after, std::uint64_t upto,
                                    std::size_t limit) {
    auto page = database_.read([&](Connection& connection) -> Expected<LogPage> {
        return readStream(connection, stream, after, upto, limit);
    });
    return page ? opened(std::move(*page)) : page;
}

Expected<std::optional<LoggedChange>> SqliteLog::firstOf(const std::string& stream, EntityId entity,
                                                         std::uint64_t after) {
    auto first = database_.read([&](Connection& connection) -> Expected<LogPage> {
        return readFirst(connection, stream, entity, after);
    });
    auto page = first ? opened(std::move(*first)) : first;
    if (!page)
        return tl::make_unexpected(page.error());
    return page->changes.empty() ? std::nullopt : std::optional(std::move(page->changes.front()));
}

Expected<LogPage> SqliteLog::opened(LogPage page) {
    if (const auto open = openBodies(page.changes); !open)
        return tl::make_unexpected(open.error());
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
        auto& query = connection.use("SELECT no, name, first_seq, erased.seq FROM streams LEFT JOIN erased "
                                     "ON erased.stream=streams.name AND length(erased.entity)=0");
        while (query.executeStep())
            all.push_back({unsignedAt(query, 0), query.getColumn(1).getString(), unsignedAt(query, 2),
                           !query.getColumn(3).isNull()});
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
                                     "JOIN media_references USING(seq) LEFT JOIN media_marks ON "
                                     "media_marks.stream=name AND media_marks.sha256=media_references.sha256 "
                                     "WHERE id=? AND media_references.sha256=? AND mark IS NULL");
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
                                     "(SELECT count(*) FROM streams), (SELECT count(*) FROM quarantine)");
        query.executeStep();
        return LogCounts{unsignedAt(query, 0), unsignedAt(query, 1), unsignedAt(query, 2),
                         unsignedAt(query, 3)};
    });
}

} // namespace jotter::server
