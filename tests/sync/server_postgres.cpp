// What only PostgreSQL can get wrong: several servers, several schools, lost connections. The rest of the
// server's suite runs against it as it stands (tests.cmake, `…_on_postgres`).
#include "sync/server/admin/open_school.h"
#include "sync/server/database/postgres/postgres_database.h"
#include "sync/server/log/schema.h"
#include "tests/support/server_process.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

using namespace jotter;
using namespace jotter::server;

namespace {
const SystemClock wallClock;

std::string address() {
    return qEnvironmentVariable("JOTTER_LOG").toStdString();
}

template <class T>
T orThrow(Expected<T> value) {
    if (!value)
        throw std::runtime_error(value.error().code);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}

/// A school's folder; any number of servers may open it.
struct Folder {
    QTemporaryDir temporary;
    SystemRandom random;
    SchoolFolder files{temporary.filePath(QStringLiteral("school")).toStdString()};

    Folder() { orThrow(files.create({"Test school", {}}, random)); }
    std::unique_ptr<OpenSchool> open() {
        return orThrow(OpenSchool::open(files, wallClock, random, {address(), {}}));
    }
    Arrival arrival(std::uint64_t n, const std::string& stream, const std::string& note) {
        Change change;
        change.id = ChangeId::make(wallClock.now(), random);
        change.type = "observation";
        change.stream = stream;
        change.entity = EntityId::make(wallClock.now(), random);
        change.author = AdultId::make(wallClock.now(), random);
        change.device = DeviceId::make(wallClock.now(), random);
        change.hlc = HybridClock(wallClock, change.device).tick();
        change.at = wallClock.now();
        change.fields = {{"note", note}};
        return {"00000000000000aa", n, std::nullopt, orThrow(serialise(std::move(change))), {}};
    }
};

const std::string stream = "pupil/01920000-0000-7000-8000-000000000001";
const auto everything = [](const std::string&) { return true; };

std::string superuser() {
    return qEnvironmentVariable("JOTTER_TEST_SUPERUSER").toStdString();
}

using Steps = std::vector<const char*>;
using Shape = std::set<std::string>;

Steps everyStep() {
    auto steps = schoolSchema();
    for (const auto& apart : {SqliteKeyStore::schema(), SqliteErasureLog::schema()})
        steps.insert(steps.end(), apart.begin(), apart.end());
    return steps;
}

/// One line for each column, key and index of what SQLite makes of the steps, as PostgreSQL should have it.
Shape shapeInSqlite(const Steps& steps) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const auto* step : steps)
        database.exec(step);
    Shape shape;
    const auto add = [&](const std::string& sql) {
        for (SQLite::Statement lines(database, sql); lines.executeStep();)
            shape.insert(lines.getColumn(0).getString());
    };
    const std::string tables = " FROM sqlite_master m JOIN ";
    add("SELECT m.name || '.' || c.name || CASE c.type WHEN 'INTEGER' THEN ' bigint' WHEN 'BLOB' THEN ' "
        "bytea' ELSE ' text' END || CASE WHEN c.\"notnull\" OR c.pk THEN ' NO' ELSE ' YES' END" +
        tables + "pragma_table_info(m.name) c WHERE m.type='table'");
    add("SELECT m.name || '(school_id,' || (SELECT group_concat(name) FROM pragma_index_info(i.name)) || ')' "
        "|| CASE WHEN i.\"unique\" THEN ' unique' ELSE '' END || CASE WHEN i.partial THEN ' partial' ELSE '' "
        "END" +
        tables + "pragma_index_list(m.name) i WHERE m.type='table'");
    // The key of a table that numbers itself is no index in SQLite.
    add("SELECT m.name || '(school_id,' || c.name || ') unique'" + tables +
        "pragma_table_info(m.name) c WHERE m.type='table' AND c.pk=1 AND NOT EXISTS(SELECT 1 FROM "
        "pragma_index_list(m.name) WHERE origin='pk')");
    return shape;
}

