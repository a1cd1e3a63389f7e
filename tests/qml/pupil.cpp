#include "app/media/photo.h"
#include "tests/qml/shared_tablet.h"

#include <QBuffer>
#include <QPainter>
#include <QtTest>

using namespace jotter;
using test::SharedTablet;

namespace {

QByteArray drawnPhoto(int number) {
    QImage image(1200, 900, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 60 % 360, 70, 210));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 6; ++i) {
        painter.setBrush(QColor::fromHsv((number * 60 + i * 25) % 360, 140, 170));
        painter.drawEllipse(QPoint(180 + i * 165, 450 + (i % 2) * 90), 80, 80);
    }
    painter.end();
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPEG", 88))
        qFatal("a picture could not be drawn");
    return jpeg;
}

} // namespace

/// The pupils of an adult and one pupil's page.
class PupilScreens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAPupilByName();
    void timelineShowsWhatWasSeen();
    void filtersAndSearches();
    void pagesAsItScrolls();
    void opensAtItsTop();
    void theSafePillStaysWhileThePageScrolls_data();
    void theSafePillStaysWhileThePageScrolls();
    void aNewRecordComesInWithoutAJump();
    void escapeGoesBack();
    void whatHelpsIsOneTouchAway();
    void manyStepsLeaveRoomForTheRecords();
    void alertsStandAboveEverything();
    void aPhotoComesInAsItArrives();

private:
    static void inside(SharedTablet& tablet);
    static void openAmara(SharedTablet& tablet);
    static MediumRef keepPhoto(SharedTablet& tablet, int number);
};

void PupilScreens::inside(SharedTablet& tablet) {
    tablet.admit(tablet.room.assistant);
    tablet.open();
    QVERIFY(tablet.touch(QStringLiteral("adult")));
    tablet.type(QString::fromLatin1(SharedTablet::pin));
    tablet.press(Qt::Key_Return);
    QVERIFY(tablet.says(QStringLiteral("Hand over")));
}

void PupilScreens::openAmara(SharedTablet& tablet) {
    inside(tablet);
    QVERIFY(tablet.touch(QStringLiteral("placePupils")));
    QVERIFY(tablet.touch(QStringLiteral("pupil"), QStringLiteral("Amara")));
    QVERIFY(tablet.says(QStringLiteral("What helps me")));
}

MediumRef PupilScreens::keepPhoto(SharedTablet& tablet, int number) {
    const auto prepared = media::preparePhoto(drawnPhoto(number));
    if (!prepared)
        qFatal("a picture could not be prepared");
    const auto kept = tablet.vault->keep(*prepared);
    if (!kept)
        qFatal("a picture could not be kept");
    return *kept;
}

void PupilScreens::findsAPupilByName() {
    SharedTablet tablet;
    inside(tablet);
    QVERIFY(tablet.touch(QStringLiteral("placePupils")));
    QVERIFY(tablet.says(QStringLiteral("3 pupils you work with")));
    tablet.shots(QStringLiteral("pupils"));
    QVERIFY(tablet.touch(QStringLiteral("pupilSearch")));
    tablet.type(QStringLiteral("ben"));
    QTRY_COMPARE(tablet.app->pupils()->rowCount(), 1);
    QVERIFY(tablet.find(QStringLiteral("pupil"), QStringLiteral("Ben")));
    tablet.type(QStringLiteral("xx"));
    QVERIFY(tablet.says(QStringLiteral("No pupil of that name")));
}

