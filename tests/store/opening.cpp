#include "app/store/log/ledger.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <SQLiteCpp/Database.h>
#include <sodium.h>
#include <sqlite3.h>

#include <QFile>
#include <QtTest>

using namespace jotter;
using test::Classroom;

namespace {
QByteArray bytesOf(const std::filesystem::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const std::filesystem::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file could not be written");
}

std::string refusal(const store::Store::Options& options) {
    const auto opened = store::Store::open(options);
    return opened ? std::string() : opened.error().code;
}
} // namespace

/// Opening a store: nothing but the right key opens it, nothing is ever made in its place, and a new version
/// of Jotter takes an old store with all that is unsent.
class OpeningTest : public QObject {
    Q_OBJECT

    static store::StoreMaking making(Classroom& room) {
        store::StoreMaking made;
        made.begin = [&](store::Connection& c) { store::beginStore(c, room.clock, room.random); };
        made.rebuild = [](store::Connection& c) {
            store::ChangeLog log(c);
            store::Projector(c, log).fill();
        };
        return made;
    }

    /// A store as the first version of the schema had it, with one change on the server and two unsent.
    static std::vector<std::string> makeVersionOne(Classroom& room, const std::filesystem::path& folder) {
        auto connection =
            store::openStoreFile(folder, Classroom::key(), making(room), store::migrations().first(1))
                .value();
        store::Ledger ledger(std::move(connection), room.clock, room.random);
        std::vector<std::string> unsent;
        const auto written = ledger.transact([&] {
            for (std::uint64_t number = 1; number <= 3; ++number) {
                auto change = room.made("observation", domain::pupilStream(room.pupils[0]),
                                        EntityId::make(room.clock.now(), room.random),
                                        {{"note", "from long ago " + std::to_string(number)}});
                const auto logged = ledger.log.append(change, {change.change.hlc, {}, {}, number, {}});
                if (number == 1)
                    ledger.log.accept(logged.row, 7, "receipt");
                else
                    unsent.push_back(change.bytes);
            }
            ledger.meta.setNumber("number", 3);
        });
        if (!written)
            qFatal("version 1 could not be written");
        return unsent;
    }

    /// A closed store as the cipher of this name, and that alone, reads it; null when it does not.
    static std::unique_ptr<SQLite::Database> rawly(const std::filesystem::path& file, const char* cipher) {
        auto database = std::make_unique<SQLite::Database>(file, SQLITE_OPEN_READWRITE);
        database->exec(std::string("PRAGMA cipher = '") + cipher + "'");
        const auto key = rawKey();
        sqlite3_key(database->getHandle(), key.data(), static_cast<int>(key.size()));
        return database->tryExec("SELECT count(*) FROM sqlite_master") == SQLITE_OK ? std::move(database)
                                                                                    : nullptr;
    }
    static std::string rawKey() {
        const auto key = Classroom::key();
        return "raw:" + std::string(key.bytes().begin(), key.bytes().end());
    }
    static void seal(const std::filesystem::path& file, const char* from, const char* with) {
        const auto database = rawly(file, from);
        QVERIFY(database);
        database->exec("PRAGMA journal_mode = DELETE");
        database->exec(std::string("PRAGMA cipher = '") + with + "'");
        const auto key = rawKey();
        QCOMPARE(sqlite3_rekey(database->getHandle(), key.data(), static_cast<int>(key.size())), SQLITE_OK);
    }

private Q_SLOTS:
    /// One of before 28 November 2026 or of a device without AES instructions, and one of a device that has
    /// them.
    void aStoreIsOpenedWithTheCipherItWasMadeWith() {
        Classroom room;
        const auto file = room.folder() / "store.db";
        room.record(room.tick("own", "sealed anew"));
        room.close();
        const bool fast = crypto_aead_aes256gcm_is_available() != 0;
        const char* const made = fast ? "aegis" : "chacha20";
        const char* const other = fast ? "chacha20" : "aegis";
        QVERIFY(rawly(file, made) && !rawly(file, other));
        seal(file, made, other);
        QVERIFY(rawly(file, other) && !rawly(file, made));
        for (std::size_t records = 1; records <= 2; ++records) {
            room.restart();
            QCOMPARE(room.timeline(room.pupils[0]).items.size(), records);
            room.record(room.tick("own", "and written to"));
            room.close();
        }
        QVERIFY(rawly(file, other) && !rawly(file, made)); // it stays what it is
        // Killed: what was said to be saved lies in the write-ahead log alone, and the wrong cipher is tried
        // first.
        room.restart();
        room.record(room.tick("own", "saved, then killed"));
        const QTemporaryDir killed;
        const std::filesystem::path rest(killed.path().toStdString());
        for (const auto* name : {"store.db", "store.db-wal"})
            std::filesystem::copy_file(room.folder() / name, rest / name);
        QVERIFY(std::filesystem::file_size(rest / "store.db-wal") > 4096);
        QVERIFY(!rawly(rest / "store.db", made));
        auto options = room.options();
        options.folder = rest;
        const auto opened = store::Store::open(options);
        QVERIFY(opened);
        const auto page =
            (*opened)
                ->read([&](const store::Queries& q) { return q.timeline(room.pupils[0], {}, {}, 10); })
                .result();
        QCOMPARE(page->items.size(), std::size_t{4});
    }

