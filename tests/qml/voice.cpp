#include "app/domain/media_kinds.h"
#include "app/media/voice_decoder.h"
#include "app/media/voice_encoder.h"
#include "tests/qml/lesson.h"
#include "tests/support/must.h"
#include "tests/support/tone.h"

#include <QtTest>

#include <filesystem>

using namespace std::chrono_literals;
using jotter::MediumRef;
using jotter::platform::FakeMicrophone;
using jotter::support::must;
using jotter::test::Lesson;
using jotter::viewmodels::CaptureState;
using Stage = jotter::viewmodels::CaptureModel::Stage;

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

std::chrono::milliseconds lengthOf(Lesson& lesson, const MediumRef& note) {
    return must(jotter::media::voiceLength(must(lesson.vault().readAll(note.sha256))));
}

/// The sheet of this pupil with a microphone that listens.
bool beginToSpeak(Lesson& lesson, const QString& pupil = QStringLiteral("Amara")) {
    return lesson.touch("capture-" + pupil) && lesson.touch("addVoice") && lesson.microphone().listening();
}

std::ptrdiff_t filesOf(Lesson& lesson) {
    const std::filesystem::directory_iterator files(lesson.room().folder() / "media");
    return std::distance(begin(files), end(files));
}

} // namespace

/// A note that is spoken, on the capture sheet.
class VoiceNoteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }

    void oneTouchBeginsAndOneEnds() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(7s);
        QTRY_VERIFY(lesson.find("voiceStop"));
        QTRY_COMPARE(lesson.find("voiceTime")->property("text").toString(), QStringLiteral("0:07"));
        QVERIFY(lesson.capture().voice()->level() > 0.7);
        QVERIFY(lesson.touch("voiceStop"));
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.capture().voice()->notes().size(), 1);
        QCOMPARE(lesson.touches(), 3);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note · Saved on this tablet"));
        const auto seen = lesson.seen("Amara");
        QCOMPARE(seen.size(), 1U);
        QCOMPARE(seen[0].media.size(), 1U);
        QCOMPARE(seen[0].media[0].kind, std::string("voice"));
        QCOMPARE(lengthOf(lesson, seen[0].media[0]), 7000ms);
        const auto sound =
            must(jotter::media::decodeVoice(must(lesson.vault().readAll(seen[0].media[0].sha256))));
        QVERIFY(jotter::test::shareOf(FakeMicrophone::tone, sound) > 0.9);
        QTRY_COMPARE(lesson.drafts().size(), 0U);
        QVERIFY(lesson.touch("toastAction"));
        QVERIFY(lesson.said("Taken back"));
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    /// As the tablet dies: what was kept last is there, whole, and nothing of what was kept before it.
    void whatWasSaidSurvivesAKill() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(1200ms);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        lesson.microphone().pass(8s);
        const auto kept = [&] { return lengthOf(lesson, lesson.drafts().at(0).media.at(0)); };
        QTRY_VERIFY(kept() > 3s);
        lesson.microphone().pass(3s);
        QTRY_VERIFY(kept() > 9s);
        QCOMPARE(lesson.drafts().at(0).media.size(), 1U);
        QTRY_COMPARE(filesOf(lesson), std::ptrdiff_t{1});
        QCOMPARE(lesson.capture().voice()->notes().size(), 0); // not while it is being recorded
        lesson.restart();
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QVERIFY(lesson.touch("draft-" + text(lesson.drafts().at(0).id)));
        QTRY_COMPARE(lesson.capture().voice()->notes().size(), 1);
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note"));
        const auto length = lengthOf(lesson, lesson.seen("Amara").at(0).media.at(0));
        QVERIFY2(length > 9s && length <= 12200ms, qPrintable(QString::number(length.count())));
    }

    void threeMinutesAreTheMost() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(149'050ms); // and so the last part of sound is longer than the time
        QCOMPARE(lesson.capture().voice()->left(), QString());
        lesson.microphone().pass(6s);
        QCOMPARE(lesson.capture().voice()->left(), QStringLiteral("25 seconds left"));
        QTRY_COMPARE(lesson.find("voiceWords")->property("text").toString(),
                     QStringLiteral("25 seconds left"));
        lesson.microphone().pass(30s);
        QVERIFY(!lesson.capture().voice()->recording());
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE_WITH_TIMEOUT(lesson.capture().voice()->notes().size(), 1, 60'000);
        QTRY_VERIFY(lesson.find("voiceSentence"));
        QVERIFY(lesson.capture().voice()->sentence().startsWith(QStringLiteral("Three minutes are full")));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note"));
        QCOMPARE(lengthOf(lesson, lesson.seen("Amara").at(0).media.at(0)),
                 std::chrono::milliseconds(jotter::media::longestVoice));
    }

    void itIsTakenOutAndHadBack() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(2s);
        QVERIFY(lesson.touch("voiceStop"));
        QVERIFY(lesson.touch("removeVoice0"));
        QTRY_VERIFY(!lesson.find("voice0"));
        QVERIFY(lesson.touch("undoVoice"));
        QTRY_VERIFY(lesson.find("voice0"));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note"));
        QCOMPARE(lesson.seen("Amara").at(0).media.size(), 1U);
    }

    void whatIsTakenOutIsGone() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(2s);
        QVERIFY(lesson.touch("voiceStop"));
        QVERIFY(lesson.touch("removeVoice0"));
        QVERIFY(lesson.touch("captureDone"));
        QTRY_COMPARE(lesson.capture().stage(), Stage::Closed);
        QTRY_COMPARE(lesson.drafts().size(), 0U);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void leavingEndsAndKeepsIt() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(2500ms);
        QTest::keyClick(&lesson.window(), Qt::Key_Escape);
        QVERIFY(lesson.said("Amara · Voice note · Saved on this tablet"));
        QVERIFY(!lesson.microphone().listening());
        QCOMPARE(lengthOf(lesson, lesson.seen("Amara").at(0).media.at(0)), 2500ms);
    }

    /// Hand over, and the lock: nobody else is recorded, and nothing of it is shown.
    void whenTheTabletIsLockedItEndsAndWaits() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(2500ms);
        lesson.capture().suspend();
        QVERIFY(!lesson.microphone().listening());
        QVERIFY(lesson.capture().voice()->notes().isEmpty());
        QTRY_COMPARE(lesson.board().tray()->count(), 1);
        QTRY_COMPARE(lengthOf(lesson, lesson.drafts().at(0).media.at(0)), 2500ms);
        QCOMPARE(lesson.seen("Amara").size(), 0U);
    }

    void inTheBackgroundNothingIsRecorded() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(2s);
        lesson.capture().hush();
        QVERIFY(!lesson.microphone().listening());
        QTRY_COMPARE(lesson.capture().voice()->notes().size(), 1);
        QCOMPARE(lesson.capture().stage(), Stage::Sheet);
    }

    void withoutAMicrophoneItSaysSo() {
        Lesson lesson;
        lesson.microphone().setThere(false);
        QVERIFY(lesson.touch("capture-Amara"));
        QVERIFY(lesson.touch("addVoice"));
        QTRY_VERIFY(lesson.find("voiceSentence"));
        QVERIFY(lesson.find("voiceSentence")->property("text").toString().contains("You can write instead"));
        QVERIFY(!lesson.capture().voice()->recording());
        lesson.capture().setNote("Said it instead");
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Note"));
    }

    void aMicrophoneThatGoesAwayLeavesWhatWasSaid() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(4500ms);
        lesson.microphone().breakOff();
        QVERIFY(lesson.capture().voice()->sentence().contains(QStringLiteral("is kept")));
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note"));
        QCOMPARE(lengthOf(lesson, lesson.seen("Amara").at(0).media.at(0)), 4500ms);
    }

    void aMicrophoneThatIsCoveredIsNoticed() {
        Lesson lesson;
        lesson.microphone().setLoudness(0);
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(3s);
        QVERIFY(lesson.capture().voice()->sentence().startsWith(QStringLiteral("Nothing is heard yet")));
        lesson.microphone().setLoudness(0.3);
        lesson.microphone().pass(100ms);
        QCOMPARE(lesson.capture().voice()->sentence(), QString());
    }

    /// The disk takes no more: the note ends, what was kept before stays, and words go on.
    void aDiskThatFailsEndsItAndNothingElse() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(1200ms);
        QTRY_COMPARE(lesson.drafts().size(), 1U);
        lesson.microphone().pass(3s);
        QTRY_VERIFY(lesson.drafts().size() == 1U && filesOf(lesson) == 1 &&
                    lengthOf(lesson, lesson.drafts().at(0).media.at(0)) > 3500ms);
        const auto kept = lesson.drafts().at(0).media.at(0);
        const auto media = lesson.room().folder() / "media";
        std::filesystem::rename(media, media.string() + " away");
        lesson.microphone().pass(4s);
        QTRY_VERIFY(!lesson.capture().voice()->recording());
        QVERIFY(!lesson.microphone().listening());
        QVERIFY(!lesson.capture().voice()->sentence().isEmpty());
        std::filesystem::rename(media.string() + " away", media);
        QTRY_COMPARE(lesson.capture().voice()->notes().size(), 1);
        lesson.capture().setNote("The rest in words");
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Amara · Voice note · Saved on this tablet"));
        QCOMPARE(lesson.seen("Amara").at(0).media, std::vector{kept});
        QCOMPARE(text(lesson.seen("Amara").at(0).note), QStringLiteral("The rest in words"));
    }

    /// It is a note, and no picture: where no photo may be taken one may speak.
    void noPhotosMeansNoPhotos() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson, QStringLiteral("Ben")));
        QVERIFY(!lesson.find("addPhoto")->isEnabled());
        lesson.microphone().pass(2s);
        QVERIFY(lesson.touch("voiceStop"));
        QTRY_COMPARE(lesson.capture().voice()->notes().size(), 1);
        QCOMPARE(lesson.capture().photos()->count(), 0);
        for (const auto& pupil : lesson.capture().pupils()->options())
            QCOMPARE(pupil.reason, QString());
        QVERIFY(lesson.touch("captureDone"));
        QVERIFY(lesson.said("Ben · Voice note"));
    }

    void eachPupilHasItAndNothingTiesThem() {
        CaptureState state;
        jotter::SystemRandom random;
        const auto pupil = [&] { return jotter::PupilId::make({}, random); };
        state.pupils = {pupil(), pupil()};
        state.takeIn({jotter::Sha256::of("said"), 4, std::string(jotter::domain::voiceKind), {}});
        const auto spoken = state.observations("moment");
        QCOMPARE(spoken.size(), 2U);
        QCOMPARE(spoken[0].moment + spoken[1].moment, std::string());
        QCOMPARE(spoken[1].media, state.media);
        state.takeIn({jotter::Sha256::of("seen"), 4, std::string(jotter::domain::photoKind), {}});
        QCOMPARE(state.observations("moment")[1].moment, std::string("moment"));
    }

    /// What there is of a note makes place for more of it, and for nothing else.
    void aPhotoThatComesMeanwhileStandsBesideIt() {
        const auto medium = [](const char* bytes, std::string_view kind) {
            return MediumRef{jotter::Sha256::of(bytes), 4, std::string(kind), {}};
        };
        const auto some = medium("some", jotter::domain::voiceKind);
        const auto more = medium("more", jotter::domain::voiceKind);
        const auto photo = medium("seen", jotter::domain::photoKind);
        CaptureState state;
        QVERIFY(!state.takeInRecording(some, true));
        state.takeIn(photo);
        QVERIFY(state.takeInRecording(more, false) == some.sha256);
        QCOMPARE(state.media, (std::vector{more, photo}));
        QVERIFY(!state.takeInRecording(some, false)); // another note
        QCOMPARE(state.media.size(), 3U);
    }

    void itIsHeardAgain() {
        Lesson lesson;
        QVERIFY(beginToSpeak(lesson));
        lesson.microphone().pass(4s);
        QVERIFY(lesson.touch("voiceStop"));
        auto& player = *lesson.capture().voice()->player();
        QTRY_COMPARE(player.lengths().value(lesson.capture().voice()->notes().value(0)).toString(),
                     QStringLiteral("0:04"));
        QVERIFY(lesson.touch("voice0"));
        QTRY_VERIFY(lesson.speaker().playing());
        QVERIFY(jotter::test::shareOf(FakeMicrophone::tone, lesson.speaker().sound()) > 0.9);
        lesson.speaker().pass(1s);
        QCOMPARE(player.progress(), 0.25);
        QCOMPARE(player.reached(), QStringLiteral("0:01"));
        QVERIFY(lesson.touch("voice0"));
        QVERIFY(!lesson.speaker().playing());
        QVERIFY(lesson.touch("voice0"));
        QTRY_VERIFY(lesson.speaker().playing());
        lesson.speaker().pass(5s); // to its end
        QVERIFY(!player.playing());
        QVERIFY(lesson.touch("voice0"));
        QTRY_VERIFY(lesson.speaker().playing());
        QVERIFY(lesson.touch("addVoice")); // nobody records what is being played
        QVERIFY(!lesson.speaker().playing());
        lesson.capture().suspend();
        QVERIFY(!lesson.speaker().playing());
    }

    void looks_data() { jotter::test::addDevices(); }
    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        const auto shot = [&](Lesson& lesson, const char* what) {
            lesson.shot(QStringLiteral("voice-%1-%2")
                            .arg(QLatin1String(what), QLatin1String(QTest::currentDataTag())));
        };
        Lesson lesson(10);
        lesson.setDark(dark);
        lesson.resize(size);
        QVERIFY(lesson.touch("capture-Amara"));
        auto& voice = *lesson.capture().voice();
        voice.record();
        lesson.microphone().pass(12s);
        QTRY_VERIFY(lesson.find("voiceStop"));
        QCOMPARE(lesson.unfit(), QStringList());
        shot(lesson, "recording");
        QVERIFY(lesson.touch("voiceStop"));
        QTRY_COMPARE(voice.notes().size(), 1);
        voice.record();
        lesson.microphone().pass(155s);
        shot(lesson, "countdown");
        voice.stop();
        QTRY_COMPARE_WITH_TIMEOUT(voice.notes().size(), 2, 60'000);
        voice.takeAway(voice.notes().value(1));
        voice.player()->toggle(voice.notes().value(0));
        QTRY_VERIFY(lesson.speaker().playing());
        lesson.speaker().pass(5s);
        QCOMPARE(lesson.unfit(), QStringList());
        shot(lesson, "notes");
    }
};

QTEST_MAIN(VoiceNoteTest)
#include "voice.moc"