void PupilScreens::timelineShowsWhatWasSeen() {
    SharedTablet tablet;
    auto& room = tablet.room;
    room.record(room.tick("reminder"));
    room.clock.advance(std::chrono::days{1});
    auto photo = room.tick("own", "Counted the conkers by herself, touching each one.");
    photo.facts = {{"place", "hall"}, {"prompt", "spoken,symbol"}, {"n", "3"}, {"m", "5"}};
    photo.media = {keepPhoto(tablet, 1)};
    room.record(photo);
    room.clock.advance(std::chrono::minutes{30});
    auto two = room.tick({}, "At the sand tray with Ben.");
    two.media = {keepPhoto(tablet, 2), keepPhoto(tablet, 3)};
    room.record(two);
    openAmara(tablet);
    QVERIFY(tablet.says(QStringLiteral("Counted the conkers by herself, touching each one.")));
    QVERIFY(tablet.says(QStringLiteral("3 of 5")));
    QVERIFY(tablet.says(QStringLiteral("In the hall")));
    QVERIFY(tablet.says(QStringLiteral("Prompts: Spoken, Symbol or picture")));
    QVERIFY(tablet.says(QStringLiteral("Today")));
    QVERIFY(tablet.says(QStringLiteral("Saved on this tablet")));
    tablet.shots(QStringLiteral("pupil"));
    auto* list = tablet.find(QStringLiteral("timeline"));
    QVERIFY(QMetaObject::invokeMethod(list, "positionViewAtEnd"));
    QVERIFY(tablet.says(QStringLiteral("Yesterday")));
    tablet.shots(QStringLiteral("pupil_end"));
    tablet.setTextScale(2.0);
    tablet.resize({390, 844});
    tablet.shot(QStringLiteral("pupil_phone_200"));
}

void PupilScreens::filtersAndSearches() {
    SharedTablet tablet;
    auto& room = tablet.room;
    room.record(room.tick("own", "Sorted the red bears"));
    auto note = room.tick({}, "Sang in assembly");
    note.steps.clear();
    room.record(note);
    openAmara(tablet);
    auto* timeline = tablet.app->pupil()->timeline();
    QTRY_COMPARE(timeline->rowCount(), 2);
    QVERIFY(tablet.touch(QStringLiteral("timelineSearch")));
    tablet.type(QStringLiteral("bears"));
    QTRY_COMPARE(timeline->rowCount(), 1);
    QVERIFY(tablet.says(QStringLiteral("Sorted the red bears")));
    QVERIFY(tablet.touch(QStringLiteral("clearFilter")));
    QTRY_COMPARE(timeline->rowCount(), 2);
    QVERIFY(tablet.touch(QStringLiteral("stepFilter")));
    QVERIFY(tablet.touch(QStringLiteral("choice"), QStringLiteral("Can")));
    QTRY_VERIFY(!timeline->step().isEmpty());
    QTRY_VERIFY(!timeline->loading());
    QVERIFY(timeline->rowCount() <= 1);
    timeline->clearFilter();
    timeline->setKind(QStringLiteral("photo"));
    QVERIFY(tablet.says(QStringLiteral("Nothing like that yet")));
    QTRY_COMPARE(timeline->rowCount(), 0);
}

void PupilScreens::pagesAsItScrolls() {
    SharedTablet tablet;
    auto& room = tablet.room;
    for (int i = 0; i < 60; ++i) {
        room.clock.advance(std::chrono::minutes{1});
        room.record(room.tick("own", "Piece number " + std::to_string(i)));
    }
    openAmara(tablet);
    auto* timeline = tablet.app->pupil()->timeline();
    QTRY_VERIFY(timeline->rowCount() > 0);
    QVERIFY(timeline->rowCount() < 60);
    auto* list = tablet.find(QStringLiteral("timeline"));
    QVERIFY(list);
    QTRY_VERIFY_WITH_TIMEOUT(
        (QMetaObject::invokeMethod(list, "positionViewAtEnd"), timeline->rowCount() == 60), 10'000);
    QVERIFY(tablet.says(QStringLiteral("Piece number 0")));
}

void PupilScreens::opensAtItsTop() {
    SharedTablet tablet;
    auto& room = tablet.room;
    for (int i = 0; i < 30; ++i) {
        room.clock.advance(std::chrono::minutes{1});
        room.record(room.tick("own", "Piece number " + std::to_string(i)));
    }
    openAmara(tablet);
    QVERIFY(tablet.says(QStringLiteral("Piece number 29")));
    auto* list = tablet.find(QStringLiteral("timeline"));
    QTRY_COMPARE(list->property("contentY").toReal(), list->property("originY").toReal());
    QVERIFY(tablet.find(QStringLiteral("whatHelps")));
}

void PupilScreens::theSafePillStaysWhileThePageScrolls_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("text");
    QTest::newRow("tablet") << QSize(1280, 800) << 1.0;
    QTest::newRow("portrait") << QSize(800, 1280) << 1.0;
    QTest::newRow("phone") << QSize(390, 844) << 1.0;
    QTest::newRow("phone, large words") << QSize(390, 844) << 2.0;
}