    void aWrongKeyOpensNothingAndMakesNothing() {
        Classroom room;
        room.record(room.tick());
        room.close();
        const auto before = bytesOf(room.folder() / "store.db");
        auto options = room.options();
        options.key = seal::WrapKey::make(room.random);
        QCOMPARE(refusal(options), std::string("wrong_key"));
        QCOMPARE(bytesOf(room.folder() / "store.db"), before);
        room.restart();
        QCOMPARE(room.timeline(room.pupils[0]).items.size(), std::size_t{1});
    }

    void aNewerStoreIsLeftAlone() {
        Classroom room;
        room.close();
        {
            store::Connection connection(room.folder() / "store.db", Classroom::key(),
                                         store::Connection::Access::Write);
            connection.exec("PRAGMA user_version = 99");
        }
        const auto before = bytesOf(room.folder() / "store.db");
        QCOMPARE(refusal(room.options()), std::string("store_newer"));
        QCOMPARE(bytesOf(room.folder() / "store.db"), before);
    }

    void aDamagedStoreIsSaidToBe() {
        Classroom room;
        room.close();
        const auto file = room.folder() / "store.db";
        const auto whole = bytesOf(file);
        auto torn = whole;
        torn.replace(4096 * 3, 4096, QByteArray(4096, '\x01'));
        overwrite(file, torn);
        const auto noticed = [&] {
            auto opened = store::Store::open(room.options());
            if (!opened)
                return opened.error().code;
            const auto rebuilt = (*opened)->rebuild().result();
            return rebuilt ? std::string() : rebuilt.error().code;
        };
        QCOMPARE(noticed(), std::string("store_damaged"));
        overwrite(file, {});
        QCOMPARE(refusal(room.options()), std::string("store_damaged"));
        overwrite(file, whole);
        std::filesystem::rename(file, room.folder() / "store.db-wal");
        QCOMPARE(refusal(room.options()), std::string("store_damaged"));
        QVERIFY(!std::filesystem::exists(file));
    }

    void aLockedStoreKeepsWhatItHas() {
        Classroom room;
        store::Connection other(room.folder() / "store.db", Classroom::key(),
                                store::Connection::Access::Write);
        other.exec("BEGIN IMMEDIATE");
        const auto refused = room.store().record({room.tick().toChange().value()}).result();
        QCOMPARE(refused.error().code, std::string("store_busy"));
        QVERIFY(refused.error().category == ErrorCategory::Transient);
        other.exec("ROLLBACK");
        room.record(room.tick());
        QCOMPARE(room.timeline(room.pupils[0]).items.size(), std::size_t{1});
    }

    void everyStoreHasAnEpochOfItsOwn() {
        Classroom one, two;
        QVERIFY(one.store().journal().epoch().value() != two.store().journal().epoch().value());
        QVERIFY(one.ask([](const store::Queries& q) { return q.device(); }) !=
                two.ask([](const store::Queries& q) { return q.device(); }));
    }

    void anOldStoreIsTakenWithWhatIsUnsent() {
        Classroom room;
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        const auto unsent = makeVersionOne(room, path);
        auto options = room.options();
        options.folder = path;
        const auto opened = store::Store::open(options);
        QVERIFY(opened);
        const auto waiting = (*opened)->journal().unsent(10, 1'000'000).value();
        QCOMPARE(waiting.size(), std::size_t{2});
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(waiting[i].bytes, unsent[i]);
            QCOMPARE(waiting[i].n, static_cast<std::uint64_t>(i + 2));
        }
        const auto page =
            (*opened)
                ->read([&](const store::Queries& q) { return q.timeline(room.pupils[0], {}, {}, 10); })
                .result();
        QCOMPARE(page->items.size(), std::size_t{3});
        QVERIFY(!std::filesystem::exists(path / "store.db.before-migration"));
    }

    void aMigrationThatFailsLeavesStoreAndCopy() {
        Classroom room;
        QTemporaryDir folder;
        const std::filesystem::path path(folder.path().toStdString());
        makeVersionOne(room, path);
        const std::vector<store::Migration> broken{store::migrations()[0],
                                                   {"CREATE TABLE half(a); oh dear;", true}};
        const auto refused = store::openStoreFile(path, Classroom::key(), making(room), broken);
        QVERIFY(!refused);
        const auto copy = path / "store.db.before-migration";
        QVERIFY(bytesOf(copy).size() > 4096);
        QVERIFY(!bytesOf(copy).contains("SQLite format 3") && !bytesOf(copy).contains("from long ago"));
        {
            store::Connection kept(copy, Classroom::key(), store::Connection::Access::Read);
            auto count = kept.query("SELECT count(*) FROM change");
            QVERIFY(count.next() && count.integer(0) == 3);
        }
        test::LedgerView view(path, Classroom::key());
        QCOMPARE(view.number("PRAGMA user_version"), std::int64_t{1});
        QCOMPARE(view.number("SELECT count(*) FROM sqlite_master WHERE name = 'half'"), std::int64_t{0});
        auto options = room.options();
        options.folder = path;
        QVERIFY(store::Store::open(options));
        QVERIFY(!std::filesystem::exists(copy));
    }
};

QTEST_GUILESS_MAIN(OpeningTest)
#include "opening.moc"