Shape shapeInPostgres(const std::string& url, const std::string& school) {
    PostgresConnection connection({url, school});
    Shape shape;
    const auto add = [&](Statement& lines) {
        while (lines.executeStep())
            shape.insert(lines.getColumn(0).getString());
    };
    add(connection.use(
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM "
        "information_schema.columns WHERE table_schema='jotter' AND column_name<>'school_id' "
        "AND table_name NOT IN ('schools', 'shapes')"));
    add(connection.use(
        "SELECT c.relname || '(' || string_agg(a.attname, ',' ORDER BY k.place) || ')' || CASE WHEN "
        "i.indisunique THEN ' unique' ELSE '' END || CASE WHEN i.indpred IS NULL THEN '' ELSE ' partial' END "
        "FROM pg_index i JOIN pg_class c ON c.oid=i.indrelid JOIN pg_namespace n ON n.oid=c.relnamespace "
        "CROSS JOIN unnest(i.indkey) WITH ORDINALITY k(number, place) JOIN pg_attribute a ON "
        "a.attrelid=c.oid AND a.attnum=k.number WHERE n.nspname='jotter' AND c.relname NOT IN ('schools', "
        "'shapes') GROUP BY i.indexrelid, c.relname, i.indisunique, i.indpred IS NULL"));
    return shape;
}

std::string firstMissing(const Shape& wanted, const Shape& there) {
    for (const auto& line : wanted)
        if (!there.contains(line))
            return line;
    return {};
}
} // namespace

