// Trying Jotter with the demonstration school, on this device alone.
#include "app/shell/demo/demo_profile.h"

#include "app/session/pin.h"

#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>

#include <algorithm>

using namespace jotter;

namespace {
constexpr auto today = std::chrono::sys_days{std::chrono::November / 20 / 2026};

/// An empty profile's store and vault.
struct Empty {
    Empty() {
        vault = *media::Vault::open(folder.path().toStdString(), key, random);
        store = *store::Store::open({folder.path().toStdString(), key, &clock, &random});
    }
    [[nodiscard]] Expected<void> fill() {
        auto filling = shell::fillWithDemoSchool(*store, *vault, clock, pool, options);
        filling.waitForFinished();
        return filling.resultCount() > 0 ? filling.result() : fail("cancelled", ErrorCategory::Input, "");
    }
    template <class Question>
    auto ask(Question question) {
        return store->read(std::move(question)).result();
    }

    QTemporaryDir folder;
    ManualClock clock{WallTime{today + std::chrono::hours{10}}};
    SystemRandom random;
    seal::WrapKey key = seal::WrapKey::make(random);
    QThreadPool pool;
    demo::Options options{.today = today, .pictures = 8};
    std::unique_ptr<media::Vault> vault;
    std::unique_ptr<store::Store> store;
};
} // namespace

class DemoProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsReadyToTouch() {
        Empty tablet;
        const auto filled = tablet.fill();
        QVERIFY2(filled, filled ? "" : filled.error().code.c_str());
        QCOMPARE(tablet.ask([](const store::Queries& q) { return q.schoolName(); }),
                 std::string("Thornbeck Primary"));
        QCOMPARE(tablet.ask([](const store::Queries& q) { return q.setting(shell::demoSetting); }),
                 std::string("yes"));
        const auto groups = tablet.ask([](const store::Queries& q) { return q.groups(); });
        const auto harbour = std::ranges::find(groups, "Harbour Room", &domain::Group::name);
        QVERIFY(harbour != groups.end());
        const auto now = tablet.clock.now();
        const auto board =
            tablet.ask([id = harbour->id, now](const store::Queries& q) { return q.board(id, now); });
        QVERIFY(board);
        QCOMPARE(board->cards.size(), std::size_t{10});
        for (const auto& card : board->cards)
            QVERIFY(!card.liveSteps.empty());
        QCOMPARE(board->cards.front().pupil.given, std::string("Amara"));
        everyoneMaySignIn(tablet);
        picturesCanBeSeen(tablet, board->cards);
        everythingCountsAsSafe(tablet);
    }

    void loadingTwiceIsLoadingOnce() {
        Empty tablet;
        QVERIFY(tablet.fill());
        const auto once = recordsOfHarbourRoom(tablet);
        QVERIFY(tablet.fill());
        QVERIFY2(once > 300, QByteArray::number(once));
        QCOMPARE(recordsOfHarbourRoom(tablet), once);
    }

    void cancellingLeavesNoDemoSchoolBehind() {
        Empty tablet;
        auto filling = shell::fillWithDemoSchool(*tablet.store, *tablet.vault, tablet.clock, tablet.pool,
                                                 tablet.options);
        filling.cancel();
        tablet.pool.waitForDone();
        QCOMPARE(tablet.ask([](const store::Queries& q) { return q.setting(shell::demoSetting); }),
                 std::string());
    }

private:
    static std::size_t recordsOfHarbourRoom(Empty& tablet) {
        const auto now = tablet.clock.now();
        return tablet.ask([now](const store::Queries& q) {
            std::size_t records = 0;
            for (const auto& group : q.groups())
                if (group.kind == "provision")
                    for (const auto& pupil : q.pupils({group.id}, now))
                        records += q.timeline(pupil.id, {}, {}, 500)->items.size();
            return records;
        });
    }

    static void everyoneMaySignIn(Empty& tablet) {
        const auto tickets = tablet.ask([](const store::Queries& q) { return q.tickets(); });
        QCOMPARE(tickets.size(), std::size_t{46});
        QVERIFY(session::isPinOf(tickets.front().pinVerifier, std::string(demo::demoPin)));
        QVERIFY(!session::isPinOf(tickets.front().pinVerifier, "1111"));
        QVERIFY(std::ranges::all_of(tickets,
                                    [&](const auto& ticket) { return ticket.expires > tablet.clock.now(); }));
    }

    static void picturesCanBeSeen(Empty& tablet, const std::vector<store::BoardCard>& cards) {
        std::size_t photos = 0;
        for (const auto& card : cards) {
            store::TimelineFilter filter;
            filter.kind = "photo";
            const auto page = tablet.ask([id = card.pupil.id, filter](const store::Queries& q) {
                return q.timeline(id, filter, {}, 50);
            });
            QVERIFY(page);
            for (const auto& item : page->items) {
                const auto& medium = item.media.front();
                const auto plain = tablet.vault->readAll(medium.sha256);
                QVERIFY(plain);
                QVERIFY(Sha256::of(*plain) == medium.sha256);
                QVERIFY(medium.thumb && tablet.vault->has(*medium.thumb));
                ++photos;
            }
        }
        QVERIFY(photos > 50);
    }

    static void everythingCountsAsSafe(Empty& tablet) {
        const auto counts = tablet.ask([](const store::Queries& q) { return q.safeCounts(); });
        QCOMPARE(counts.waiting, std::uint64_t{0});
        QCOMPARE(counts.mediaWaiting, std::uint64_t{0});
        QCOMPARE(counts.needsLook, std::uint64_t{0});
    }
};

QTEST_GUILESS_MAIN(DemoProfileTest)
#include "demo_profile.moc"
