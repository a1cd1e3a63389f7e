// What a teaching assistant does in a lesson (product.md T1-T7, T10, T11), by touch on what a screen
// reader finds: how many touches it takes at three sizes, and that a kill after any of them loses nothing
// that was said to be saved. T8 is `journeys/main_job`, which has a school server.
#include "tests/support/demo_school.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>

using namespace jotter;
using journeys::DemoSchool;
using journeys::JourneyFailed;
using journeys::Tablet;

namespace {
/// The first of the class on every screen: she has a live step, and may be photographed.
constexpr auto pupil = "Amara";
constexpr auto teacher = "Tom Pritchard";

QString text(const char* words) {
    return QString::fromUtf8(words);
}
QString ofPupil(const char* words) {
    return text(pupil) + text(words);
}

/// One thing that the assistant does, and what must still be there when the tablet dies after it.
struct Deed {
    std::function<void(Tablet&)> act;
    std::function<void(Tablet&)> remains;
};

struct Journey {
    int most = 0; ///< touches of all deeds together
    std::vector<Deed> deeds;
};

void nothingYet(Tablet&) {}

/// A record of today stands in the pupil's timeline, with all these words.
std::function<void(Tablet&)> recorded(const char* words) {
    return [words](Tablet& tablet) {
        tablet.tap(text("Pupils"), text("PageTab"));
        tablet.tap(ofPupil("*"), text("ListItem"));
        tablet.waitFor(text("Today, "));
        if (!DemoSchool::tellsOfToday(tablet, text(words)))
            throw JourneyFailed(text("nothing of today says \"%1\"").arg(text(words)));
    };
}

/// What was begun waits on the board, whole.
std::function<void(Tablet&)> waits(const char* words) {
    return [words](Tablet& tablet) { tablet.waitFor(text("To finish: ") + text(words)); };
}

std::function<void(Tablet&)> tap(const QString& name, const char* role, const char* thenSays, int nth = 0) {
    return [=](Tablet& tablet) {
        tablet.tap(name, text(role), nth);
        tablet.waitFor(text(thenSays));
    };
}

/// On narrow screens trials are behind one more touch.
void beginTrials(Tablet& tablet) {
    const auto more = text("Trials, or several pupils");
    const bool narrow = tablet.says(more);
    tablet.tap(narrow ? more : text("Trials"), text("Button"));
    if (narrow)
        tablet.tap(text("Count trials"));
    tablet.waitFor(text("Counting trials"));
}

/// Whether its middle is above what lies along the bottom of the screen.
bool inSight(Tablet& tablet, const QString& name) {
    constexpr double bars = 260;
    double bottom = 0;
    double middle = 1e9;
    for (const auto& seen : tablet.read()) {
        const auto target = seen.toArray();
        bottom = std::max(bottom, target[3].toDouble() + target[5].toDouble());
        if (target[1].toString() == name)
            middle = target[3].toDouble() + target[5].toDouble() / 2;
    }
    return middle < bottom - bars;
}

/// One more of several. On a phone the card may be below the edge: a swipe, which is no touch of anything.
std::function<void(Tablet&)> choose(const char* name, const char* before, const char* thenSays) {
    return [=](Tablet& tablet) {
        for (int tries = 0; tries < 8 && !inSight(tablet, text(name)); ++tries)
            tablet.drag(text(before), -150);
        tap(text(name), "CheckBox", thenSays)(tablet);
    };
}

/// On a phone the facts are below the edge: a swipe, which is no touch of anything.
void tapPhrase(Tablet& tablet) {
    for (int pages = 0; pages < 5 && !tablet.says(text("Took a turn")); ++pages)
        tablet.swipe(text("New record"), -300);
    tap(text("Asked for help"), "CheckBox", "Saved on this tablet as you go")(tablet);
}

/// On a phone what can be added to a record is below the edge.
void tapVoice(Tablet& tablet) {
    for (int pages = 0; pages < 5 && !tablet.says(text("Voice note")); ++pages)
        tablet.swipe(text("New record"), -300);
    tap(text("Voice note"), "Button", "Saved on this tablet as you go")(tablet);
}

/// What was said until the tablet died is under To finish, and can be heard.
void spoken(Tablet& tablet) {
    tablet.tap(text("Finish: Amara"), text("Button"));
    for (int pages = 0; pages < 5 && !tablet.says(text("Play the voice note, 0:0")); ++pages)
        tablet.swipe(text("New record"), -300);
    tablet.tap(text("Play the voice note, 0:0*"), text("Button"));
    tablet.waitFor(text("Stop the voice note"));
}

/// The concern waits for its author on the pupil's page, with what was written last.
void begunConcern(Tablet& tablet) {
    tablet.tap(ofPupil(", *"), text("Button"));
    tablet.tap(text("Finish your concern"), text("Button"));
    tablet.waitFor(text("Tell the DSL now"));
    tablet.waitFor(text("for you alone, until you send it"));
}

void tapTried(Tablet& tablet) {
    for (int pages = 0; pages < 5 && !tablet.says(text("More help from an adult")); ++pages)
        tablet.swipe(text("Raise a concern about Amara"), -300);
    tap(text("Breaks"), "CheckBox", "for you alone, until you send it")(tablet);
}

std::map<QString, Journey> allJourneys() {
    std::map<QString, Journey> journeys;
    journeys[text("T1 a can-do on the live step")] = {
        1,
        {{tap(ofPupil(": On their own"), "RadioButton", "On their own · Saved on this tablet"),
          recorded("On their own")}}};
    journeys[text("T1 a can-do on another step")] = {
        3,
        {{tap(ofPupil(": *"), "Button", "Steps of Amara"), nothingYet},
         {tap(text("Can *"), "RadioButton", "", 1), nothingYet},
         {tap(ofPupil(": Gesture"), "RadioButton", "Gesture · Saved on this tablet"), recorded("Gesture")}}};
    journeys[text("T2 a photo for one pupil and one step")] = {
        4,
        {{tap(text("Photo"), "Button", "Take the photo"), nothingYet},
         {tap(text("Take the photo"), "Button", "1 photo waits"), waits("1 photo waits")},
         {tap(text(pupil), "Button", "What could Amara do?"), waits("1 photo waits")},
         {tap(text("Can *"), "RadioButton", "Photo · Saved on this tablet"), recorded("1 photo")}}};
    journeys[text("T3 a fact by chips")] = {
        3,
        {{tap(text("Record more about Amara"), "Button", "Who?"), nothingYet},
         {tapPhrase, waits("1 record waits")},
         {tap(text("Done"), "Button", "Note · Saved on this tablet"), recorded("Asked for help")}}};
    journeys[text("T3 a voice note")] = {
        4,
        {{tap(text("Record more about Amara"), "Button", "Who?"), nothingYet},
         {tapVoice, spoken},
         {tap(text("Stop recording"), "Button", "Play the voice note, 0:0"), spoken},
         {tap(text("Done"), "Button", "Voice note · Saved on this tablet"), recorded("1 voice note")}}};
    journeys[text("T4 trials")] = {
        6, // to begin two at most, one a try, one to end
        {{beginTrials, nothingYet},
         {tap(ofPupil(": did it"), "Button", "1 of 1 · Saved on this tablet"), waits("1 record waits")},
         {tap(ofPupil(": not yet"), "Button", "1 of 2 · Saved on this tablet"), waits("1 record waits")},
         {tap(text("Undo"), "Button", "Taken back: Amara · 1 of 1"), waits("1 record waits")},
         {tap(text("Done"), "Button", "Amara 1 of 1 · Saved on this tablet"), recorded("1 of 1")}}};
    // Ben, whose parents do not want photos, is in the picture, too.
    journeys[text("T5 a group photo with one held back")] = {
        8,
        {{[](Tablet& tablet) {
              tablet.hold(ofPupil(", *"), text("Button"));
              tablet.waitFor(text("1 chosen"));
          },
          nothingYet},
         {choose("Cerys", "Amara", "2 chosen"), nothingYet},
         {choose("Dev", "Cerys", "3 chosen"), nothingYet},
         {choose("Elin", "Dev", "4 chosen"), nothingYet},
         {tap(text("Photo"), "Button", "Take the photo"), nothingYet},
         {tap(text("Take the photo"), "Button", "Nothing is hidden."), waits("1 photo waits")},
         {tap(text("The photo: touch a face to hide it"), "", "1 face is hidden"), waits("1 photo waits")},
         {tap(text("Done"), "Button", "Photo · Saved on this tablet"), recorded("1 photo")}}};
    journeys[text("T6 photos now, tagged at the bell")] = {
        2 + 2 + 1 + 2 * 3, // the camera and its switch, one a photo, out of it, three each
        {{tap(text("Photo"), "Button", "Take the photo"), nothingYet},
         {[](Tablet& tablet) { tablet.tap(text("Tag later"), text("CheckBox")); }, nothingYet},
         {tap(text("Take the photo"), "Button", "1 photo saved, under To finish"), waits("1 photo waits")},
         {tap(text("Take the photo"), "Button", "2 photos saved, under To finish"), waits("2 photos wait")},
         {tap(text("Leave the camera"), "Button", "2 photos wait"), waits("2 photos wait")},
         {tap(text("Finish: Who is it?"), "Button", "Photo 1"), waits("2 photos wait")},
         {tap(text(pupil), "Button", "What could Amara do?"), waits("2 photos wait")},
         {tap(text("Can *"), "RadioButton", "Photo · Saved on this tablet"), recorded("1 photo")},
         {tap(text("Finish: Who is it?"), "Button", "Photo 1"), waits("1 photo waits")},
         {tap(text(pupil), "Button", "What could Amara do?"), waits("1 photo waits")},
         {tap(text("Just the photo"), "Button", "Photo · Saved on this tablet"), recorded("1 photo")}}};
    journeys[text("T11 raise a concern")] = {
        6,
        {{tap(ofPupil(", *"), "Button", "What helps me"), nothingYet},
         {tap(text("Raise a concern"), "Button", "Tell the DSL now"), nothingYet},
         {[](Tablet& tablet) {
              tablet.waitFor(text("Only you see this until you send it"));
              tablet.type(text("Hides under the table whenever it is loud."));
              tablet.waitFor(text("for you alone, until you send it"));
          },
          begunConcern},
         {tap(text("This week"), "CheckBox", "for you alone, until you send it"), begunConcern},
         {tap(text("Sensory and physical"), "CheckBox", "for you alone, until you send it"), begunConcern},
         {tapTried, begunConcern},
         {tap(text("Send to the SENCO"), "Button", "Concern for the SENCO · Saved on this tablet"),
          [](Tablet& tablet) {
              tablet.tap(ofPupil(", *"), text("Button"));
              tablet.waitFor(text("with the SENCO"));
          }}}};
    journeys[text("T10 how do I help this pupil?")] = {
        1, {{tap(ofPupil(", *"), "Button", "What helps me"), nothingYet}}};
    return journeys;
}
} // namespace

class TaTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] QString base() const { return folder_.filePath(QStringLiteral("base")); }

    /// A tablet with the demo school on it, and nobody signed in.
    [[nodiscard]] Tablet tabletOf(QSize size) {
        const QString profile = folder_.filePath(QStringLiteral("used"));
        std::filesystem::remove_all(profile.toStdString());
        std::filesystem::copy(base().toStdString(), profile.toStdString(),
                              std::filesystem::copy_options::recursive);
        return Tablet({.profile = profile,
                       .size = size,
                       .dark = false,
                       .camera = folder_.filePath(QStringLiteral("camera")),
                       .more = {QStringLiteral("--fake-sound")}});
    }
    static void begin(Tablet& tablet) {
        tablet.start();
        DemoSchool::signIn(tablet, text(DemoSchool::assistant));
        tablet.waitFor(ofPupil(": On their own"));
    }
    static void eachJourney(const std::function<void(const QString&, const Journey&)>& add) {
        for (const auto& [name, journey] : allJourneys())
            add(name, journey);
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        QVERIFY(QDir(folder_.path()).mkpath(QStringLiteral("camera")));
        QImage seen(1600, 1200, QImage::Format_RGB32);
        seen.fill(Qt::darkCyan);
        QVERIFY(seen.save(folder_.filePath(QStringLiteral("camera/seen.jpg"))));
        Tablet tablet({.profile = base(),
                       .size = {1280, 800},
                       .dark = false,
                       .camera = {},
                       .more = {QStringLiteral("--demo")}});
        tablet.start();
        tablet.waitFor(text("Who is using this tablet?"), 120);
        tablet.close();
    }

    void touches_data() {
        QTest::addColumn<QString>("journey");
        QTest::addColumn<QSize>("size");
        for (const auto& [place, size] :
             {std::pair("tablet", QSize(1280, 800)), std::pair("portrait", QSize(800, 1280)),
              std::pair("phone", QSize(390, 844))})
            eachJourney([&, place = place, size = size](const QString& name, const Journey&) {
                QTest::addRow("%s, %s", qPrintable(name), place) << name << size;
            });
    }
    void touches() {
        QFETCH(QString, journey);
        QFETCH(QSize, size);
        const auto journeys = allJourneys();
        const auto& what = journeys.at(journey);
        try {
            auto tablet = tabletOf(size);
            begin(tablet);
            const int before = tablet.taps();
            for (const auto& deed : what.deeds)
                deed.act(tablet);
            const int taps = tablet.taps() - before;
            QVERIFY2(taps <= what.most, qPrintable(QString::number(taps)));
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }

    void aKillLosesNothing_data() {
        QTest::addColumn<QString>("journey");
        QTest::addColumn<int>("deeds");
        eachJourney([](const QString& name, const Journey& journey) {
            for (std::size_t i = 1; i <= journey.deeds.size(); ++i)
                QTest::addRow("%s, after deed %zu", qPrintable(name), i) << name << static_cast<int>(i);
        });
    }
    void aKillLosesNothing() {
        QFETCH(QString, journey);
        QFETCH(int, deeds);
        const auto journeys = allJourneys();
        const auto& what = journeys.at(journey);
        try {
            auto tablet = tabletOf({1280, 800});
            begin(tablet);
            for (int i = 0; i < deeds; ++i)
                what.deeds[static_cast<std::size_t>(i)].act(tablet);
            tablet.kill();
            begin(tablet);
            what.deeds[static_cast<std::size_t>(deeds) - 1].remains(tablet);
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }

    /// T7: one touch and a PIN; a half-written note is still its author's, and nobody else's, even after a
    /// kill.
    void anotherAdultTakesTheTablet() {
        try {
            auto tablet = tabletOf({1280, 800});
            begin(tablet);
            tablet.tap(text("Note"), text("Button"));
            tablet.tap(text("Asked for help"), text("CheckBox")); // of whom, she has not said yet
            tablet.waitFor(text("Saved on this tablet as you go"));
            tablet.key(Qt::Key_Escape);
            tablet.waitFor(text("1 record waits"));
            const int before = tablet.taps();
            tablet.tap(text("Hand over"), text("Button"));
            tablet.waitFor(text("Who is using this tablet?"));
            QCOMPARE(tablet.taps() - before, 1);
            DemoSchool::signIn(tablet, text(teacher));
            tablet.waitFor(ofPupil(": On their own"));
            QVERIFY(!tablet.says(text("To finish")));
            tablet.kill();
            begin(tablet);
            tablet.waitFor(text("1 record waits"));
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }
};

QTEST_GUILESS_MAIN(TaTest)
#include "ta.moc"
