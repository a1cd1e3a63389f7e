#include "tests/support/main_job.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>

namespace jotter::journeys {

namespace {
/// A tick, another and its taking back, a tick on another step, a note, a voice note, a clip, a photo.
constexpr int recorded = 8;

QString text(const char* words) {
    return QString::fromUtf8(words);
}
} // namespace

MainJob::MainJob(Options options)
    : options_(std::move(options))
    , school_(options_.work)
    , first_({.profile = firstProfile(),
              .size = options_.size,
              .dark = options_.dark,
              .camera = options_.work.filePath(text("camera")),
              .more = {text("--fake-sound")}})
    , second_({.profile = secondProfile(),
               .size = options_.size,
               .dark = options_.dark,
               .camera = {},
               .more = {text("--fake-sound")}}) {}

void MainJob::tell(const QString& what) {
    if (options_.tell)
        options_.tell(what);
}

void MainJob::shot(const QString& name) {
    shot(name, first_);
}

void MainJob::shot(const QString& name, Tablet& tablet) {
    if (!options_.pictures.isEmpty())
        tablet.shot(QDir(options_.pictures)
                        .filePath(text("%1-%2.png").arg(++shots_, 2, 10, QLatin1Char('0')).arg(name)));
}

void MainJob::openSchool() {
    tell(text("Inventing Thornbeck Primary and starting its school server"));
    school_.open();
    tell(text("Two tablets join the school; %1 and %2 sign in")
             .arg(text(DemoSchool::assistant), text(DemoSchool::teacher)));
    first_.start();
    first_.waitFor(text("Join my school"));
    shot(text("first-start"));
    school_.join(first_, text(DemoSchool::assistant));
    shot(text("board"));
    second_.start();
    school_.join(second_, text(DemoSchool::teacher));
    tell(text("The server stops: from here on there is no network"));
    onServerBefore_ = onServer();
    school_.server().stop();
}

int MainJob::tapsOf(const std::function<void()>& work) {
    const int before = first_.taps();
    work();
    return first_.taps() - before;
}

void MainJob::recordSteps() {
    const QString who = text(pupil);
    tapsForStep_ = tapsOf([&] {
        first_.tap(who + text(": On their own"));
        first_.waitFor(text("On their own · Saved on this tablet"));
    });
    shot(text("tick"));
    first_.tap(who + text(": Reminder"));
    first_.waitFor(text("Reminder · Saved on this tablet"));
    first_.tap(text("Undo"));
    first_.waitFor(text("Taken back"));
    tell(text("A can-do on the live step: %1 tap, kept with no network; a wrong one, taken back")
             .arg(tapsForStep_));
    tapsForOtherStep_ = tapsOf([&] {
        first_.tap(who + text(": *"), text("Button"));
        first_.waitFor(text("Steps of ") + who);
        shot(text("other-step"));
        first_.tap(text("Can *"), text("RadioButton"), 1);
        first_.tap(who + text(": Gesture"));
        first_.waitFor(text("Gesture · Saved on this tablet"));
    });
    tell(text("On another step: %1 taps").arg(tapsForOtherStep_));
}

void MainJob::writeNote() {
    first_.tap(text("Note"), text("Button"));
    first_.tap(text(pupil), text("CheckBox"));
    first_.tap(text("Note"), text("EditableText"));
    first_.type(text(note));
    first_.waitFor(text("Saved on this tablet as you go"));
    shot(text("note"));
    first_.tap(text("Done"));
    first_.waitFor(text("Note · Saved on this tablet"));
    tell(text("A note, kept as it was typed"));
}

void MainJob::speakNote() {
    first_.tap(text("Record more about %1").arg(text(pupil)), text("Button"));
    first_.waitFor(text("Who?"));
    first_.tap(text("Voice note"), text("Button"));
    first_.waitFor(text("0:02"));
    shot(text("voice-note"));
    first_.tap(text("Stop recording"));
    first_.waitFor(text("Play the voice note, 0:0"));
    first_.tap(text("Done"));
    first_.waitFor(text("Voice note · Saved on this tablet"));
    tell(text("A voice note, kept while it was spoken"));
}

void MainJob::hearNote(Tablet& tablet) {
    tablet.tap(text("Pupils"), text("PageTab"));
    tablet.tap(text(pupil) + QLatin1Char('*'), text("ListItem"));
    tablet.waitFor(text("Today, "));
    tablet.tap(text("Notes"), text("RadioButton")); // no photo that comes meanwhile pushes it away
    for (int pages = 0; pages < 12 && !tablet.says(text("Play the voice note, 0:0")); ++pages)
        tablet.drag(text(pupil) + QLatin1Char('*'), -150);
    tablet.drag(text(pupil) + QLatin1Char('*'), -80); // its row shows: now the button, too
    tablet.tap(text("Play the voice note, 0:0*"));
    tablet.waitFor(text("Stop the voice note"));
}

void MainJob::filmClip() {
    first_.tap(text("Photo"), text("Button"));
    first_.tap(text("Film a clip"), text("Button"));
    first_.waitFor(text("Filming"));
    first_.pause(3);
    shot(text("filming"));
    first_.tap(text("End the clip"));
    first_.waitFor(text("Who is it?"));
    first_.tap(text(pupil), text("Button"));
    first_.tap(text("Just the clip"));
    first_.waitFor(text("Clip · Saved on this tablet"));
    tell(text("A clip with sound, kept while it was filmed"));
}

void MainJob::seeClip(Tablet& tablet) {
    tablet.tap(text("Photos"), text("RadioButton"));
    tablet.resize({1280, 2000}); // so that it is in sight below the photo, however large that is
    tablet.waitFor(text("Play the clip"), 60); // it may be on its way
    tablet.tap(text("Play the clip"), text("Button"));
    tablet.waitFor(text("0:02 of 0:0"));
    tablet.resize(options_.size);
    shot(text("clip"), tablet);
    tablet.tap(text("Close the clip"));
    tablet.waitGone(text("Close the clip"));
}

void MainJob::takePhoto() {
    tapsForPhoto_ = tapsOf([&] {
        first_.tap(text("Photo"), text("Button"));
        first_.tap(text("Take the photo"));
        first_.waitFor(text("Who is it?"));
        shot(text("who-is-it"));
        first_.tap(text(pupil), text("Button"));
        first_.tap(text("Can *"), {}, 0);
        first_.waitFor(text("Photo · Saved on this tablet"));
    });
    shot(text("photo"));
    tell(text("A photo for one pupil and one step: %1 taps").arg(tapsForPhoto_));
}

void MainJob::killTablet() {
    first_.kill();
    tell(text("The tablet dies (SIGKILL) and is started again"));
    first_.start();
    first_.waitFor(text("Who is using this tablet?"));
    DemoSchool::signIn(first_, text(DemoSchool::assistant));
    // The first touch of a fresh start: the camera is there although nothing of it was loaded.
    first_.tap(text("Photo"), text("Button"));
    first_.waitFor(text("Take the photo"));
    first_.tap(text("Leave the camera"));
    first_.waitGone(text("Take the photo"));
    readTimeline(first_, text("after-the-kill"));
    first_.tap(text("Lesson"), text("PageTab"));
    tell(text("Everything is still on it"));
}

void MainJob::readTimeline(Tablet& tablet, const QString& picture) {
    tablet.tap(text("Pupils"), text("PageTab"));
    tablet.waitFor(text(pupil), 60);
    tablet.tap(text(pupil) + QLatin1Char('*'), text("ListItem"));
    // The photo was recorded last: when it is there, so is the rest.
    const QDeadlineTimer patience(std::chrono::minutes{1});
    while (!DemoSchool::tellsOfToday(tablet, text("1 photo")) && !patience.hasExpired())
        tablet.pause(1);
    shot(picture, tablet); // what was just recorded stands at the top
    for (const auto* words : {"1 photo", "1 clip", "1 voice note", "Gave me the drink card at snack",
                              "Gesture", "On their own"}) {
        for (int pages = 0; pages < 12 && !DemoSchool::tellsOfToday(tablet, text(words)); ++pages)
            tablet.swipe(text(pupil) + QLatin1Char('*'), -200);
        if (!DemoSchool::tellsOfToday(tablet, text(words)))
            throw JourneyFailed(text("nothing of today says \"%1\"").arg(text(words)));
    }
}

int MainJob::onServer() {
    const auto status = school_.server().run({text("status"), text("--json")});
    return QJsonDocument::fromJson(status).object()[text("changes")].toInt();
}

void MainJob::arrive() {
    school_.server().start();
    tell(text("The network is back; nobody touches the tablet"));
    // Backing off may take five minutes; the tablet locks itself after two.
    QDeadlineTimer patience(std::chrono::minutes{6});
    while (onServer() < onServerBefore_ + recorded && !patience.hasExpired())
        first_.pause(1);
    if (onServer() != onServerBefore_ + recorded)
        throw JourneyFailed(
            text("%1 of %2 records reached the server").arg(onServer() - onServerBefore_).arg(recorded));
    DemoSchool::unlock(first_);
    first_.waitFor(text("All on the school server"), 60);
    shot(text("arrived"));
    tell(text("The tablet says: All on the school server"));
}

void MainJob::killServer() {
    school_.server().kill();
    school_.server().start();
    tell(text("The server dies (SIGKILL) and is started again"));
}

void MainJob::showOnSecond() {
    DemoSchool::unlock(second_);
    // It may have met the stopped server before it had fetched the whole school, and wait for long: who looks
    // at Safe? does not.
    second_.tap(text("Safe?"), text("PageTab"));
    readTimeline(second_, text("second-tablet"));
    hearNote(second_);
    seeClip(second_);
    tell(text("The second tablet shows all of it"));
}

void MainJob::close() {
    first_.close();
    second_.close();
}

} // namespace jotter::journeys
