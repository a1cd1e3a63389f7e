#include "app/media/voice_encoder.h"
#include "tests/qml/shared_tablet.h"
#include "tests/support/must.h"
#include "tests/support/tone.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using support::must;
using test::SharedTablet;

namespace {

constexpr double pitch = 440;

std::string noteOf(int seconds) {
    auto encoder = must(media::VoiceEncoder::make());
    must(encoder.hear(test::toneOf(pitch, qint64{seconds} * platform::soundRate)));
    return must(encoder.finish()).toStdString();
}

} // namespace

/// Voice notes and clips on a pupil's timeline.
class HeardTest : public QObject {
    Q_OBJECT

    /// From another tablet: a record that has this voice note, or what else there is to be heard.
    static void feed(SharedTablet& tablet, const std::string& note, int place,
                     const std::string& words = "At the sand tray", const std::string& kind = "voice",
                     const std::optional<Sha256>& thumb = std::nullopt) {
        auto& room = tablet.room;
        auto sealed = room.made("observation", domain::pupilStream(room.pupils.front()),
                                EntityId::make(room.clock.now(), room.random), {{"note", words}});
        sealed.change.media = {{Sha256::of(note), note.size(), kind, thumb}};
        QVERIFY(room.store().journal().applyPage(
            {engine::FedChange{static_cast<std::uint64_t>(place), sealed.change.hlc, "r",
                               *serialise(sealed.change)}},
            std::to_string(place)));
    }
    static bool arrive(SharedTablet& tablet, const std::string& note) {
        return tablet.vault->keep(Sha256::of(note), note) &&
               tablet.room.store().journal().mediumReceived(Sha256::of(note));
    }
    static void inside(SharedTablet& tablet) {
        tablet.admit(tablet.room.assistant);
        tablet.open();
        QVERIFY(tablet.touch(QStringLiteral("adult")));
        tablet.type(QString::fromLatin1(SharedTablet::pin));
        tablet.press(Qt::Key_Return);
    }
    static void openAmara(SharedTablet& tablet) {
        inside(tablet);
        QVERIFY(tablet.touch(QStringLiteral("placePupils")));
        QVERIFY(tablet.touch(QStringLiteral("pupil"), QStringLiteral("Amara")));
        QVERIFY(tablet.says(QStringLiteral("At the sand tray")));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void aTouchPlaysItOnceItIsHere() {
        SharedTablet tablet;
        const auto note = noteOf(5);
        feed(tablet, note, 1);
        openAmara(tablet);
        QVERIFY(tablet.says(QStringLiteral("A voice note is on its way to this tablet")));
        QVERIFY(!tablet.find(QStringLiteral("voiceNote"))->isEnabled());
        QVERIFY(arrive(tablet, note));
        QVERIFY(tablet.says(QStringLiteral("Play the voice note, 0:05")));
        tablet.shots(QStringLiteral("pupil_voice"));
        QVERIFY(tablet.touch(QStringLiteral("voiceNote")));
        QTRY_VERIFY(tablet.speaker.playing());
        QVERIFY(test::shareOf(pitch, tablet.speaker.sound()) > 0.9);
        tablet.speaker.pass(2s);
        QVERIFY(tablet.says(QStringLiteral("0:02 of 0:05")));
        const auto* line = tablet.find(QStringLiteral("soundHeard"));
        QVERIFY(line && std::abs(line->width() / line->parentItem()->width() - 0.4) < 0.01);
        tablet.shot(QStringLiteral("pupil_voice_playing"));
        tablet.speaker.pass(4s);
        QVERIFY(tablet.says(QStringLiteral("Play the voice note, 0:05")));
        QVERIFY(!tablet.speaker.playing());
    }

    void oneIsHeardAtATime() {
        SharedTablet tablet;
        const std::array notes{noteOf(3), noteOf(4)};
        for (std::size_t i = 0; i < notes.size(); ++i) {
            feed(tablet, notes.at(i), static_cast<int>(i) + 1);
            QVERIFY(arrive(tablet, notes.at(i)));
        }
        openAmara(tablet);
        QVERIFY(tablet.touch(QStringLiteral("voiceNote"), QStringLiteral("Play the voice note, 0:03")));
        QTRY_COMPARE(tablet.speaker.sound().size(), 3 * platform::soundRate * platform::sampleBytes);
        QVERIFY(tablet.touch(QStringLiteral("voiceNote"), QStringLiteral("Play the voice note, 0:04")));
        QTRY_COMPARE(tablet.speaker.sound().size(), 4 * platform::soundRate * platform::sampleBytes);
        QVERIFY(tablet.says(QStringLiteral("Play the voice note, 0:03")));
    }

    /// A pupil's voice note is not heard by whoever has the tablet next.
    void itIsQuietOnceTheTabletIsHandedOver() {
        SharedTablet tablet;
        const auto note = noteOf(30);
        feed(tablet, note, 1);
        QVERIFY(arrive(tablet, note));
        openAmara(tablet);
        QVERIFY(tablet.touch(QStringLiteral("voiceNote")));
        QTRY_VERIFY(tablet.speaker.playing());
        tablet.app->hush(); // in the background
        QVERIFY(!tablet.speaker.playing());
        QVERIFY(tablet.touch(QStringLiteral("voiceNote")));
        QTRY_VERIFY(tablet.speaker.playing());
        tablet.app->handOver();
        QTRY_COMPARE(tablet.app->stage(), viewmodels::AppModel::Stage::SignIn);
        QVERIFY(!tablet.speaker.playing());
        QVERIFY(tablet.app->pupil()->player()->lengths().isEmpty());
    }

    void aBrokenOneSaysSo() {
        SharedTablet tablet;
        const std::string note = "no sound at all";
        feed(tablet, note, 1);
        QVERIFY(arrive(tablet, note));
        openAmara(tablet);
        QVERIFY(tablet.touch(QStringLiteral("voiceNote")));
        QVERIFY(tablet.says(QStringLiteral("This voice note is damaged")));
        QVERIFY(!tablet.speaker.playing());
    }

    /// Who speaks touches nothing, and is here. In silence the tablet locks, and keeps what there is.
    void aVoiceKeepsTheTabletOpenAndSilenceDoesNot() {
        SharedTablet tablet;
        inside(tablet);
        QVERIFY(tablet.touch(QStringLiteral("newNote")));
        QVERIFY(tablet.touch(QStringLiteral("addVoice")));
        const auto pass = [&](std::chrono::seconds time) {
            for (auto i = 0s; i < time; i += 10s) {
                tablet.room.clock.set(tablet.room.clock.now() + 10s);
                tablet.microphone.pass(100ms);
                tablet.session->checkIdle();
            }
        };
        pass(150s);
        QCOMPARE(tablet.session->state(), session::Session::State::SignedIn);
        QVERIFY(tablet.microphone.listening());
        tablet.microphone.setLoudness(0.001);
        pass(150s);
        QCOMPARE(tablet.session->state(), session::Session::State::Locked);
        QVERIFY(!tablet.microphone.listening());
        const auto drafts = [&] {
            return tablet.room.ask(
                [&](const store::Queries& queries) { return queries.drafts(tablet.room.assistant); });
        };
        QTRY_COMPARE(drafts().size(), 1U);
        QCOMPARE(drafts().at(0).media.at(0).kind, std::string("voice"));
    }

    void aClipIsShownOnceItIsHere() {
        SharedTablet tablet;
        const std::string clip = "a film of the sand tray";
        QByteArray picture;
        QBuffer file(&picture);
        QImage green(256, 144, QImage::Format_RGB32);
        green.fill(QColor(40, 110, 60));
        QVERIFY(file.open(QIODevice::WriteOnly) && green.save(&file, "JPEG"));
        feed(tablet, clip, 1, "At the sand tray", "clip", Sha256::of(picture.toStdString()));
        QVERIFY(arrive(tablet, picture.toStdString()));
        openAmara(tablet);
        QVERIFY(tablet.says(QStringLiteral("A clip is on its way to this tablet")));
        QVERIFY(!tablet.find(QStringLiteral("photo"))->isEnabled());
        tablet.shot(QStringLiteral("pupil_clip_later"));
        QVERIFY(arrive(tablet, clip));
        QVERIFY(tablet.says(QStringLiteral("Play the clip")));
        tablet.shots(QStringLiteral("pupil_clip"));
        QVERIFY(tablet.touch(QStringLiteral("photo")));
        tablet.shot("x");
        qWarning() << tablet.app->pupil()->clip()->sentence() << tablet.app->pupil()->clip()->isOpen();
        QTRY_VERIFY(tablet.clipPlayer.playing());
        QCOMPARE(tablet.clipPlayer.clip().toStdString(), clip);
        tablet.clipPlayer.pass(1s);
        QVERIFY(tablet.says(QStringLiteral("0:01 of 0:03")));
        tablet.app->hush(); // in the background
        QVERIFY(tablet.clipPlayer.paused());
        QVERIFY(tablet.touch(QStringLiteral("toggleClip")));
        QVERIFY(tablet.clipPlayer.playing());
        tablet.app->handOver();
        QTRY_COMPARE(tablet.app->stage(), viewmodels::AppModel::Stage::SignIn);
        QVERIFY(!tablet.clipPlayer.screen());
        QTRY_VERIFY(!tablet.find(QStringLiteral("clipScreen")));
    }

    /// What is spoken is a note, and no photo.
    void theTimelineFiltersIt() {
        SharedTablet tablet;
        feed(tablet, noteOf(1), 1, "");
        tablet.admit(tablet.room.assistant);
        tablet.open();
        const auto count = [&](const char* kind) {
            return tablet.room.ask([&](const store::Queries& queries) {
                store::TimelineFilter filter;
                filter.kind = kind;
                return queries.timeline(tablet.room.pupils.front(), filter, {}, 10)->items.size();
            });
        };
        QCOMPARE(count("note"), 1U);
        QCOMPARE(count("photo"), 0U);
    }
};

QTEST_MAIN(HeardTest)
#include "heard.moc"
