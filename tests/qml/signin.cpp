#include "tests/qml/shared_tablet.h"

#include <QtTest>

using namespace jotter;
using test::SharedTablet;

/// Signing in on a shared tablet, and handing it over.
class SignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAnAdultAndAPin();
    void aWrongPinSaysSoAndForgetsTheDigits();
    void afterFiveWrongPinsItWaits();
    void theFirstTimeNeedsTheNetwork();
    void handingOverIsOneTouch();
    void aLockCoversAtOnceAndAsksTheSameAdult();
    void theSafeSignStandsOnTheLockScreen();
    void theSafeSignShowsAllOfItsWords();
    void manyAdultsAreSearched();
    void aFingerLeavesNothingLit();
};

void SignIn::choosesAnAdultAndAPin() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?")));
    tablet.shots(QStringLiteral("sign_in"));
    const auto name =
        tablet.room.ask([&](const store::Queries& q) { return q.adult(tablet.room.assistant); });
    QVERIFY(name);
    QVERIFY(tablet.touch(QStringLiteral("adult"), QString::fromStdString(name->name)));
    for (const auto digit : {2, 4, 6, 8})
        QVERIFY(tablet.touch(QStringLiteral("pin%1").arg(digit)));
    QVERIFY(tablet.says(QStringLiteral("4 digit")));
    tablet.shots(QStringLiteral("pin"));
    QVERIFY(tablet.touch(QStringLiteral("pinEnter")));
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    tablet.shots(QStringLiteral("inside"));
}

void SignIn::aWrongPinSaysSoAndForgetsTheDigits() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QStringLiteral("1357"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("not")));
    QVERIFY(tablet.says(QStringLiteral("0 digit")));
    QVERIFY(!tablet.find(QStringLiteral("inside")));
    tablet.shots(QStringLiteral("pin_wrong"));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void SignIn::afterFiveWrongPinsItWaits() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    for (int i = 0; i < 5; ++i) {
        tablet.type(QStringLiteral("1357"));
        tablet.press(Qt::Key_Return);
        QTRY_VERIFY(!tablet.app->signIn()->checking() && !tablet.app->signIn()->sentence().isEmpty());
    }
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QTRY_VERIFY(!tablet.app->signIn()->checking());
    QVERIFY(!tablet.find(QStringLiteral("inside")));
    QVERIFY(tablet.says(tablet.app->signIn()->sentence()));
    tablet.room.clock.advance(std::chrono::minutes{5});
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void SignIn::theFirstTimeNeedsTheNetwork() {
    SharedTablet tablet;
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("network")));
    QVERIFY(!tablet.find(QStringLiteral("inside")));
    tablet.sync.grants =
        session::SyncPort::GrantedTicket{tablet.room.ticket, tablet.room.clock.now() + std::chrono::days{30}};
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void SignIn::handingOverIsOneTouch() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    QVERIFY(tablet.touch(QStringLiteral("handOver")));
    QVERIFY(tablet.says(QStringLiteral("Who is using this tablet?")));
    QVERIFY(tablet.gone(QStringLiteral("Amara")));
    QCOMPARE(tablet.session->state(), session::Session::State::SignedOut);
}

void SignIn::aLockCoversAtOnceAndAsksTheSameAdult() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    QVERIFY(tablet.touch(QStringLiteral("placePupils")));
    QVERIFY(tablet.touch(QStringLiteral("pupil"), QStringLiteral("Amara")));
    QTRY_VERIFY(tablet.app->pupilOpen());
    tablet.session->lock();
    QVERIFY(!tablet.find(QStringLiteral("pupilPage"))); // in this very moment, not later
    QVERIFY(tablet.says(QStringLiteral("Someone else")));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("What helps me")));
    QVERIFY(tablet.app->pupilOpen());
}

void SignIn::theSafeSignStandsOnTheLockScreen() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    for (int i = 0; i < 3; ++i)
        tablet.room.record(tablet.room.tick());
    tablet.open();
    QVERIFY(tablet.says(QStringLiteral("3 on this tablet")));
    tablet.shots(QStringLiteral("sign_in_waiting"));
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QStringLiteral("2468"));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    tablet.session->lock();
    QVERIFY(tablet.find(QStringLiteral("safeSign"), QStringLiteral("3 on this tablet")));
    QVERIFY(tablet.gone(QStringLiteral("Amara")));
    tablet.shots(QStringLiteral("locked"));
    tablet.setTextScale(2);
    tablet.resize({390, 844});
    const auto place = [&](const char* name) {
        auto* item = tablet.find(QString::fromLatin1(name));
        return item ? item->mapRectToScene(item->boundingRect()) : QRectF();
    };
    tablet.shot(QStringLiteral("locked_phone_200"));
    QVERIFY(!place("safeSign").isEmpty());
    QVERIFY(!place("safeSign").intersects(place("someoneElse")));
    QVERIFY(QRectF(0, 0, 390, 844).contains(place("safeSign")));
}

void SignIn::theSafeSignShowsAllOfItsWords() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.room.record(tablet.room.tick());
    tablet.open();
    auto* sign = tablet.find(QStringLiteral("safeSign"), QStringLiteral("1 on this tablet"));
    QVERIFY(sign);
    for (const auto& words : {sign->property("text").toString(), QStringLiteral("Being checked"),
                              QStringLiteral("All on the school server")}) {
        sign->setProperty("text", words);
        int labels = 0;
        for (const auto* text : sign->findChildren<QQuickItem*>()) {
            const auto drawn = text->property("contentWidth");
            if (!drawn.isValid() || !text->isVisible())
                continue;
            ++labels;
            QVERIFY2(text->property("contentWidth").toDouble() >
                         text->property("implicitWidth").toDouble() - 1,
                     qPrintable(words));
        }
        QCOMPARE(labels, 1);
    }
}

void SignIn::manyAdultsAreSearched() {
    SharedTablet tablet;
    for (int i = 0; i < 14; ++i)
        tablet.room.load("adult", "school", EntityId::make(tablet.room.clock.now(), tablet.room.random),
                         {{"name", "Grown Up " + std::to_string(i)},
                          {"initials", "GU"},
                          {"role", "ta"},
                          {"groups", nlohmann::json::array()},
                          {"active", true}});
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adultSearch")));
    tablet.type(QStringLiteral("up 7"));
    QTRY_COMPARE(tablet.app->signIn()->adults()->rowCount(), 1);
    QVERIFY(tablet.says(QStringLiteral("Grown Up 7")));
    tablet.shot(QStringLiteral("sign_in_search"));
}

/// Qt goes on hovering where a finger was last; only under a mouse that is in use is anything lit.
void SignIn::aFingerLeavesNothingLit() {
    SharedTablet tablet;
    tablet.admit(tablet.room.assistant);
    tablet.open();
    auto* adult = tablet.find(QStringLiteral("adult"));
    QVERIFY(adult);
    const auto middle = adult->mapToScene({adult->width() / 2, adult->height() / 2}).toPoint();
    QTest::mouseMove(tablet.window, middle - QPoint(2, 2));
    QTest::mouseMove(tablet.window, middle);
    QTRY_VERIFY(adult->property("hovered").toBool());
    QVERIFY(!adult->property("lit").toBool());
    tablet.appearance().setMouse(true);
    QVERIFY(adult->property("lit").toBool());
    tablet.appearance().setMouse(false);
    QVERIFY(!adult->property("lit").toBool());
}

QTEST_MAIN(SignIn)
#include "signin.moc"