class ServerPostgres : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (address().empty())
            QSKIP("PostgreSQL is not installed");
    }

    void ourSqlInItsWords() {
        QCOMPARE(toPostgres("SELECT a FROM b WHERE c=? AND d<>'?' AND e=?"),
                 std::string("SELECT a FROM b WHERE c=$1 AND d<>'?' AND e=$2"));
        QCOMPARE(toPostgres("UPDATE a SET b=?2 WHERE c=?1"), std::string("UPDATE a SET b=$2 WHERE c=$1"));
        QCOMPARE(toPostgres("INSERT INTO a(b) VALUES(?) ON CONFLICT(b) DO UPDATE SET c=a.c+1"),
                 std::string("INSERT INTO a(b) VALUES($1) ON CONFLICT(school_id, b) DO UPDATE SET c=a.c+1"));
    }

    void twoServersWriteOneSequenceAndAReaderMissesNothing() {
        Folder folder;
        const auto one = folder.open();
        const auto two = folder.open();
        constexpr int writers = 8;
        constexpr int each = 25;
        std::vector<std::vector<Arrival>> work(writers);
        for (auto& list : work)
            for (int i = 0; i < each; ++i)
                list.push_back(folder.arrival(static_cast<std::uint64_t>(i + 1), stream, "note"));
        std::atomic<int> writing{writers};
        std::atomic<bool> failed{false};
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w)
            threads.emplace_back([&, w] {
                auto& log = (w % 2 == 0 ? one : two)->log();
                SystemRandom random;
                const auto device = DeviceId::make(wallClock.now(), random);
                for (const auto& arrival : work[static_cast<std::size_t>(w)])
                    failed = failed || !log.append(device, {arrival}, wallClock.now());
                --writing;
            });
        // A reader that goes on where it was must see every number: none may come later than a larger one.
        std::vector<std::uint64_t> seen;
        for (bool last = false;; last = writing == 0) {
            const auto page = two->log().page(seen.empty() ? 0 : seen.back(), 1000, everything);
            if (!page)
                break;
            for (const auto& change : page->changes)
                seen.push_back(change.seq);
            if (last && page->changes.empty())
                break;
        }
        for (auto& thread : threads)
            thread.join();
        QVERIFY(!failed);
        QCOMPARE(seen.size(), std::size_t(writers * each));
        for (std::size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], i + 1);
    }

    void whatOneServerWritesWakesTheOther() {
        Folder folder;
        const auto one = folder.open();
        const auto two = folder.open();
        std::mutex mutex;
        std::condition_variable heard;
        int times = 0;
        const auto ear = two->hearNews([&] {
            const std::scoped_lock lock(mutex);
            ++times;
            heard.notify_all();
        });
        const auto until = [&](int wanted) {
            std::unique_lock lock(mutex);
            return heard.wait_for(lock, std::chrono::seconds(30), [&] { return times >= wanted; });
        };
        QVERIFY2(until(1), "it listens");
        SystemRandom random;
        const auto device = DeviceId::make(wallClock.now(), random);
        QVERIFY(one->log().append(device, {folder.arrival(1, stream, "news")}, wallClock.now()));
        QVERIFY2(until(2), "it heard");
    }

    void schoolsInOneDatabaseSeeNothingOfEachOther() {
        Folder here;
        Folder there;
        const auto mine = here.open();
        const auto other = there.open();
        SystemRandom random;
        const auto device = DeviceId::make(wallClock.now(), random);
        QVERIFY(mine->log().append(device, {here.arrival(1, stream, "mine")}, wallClock.now()));
        QCOMPARE(mine->log().newest().value_or(0), std::uint64_t(1));
        QCOMPARE(other->log().newest().value_or(9), std::uint64_t(0));
        QVERIFY(other->log().page(0, 100, everything)->changes.empty());
        QCOMPARE(other->log().counts()->streams, std::uint64_t(0));
        // The same device, epoch and number may exist in the other school.
        QVERIFY(other->log().append(device, {there.arrival(1, stream, "theirs")}, wallClock.now()));
        // Even SQL that names no school sees one school only, and cannot write for another.
        PostgresConnection connection({address(), mine->settings().id});
        auto& query = connection.use("SELECT count(*) FROM changes");
        QVERIFY(query.executeStep());
        QCOMPARE(query.getColumn(0).getInt(), 1);
        QVERIFY_EXCEPTION_THROWN(
            connection.script("UPDATE changes SET school_id='" + other->settings().id + "'"),
            DatabaseFailure);
    }

    void anAccountThatSeesPastThePoliciesIsRefused() {
        Folder folder;
        const auto opened = OpenSchool::open(folder.files, wallClock, folder.random, {superuser(), {}});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, std::string("bad_role"));
    }

    void aLostConnectionIsMadeAnew() {
        Folder folder;
        const auto school = folder.open();
        SystemRandom random;
        const auto device = DeviceId::make(wallClock.now(), random);
        QVERIFY(school->log().append(device, {folder.arrival(1, stream, "before")}, wallClock.now()));
        {
            PostgresConnection killer({superuser(), school->settings().id});
            killer.script("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename='school'");
        }
        // The one that finds out fails in a way that a tablet tries again after; nothing is kept by halves.
        for (int n = 2; n <= 3; ++n) {
            auto arrival = folder.arrival(static_cast<std::uint64_t>(n), stream, "after");
            const auto first = school->log().append(device, {arrival}, wallClock.now());
            if (!first)
                QCOMPARE(first.error().category, ErrorCategory::Transient);
            const auto again = school->log().append(device, {arrival}, wallClock.now());
            QVERIFY(again.has_value());
        }
        const auto read = school->log().page(0, 10, everything);
        const auto reread = school->log().page(0, 10, everything);
        QVERIFY(reread.has_value());
        QCOMPARE(reread->changes.size(), std::size_t(3));
        QVERIFY(read.has_value() || read.error().category == ErrorCategory::Transient);
    }

    void everyTableColumnKeyAndIndexOfSqliteIsThereAndNoOther() {
        Folder folder;
        const auto school = folder.open();
        const auto wanted = shapeInSqlite(everyStep());
        const auto there = shapeInPostgres(superuser(), school->settings().id);
        QVERIFY(wanted.size() > 100);
        QCOMPARE(firstMissing(wanted, there), std::string());
        QCOMPARE(firstMissing(there, wanted), std::string());
        // Each of them shows a school its own rows alone.
        PostgresConnection connection({superuser(), school->settings().id});
        auto& open = connection.use("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON "
                                    "n.oid=c.relnamespace WHERE nspname='jotter' AND relkind='r' AND "
                                    "relname<>'shapes' AND NOT (relrowsecurity AND relforcerowsecurity)");
        QVERIFY(open.executeStep());
        QCOMPARE(open.getColumn(0).getInt(), 0);
    }

    void tablesOfAnOlderVersionGetWhatCameLater() {
        Folder folder;
        const auto id = folder.files.settings().value().id;
        PostgresConnection({superuser(), id}).script("CREATE DATABASE older OWNER school");
        const auto olderIn = [](const std::string& url) { return url.substr(0, url.rfind('/')) + "/older"; };
        const PostgresPlace place{olderIn(address()), id};
        const auto steps = everyStep();
        QVERIFY(openPostgres(place, Steps(steps.begin(), steps.begin() + 1)));
        PostgresConnection before(place);
        before.script("INSERT INTO devices(id, public_key, name, enrolled) VALUES('a', 'b', 'c', 1)");
        QVERIFY(openPostgres(place, steps));
        const auto there = shapeInPostgres(olderIn(superuser()), id);
        QCOMPARE(firstMissing(shapeInSqlite(steps), there), std::string());
        auto& state = before.use("SELECT state FROM devices");
        QVERIFY(state.executeStep());
        QCOMPARE(state.getColumn(0).getString(), std::string("enrolled"));
    }

    void whatIsPostedFailsItsOwnWorkAndNobodyElses() {
        Folder folder;
        const PostgresPlace place{address(), folder.files.settings().value().id};
        const auto database = orThrow(openPostgres(place, schoolSchema()));
        const auto post = [](Connection& connection, const char* name) {
            auto& row = connection.use("INSERT INTO facts(name, value) VALUES(?, 'x')");
            row.bind(1, std::string_view(name));
            row.post();
        };
        const auto failed = database->write([&](Connection& connection) -> Expected<void> {
            post(connection, "one");
            post(connection, "two");
            post(connection, "one");
            return {};
        });
        QVERIFY2(!failed, "a failure that nobody waited for is not lost");
        for (int i = 0; i < 3; ++i)
            QVERIFY(database->write([&](Connection& connection) -> Expected<void> {
                for (int n = 0; n < 200; ++n) // more than travel together
                    post(connection, ("three" + std::to_string(200 * i + n)).c_str());
                return {};
            }));
        const auto count = database->read([](Connection& connection) -> Expected<int> {
            auto& query = connection.use("SELECT count(*) FROM facts");
            query.executeStep();
            return query.getColumn(0).getInt();
        });
        QCOMPARE(count.value_or(-1), 600);
    }

    void openingAgainChangesNoTables() {
        Folder folder;
        std::ignore = folder.open();
        PostgresConnection connection({address(), folder.open()->settings().id});
        auto& query = connection.use("SELECT count(*) FROM pg_policy");
        QVERIFY(query.executeStep());
        const auto before = query.getColumn(0).getInt64();
        std::ignore = folder.open();
        auto& later = connection.use("SELECT count(*) FROM pg_policy");
        QVERIFY(later.executeStep());
        QCOMPARE(later.getColumn(0).getInt64(), before);
        QVERIFY(before > 10);
    }

    void textIsComparedByteByByte() {
        Folder folder;
        const auto school = folder.open();
        PostgresConnection connection({address(), school->settings().id});
        auto& wrong =
            connection.use("SELECT count(*) FROM information_schema.columns WHERE table_schema='jotter' "
                           "AND data_type='text' AND coalesce(collation_name, '')<>'C'");
        QVERIFY(wrong.executeStep());
        QCOMPARE(wrong.getColumn(0).getInt(), 0);
    }
};

QTEST_GUILESS_MAIN(ServerPostgres)
#include "server_postgres.moc"
