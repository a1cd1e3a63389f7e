#include "app/viewmodels/safe/needs_look_model.h"
#include "app/viewmodels/safe/network_words.h"
#include "tests/qml/shared_tablet.h"

#include <QtTest>

using namespace jotter;
using Phase = session::SyncStatus::Phase;
using test::SharedTablet;

/// The Safe? page and the pill on every screen.
class Safe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allOnTheServerIsSafeToPutAway();
    void aSavedRecordIsCountedAtOnce();
    void signingInAndOpeningThePageTryAtOnce();
    void saysWhatTravels();
    void namesTheNetworkThatIsNotOurs();
    void everythingThatHindersIsSaid();
    void picturesGoOverACostlyNetworkWhenSomebodySaysSo();
    void needsALookHasASentenceAndAButton();
    void theThemeIsChosenBehindTheWheel();
    void withoutASchoolNothingIsPromised();

private:
    static void inside(SharedTablet& tablet);
    static void openSafe(SharedTablet& tablet);
};

void Safe::inside(SharedTablet& tablet) {
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QString::fromLatin1(SharedTablet::pin));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void Safe::openSafe(SharedTablet& tablet) {
    inside(tablet);
    QVERIFY(tablet.touch(QStringLiteral("safePill")));
    QVERIFY(tablet.find(QStringLiteral("safePage")));
}

void Safe::allOnTheServerIsSafeToPutAway() {
    SharedTablet tablet;
    tablet.sync.now.lastExchange = tablet.room.clock.now() - std::chrono::minutes{4};
    openSafe(tablet);
    QVERIFY(
        tablet.says(QStringLiteral("Everything on this tablet is on the school server. Safe to put away.")));
    QVERIFY(tablet.says(QStringLiteral("4 minutes ago")));
    QVERIFY(tablet.says(QStringLiteral("kept by this test")));
    QVERIFY(!tablet.find(QStringLiteral("sendNow")));
    tablet.shots(QStringLiteral("safe_all"));
}

void Safe::aSavedRecordIsCountedAtOnce() {
    SharedTablet tablet;
    openSafe(tablet);
    for (int i = 0; i < 3; ++i)
        tablet.room.record(tablet.room.tick());
    QTRY_COMPARE(tablet.app->pill()->text(), QStringLiteral("3 on this tablet"));
    QCOMPARE(tablet.app->safe()->waiting(), QStringLiteral("3"));
    QVERIFY(tablet.says(QStringLiteral("goes to the school server by itself")));
    const int before = tablet.sync.pokes;
    QVERIFY(tablet.touch(QStringLiteral("sendNow")));
    QTRY_COMPARE(tablet.sync.pokes, before + 1);
}

void Safe::signingInAndOpeningThePageTryAtOnce() {
    SharedTablet tablet;
    inside(tablet);
    QCOMPARE(tablet.sync.pokes, 1);
    tablet.session->lock();
    for (const auto digit : {2, 4, 6, 8})
        QVERIFY(tablet.touch(QStringLiteral("pin%1").arg(digit)));
    QVERIFY(tablet.touch(QStringLiteral("pinEnter")));
    QTRY_COMPARE(tablet.sync.pokes, 2);
    QVERIFY(tablet.touch(QStringLiteral("safePill")));
    QTRY_COMPARE(tablet.sync.pokes, 3);
    QVERIFY(tablet.touch(QStringLiteral("placeLesson")));
    QVERIFY(tablet.touch(QStringLiteral("placeSafe")));
    QTRY_COMPARE(tablet.sync.pokes, 4);
}

void Safe::saysWhatTravels() {
    SharedTablet tablet;
    tablet.room.record(tablet.room.tick());
    openSafe(tablet);
    session::SyncStatus status;
    status.phase = Phase::Exchanging;
    status.travelling = 400'000;
    status.travellingTotal = 1'600'000;
    tablet.sync.become(status);
    QVERIFY(tablet.says(QStringLiteral("Pictures come from the school server: 400.0 kB of 1.6 MB")));
    auto* bar = tablet.find(QStringLiteral("travelled"));
    QVERIFY(bar);
    QTRY_VERIFY(qAbs(bar->width() / bar->parentItem()->width() - 0.25) < 0.02);
    tablet.shots(QStringLiteral("safe_travelling"));
}

void Safe::namesTheNetworkThatIsNotOurs() {
    SharedTablet tablet;
    tablet.room.record(tablet.room.tick());
    openSafe(tablet);
    session::SyncStatus status;
    status.phase = Phase::Waiting;
    status.sentence = "not_our_server";
    status.issuer = "Cafe Gateway CA";
    tablet.sync.become(status);
    QVERIFY(tablet.says(QStringLiteral("Cafe Gateway CA")));
    QVERIFY(tablet.says(QStringLiteral("nothing was sent")));
    status.sentence = "offline";
    tablet.sync.become(status);
    QVERIFY(tablet.says(QStringLiteral("No connection to the school server just now")));
    tablet.shots(QStringLiteral("safe_offline"));
}

