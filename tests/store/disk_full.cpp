#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <sys/mount.h>

#include <QFile>
#include <QtTest>

using namespace jotter;
using test::Classroom;

namespace {
/// A disk of two megabytes in memory; nothing when this machine does not let us have one.
class SmallDisk {
public:
    SmallDisk()
        : mounted_(::mount("tmpfs", folder_.path().toUtf8().constData(), "tmpfs", 0, "size=2m") == 0) {}
    ~SmallDisk() {
        if (mounted_)
            ::umount2(folder_.path().toUtf8().constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool mounted() const { return mounted_; }
    [[nodiscard]] std::filesystem::path path() const { return folder_.path().toStdString(); }

private:
    QTemporaryDir folder_;
    bool mounted_;
};
} // namespace

/// A full disk is said so, loses nothing, and goes on when there is room again (invariant I11).
class DiskFullTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskLosesNothing() {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP("this machine does not allow mounting a small disk");
        Classroom room;
        QFile ballast(QString::fromStdString((disk.path() / "ballast").string()));
        QVERIFY(ballast.open(QIODevice::WriteOnly) && ballast.write(QByteArray(600'000, 'b')) > 0);
        ballast.close();
        auto options = room.options();
        options.folder = disk.path() / "profile";
        auto opened = store::Store::open(options);
        QVERIFY(opened);
        std::set<ChangeId> saved;
        std::optional<Error> refused;
        for (int i = 0; i < 5'000 && !refused; ++i) {
            const auto answer =
                (*opened)
                    ->record(
                        {room.tick("own", "A note of some length " + std::to_string(i)).toChange().value()})
                    .result();
            if (answer)
                saved.insert(answer->changes[0]);
            else
                refused = answer.error();
        }
        QVERIFY(refused && !saved.empty());
        QCOMPARE(refused->code, std::string("disk_full"));
        QVERIFY(refused->category == ErrorCategory::Storage &&
                refused->text.find("full") != std::string::npos);

        const auto records = [&] {
            std::set<ChangeId> all;
            const auto page = (*opened)
                                  ->read([&](const store::Queries& q) {
                                      return q.timeline(room.pupils[0], {}, {}, 10'000);
                                  })
                                  .result();
            for (const auto& item : page->items)
                all.insert(item.change);
            return all;
        };
        QVERIFY(records() == saved);
        std::vector<engine::FeedLine> page;
        for (std::uint64_t seq = 1; seq <= 2'000; ++seq)
            page.emplace_back(test::fed(room.made("observation", domain::pupilStream(room.pupils[0]),
                                                  EntityId::make(room.clock.now(), room.random),
                                                  {{"note", "from another tablet"}}),
                                        seq));
        QVERIFY(!(*opened)->journal().applyPage(page, "c"));
        QVERIFY(records() == saved);
        QVERIFY(ballast.remove());
        const auto again = (*opened)->record({room.tick("own", "pebbles").toChange().value()}).result();
        QVERIFY(again);
        const auto found = [&](const std::string& words) {
            return (*opened)
                ->read([&](const store::Queries& q) {
                    return q.timeline(room.pupils[0], {.words = words}, {}, 10);
                })
                .result()
                ->items.size();
        };
        QCOMPARE(found("pebbles"), std::size_t{1}); // nothing waits any more as the page's notes did
        QCOMPARE(found("another"), std::size_t{0});
        saved.insert(again->changes[0]);
        opened->reset();
        opened = store::Store::open(options);
        QVERIFY(opened);
        QVERIFY(records() == saved);
        QCOMPARE(test::LedgerView(options.folder, Classroom::key()).integrity(), std::string("ok"));
        const auto waiting = (*opened)->journal().unsent(10'000, 100'000'000).value();
        QCOMPARE(waiting.size(), saved.size());
        QCOMPARE(waiting.back().n, static_cast<std::uint64_t>(saved.size())); // refused ones took no number
    }

    void noStoreIsMadeOnAFullDisk() {
        const SmallDisk disk;
        if (!disk.mounted())
            QSKIP("this machine does not allow mounting a small disk");
        Classroom room;
        QFile ballast(QString::fromStdString((disk.path() / "ballast").string()));
        QVERIFY(ballast.open(QIODevice::WriteOnly));
        ballast.write(QByteArray(2'020'000, 'b'));
        ballast.close();
        auto options = room.options();
        options.folder = disk.path() / "profile";
        const auto refused = store::Store::open(options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("disk_full"));
        QVERIFY(ballast.remove());
        QVERIFY(store::Store::open(options));
    }
};

QTEST_GUILESS_MAIN(DiskFullTest)
#include "disk_full.moc"