void PupilScreens::theSafePillStaysWhileThePageScrolls() {
    QFETCH(QSize, size);
    QFETCH(double, text);
    SharedTablet tablet;
    for (int i = 0; i < 18; ++i) {
        tablet.room.clock.advance(std::chrono::minutes{1});
        tablet.room.record(tablet.room.tick("own", "Piece number " + std::to_string(i)));
    }
    openAmara(tablet);
    tablet.resize(size);
    tablet.setTextScale(text);
    auto* list = tablet.find(QStringLiteral("timeline"));
    QVERIFY(list);
    QTRY_COMPARE(tablet.app->pupil()->timeline()->rowCount(), 18);
    QTRY_VERIFY((QMetaObject::invokeMethod(list, "positionViewAtEnd"),
                 tablet.says(QStringLiteral("Piece number 0"), 50)));
    tablet.shot(QStringLiteral("pupil_scrolled_%1_%2").arg(size.width()).arg(text * 100));
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    QVERIFY(tablet.touch(QStringLiteral("safePill"), QStringLiteral("18")));
    QTRY_COMPARE(tablet.app->place(), viewmodels::AppModel::Place::Safe);
}

void PupilScreens::aNewRecordComesInWithoutAJump() {
    SharedTablet tablet;
    auto& room = tablet.room;
    for (int i = 0; i < 15; ++i) {
        room.clock.advance(std::chrono::minutes{1});
        room.record(room.tick("own", "Piece number " + std::to_string(i)));
    }
    openAmara(tablet);
    auto* timeline = tablet.app->pupil()->timeline();
    QTRY_COMPARE(timeline->rowCount(), 15);
    QSignalSpy resets(timeline, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(timeline, &QAbstractItemModel::rowsInserted);
    room.clock.advance(std::chrono::minutes{1});
    room.record(room.tick("own", "A new piece"));
    QVERIFY(tablet.says(QStringLiteral("A new piece")));
    QCOMPARE(timeline->rowCount(), 16);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(inserted.count(), 1);
}

void PupilScreens::escapeGoesBack() {
    SharedTablet tablet;
    openAmara(tablet);
    tablet.press(Qt::Key_Escape);
    QVERIFY(tablet.says(QStringLiteral("pupils you work with")));
    tablet.press(Qt::Key_Escape);
    QTRY_COMPARE(tablet.app->place(), viewmodels::AppModel::Place::Lesson);
    QVERIFY(tablet.find(QStringLiteral("inside")));
}

void PupilScreens::whatHelpsIsOneTouchAway() {
    SharedTablet tablet;
    auto& room = tablet.room;
    const auto stream = domain::pupilStream(room.pupils.front());
    for (const auto& [kind, text] : {std::pair{"like", "Trains, and being first in the line"},
                                     std::pair{"helps", "Show me the next picture before you say it"},
                                     std::pair{"what_if", "If I go quiet, wait and stay near"}})
        room.load("passport-line", stream, EntityId::make(room.clock.now(), room.random),
                  {{"kind", kind}, {"text", text}, {"checked", "2026-09-14"}});
    openAmara(tablet);
    QVERIFY(tablet.says(QStringLiteral("Show me the next picture before you say it")));
    QVERIFY(tablet.touch(QStringLiteral("wholePassport")));
    QVERIFY(tablet.says(QStringLiteral("If I go quiet, wait and stay near")));
    QVERIFY(tablet.says(QStringLiteral("Still true on 14 Sep 2026")));
    tablet.shots(QStringLiteral("passport"));
}

/// Of seven live steps three stand above the records; the others are one touch away.
void PupilScreens::manyStepsLeaveRoomForTheRecords() {
    SharedTablet tablet;
    auto& room = tablet.room;
    for (int i = 1; i <= 7; ++i)
        room.load("step", domain::pupilStream(room.pupils.front()),
                  EntityId::make(room.clock.now(), room.random),
                  {{"strand", "Number"},
                   {"text", "Can do thing " + std::to_string(i)},
                   {"order", i + 10},
                   {"live", true}});
    openAmara(tablet);
    QVERIFY(tablet.says(QStringLiteral("Can do thing 1")));
    QVERIFY(tablet.gone(QStringLiteral("Can do thing 7")));
    tablet.shots(QStringLiteral("pupil_manysteps"));
    QVERIFY(tablet.touch(QStringLiteral("allLiveSteps")));
    QVERIFY(tablet.says(QStringLiteral("Can do thing 7")));
}

/// T10 (product.md): from the board, one touch.
void PupilScreens::alertsStandAboveEverything() {
    SharedTablet tablet;
    auto& room = tablet.room;
    const auto stream = domain::pupilStream(room.pupils.front());
    const auto alert = [&](const char* kind, const char* text) {
        room.load("alert", stream, EntityId::make(room.clock.now(), room.random),
                  {{"kind", kind}, {"text", text}});
    };
    alert("safety", "May run when startled: hold hands near the gate");
    alert("allergy", "Nut allergy: her pen is in the red bag by the door");
    room.load("passport-line", stream, EntityId::make(room.clock.now(), room.random),
              {{"kind", "helps"}, {"text", "Show me the next picture before you say it"}});
    inside(tablet);
    QVERIFY(tablet.says(QStringLiteral("Amara")));
    tablet.shots(QStringLiteral("board_alert"));
    QVERIFY(tablet.touch(QStringLiteral("pupil-Amara")));
    QVERIFY(tablet.says(QStringLiteral("Nut allergy: her pen is in the red bag by the door")));
    QVERIFY(tablet.says(QStringLiteral("hold hands near the gate")));
    QVERIFY(tablet.says(QStringLiteral("Show me the next picture before you say it")));
    QCOMPARE(tablet.app->pupil()->alerts().first().left(11), QStringLiteral("Nut allergy"));
    tablet.shots(QStringLiteral("pupil_alerts"));
}

/// Another tablet's photo: its words come first, then the thumbnail, then the picture itself.
void PupilScreens::aPhotoComesInAsItArrives() {
    SharedTablet tablet;
    auto& room = tablet.room;
    const auto plain = [](Qt::GlobalColor color) {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(color);
        QByteArray jpeg;
        QBuffer buffer(&jpeg);
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "JPEG", 90))
            qFatal("a picture could not be drawn");
        return jpeg.toStdString();
    };
    const auto whole = plain(Qt::red);
    const auto thumb = plain(Qt::blue);
    auto sealed = room.made("observation", domain::pupilStream(room.pupils.front()),
                            EntityId::make(room.clock.now(), room.random), {{"note", "At the sand tray"}});
    sealed.change.media = {{Sha256::of(whole), whole.size(), "photo", Sha256::of(thumb)}};
    auto& journal = room.store().journal();
    QVERIFY(
        journal.applyPage({engine::FedChange{1, sealed.change.hlc, "r", *serialise(sealed.change)}}, "1"));
    openAmara(tablet);
    QVERIFY(tablet.says(QStringLiteral("At the sand tray")));
    const auto shown = [&](const QString& objectName) {
        const auto* photo = tablet.find(objectName);
        if (!photo)
            return QColor();
        const auto place = photo->mapToScene(photo->boundingRect().center()).toPoint();
        return tablet.window->grabWindow().pixelColor(place);
    };
    const auto arrive = [&](const std::string& bytes) {
        return tablet.vault->keep(Sha256::of(bytes), bytes) && journal.mediumReceived(Sha256::of(bytes));
    };
    QTRY_VERIFY(tablet.find(QStringLiteral("photo")));
    QVERIFY(shown(QStringLiteral("photo")).blue() < 250);
    QVERIFY(arrive(thumb));
    QTRY_VERIFY(shown(QStringLiteral("photo")).blue() > 250 && shown(QStringLiteral("photo")).red() < 5);
    QVERIFY(tablet.touch(QStringLiteral("photo")));
    QTRY_VERIFY(shown(QStringLiteral("largePhoto")).blue() > 250);
    QVERIFY(arrive(whole));
    QTRY_VERIFY(shown(QStringLiteral("largePhoto")).red() > 250 &&
                shown(QStringLiteral("largePhoto")).blue() < 5);
    QVERIFY(tablet.touch(QStringLiteral("closePhoto")));
    QTRY_VERIFY(shown(QStringLiteral("photo")).red() > 250 && shown(QStringLiteral("photo")).blue() < 5);
}

QTEST_MAIN(PupilScreens)
#include "pupil.moc"