/// The words themselves: unit/network_words.
void Safe::everythingThatHindersIsSaid() {
    SharedTablet tablet;
    tablet.room.record(tablet.room.tick());
    openSafe(tablet);
    for (const auto* code : {"wrong_clock", "clock_off", "restored", "auth_paused", "server_full", "upgrade",
                             "stalled", "differs", "storage", "server_trouble", "offline"}) {
        session::SyncStatus status;
        status.phase = Phase::Waiting;
        status.sentence = code;
        tablet.sync.become(status);
        const auto sentence = viewmodels::networkWords(status);
        QVERIFY2(tablet.says(sentence), code);
        const auto* line = tablet.find(QStringLiteral("networkSentence"));
        QVERIFY2(line, code);
        QCOMPARE(line->property("sentence").toString(), sentence);
    }
    tablet.shots(QStringLiteral("safe_hindered"));
    session::SyncStatus leaving;
    leaving.phase = Phase::Exchanging;
    leaving.leaving = session::SyncStatus::Leaving::Sending;
    tablet.sync.become(leaving);
    QVERIFY(tablet.says(QStringLiteral("The school has retired this tablet")));
}

void Safe::picturesGoOverACostlyNetworkWhenSomebodySaysSo() {
    SharedTablet tablet;
    openSafe(tablet);
    QVERIFY(!tablet.find(QStringLiteral("picturesAnyway")));
    session::SyncStatus status;
    status.phase = Phase::Idle;
    status.sentence = "metered";
    status.metered = true;
    tablet.sync.become(status);
    QVERIFY(tablet.says(viewmodels::meteredWords()));
    QVERIFY(!tablet.find(QStringLiteral("networkSentence"))); // it is said once
    tablet.shots(QStringLiteral("safe_metered"));
    QVERIFY(tablet.touch(QStringLiteral("picturesAnyway"), QStringLiteral("Send pictures all the same")));
    QTRY_VERIFY(tablet.sync.now.picturesAnyway);
    QVERIFY(tablet.says(QStringLiteral("Pictures go over this network too")));
    QVERIFY(tablet.touch(QStringLiteral("picturesAnyway"), QStringLiteral("Let pictures wait again")));
    QTRY_VERIFY(!tablet.sync.now.picturesAnyway);
}

void Safe::needsALookHasASentenceAndAButton() {
    SharedTablet tablet;
    auto& room = tablet.room;
    const auto recorded = room.record(room.tick());
    openSafe(tablet);
    auto& journal = room.store().journal();
    QVERIFY(journal.hold(recorded.changes.front(), "no_ticket"));
    QTRY_COMPARE(tablet.app->pill()->text(), QStringLiteral("1 needs a look"));
    QVERIFY(tablet.says(viewmodels::NeedsLookModel::sentence("no_ticket")));
    tablet.shots(QStringLiteral("safe_needs_look"));
    QVERIFY(tablet.touch(QStringLiteral("tryAgain")));
    QTRY_COMPARE(tablet.app->pill()->text(), QStringLiteral("1 on this tablet"));
    QVERIFY(tablet.sync.pokes > 0);
}

void Safe::theThemeIsChosenBehindTheWheel() {
    SharedTablet tablet;
    openSafe(tablet);
    const auto light = tablet.window->color();
    QVERIFY(tablet.touch(QStringLiteral("settings")));
    QVERIFY(tablet.says(QStringLiteral("Light or dark")));
    tablet.shots(QStringLiteral("settings"));
    QVERIFY(tablet.touch(QStringLiteral("segment2"), QStringLiteral("Dark")));
    QTRY_VERIFY(tablet.window->color() != light);
    QVERIFY(tablet.touch(QStringLiteral("segment1"), QStringLiteral("Light")));
    QTRY_COMPARE(tablet.window->color(), light);
}

void Safe::withoutASchoolNothingIsPromised() {
    SharedTablet tablet;
    tablet.sync.now.phase = Phase::NotEnrolled;
    openSafe(tablet);
    QCOMPARE(tablet.app->pill()->text(), QStringLiteral("Kept on this tablet"));
    QVERIFY(tablet.says(QStringLiteral("only here")));
    QVERIFY(!tablet.find(QStringLiteral("sendNow")));
}

QTEST_MAIN(Safe)
#include "safe.moc"
