#include "tests/support/main_job.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QProcess>

namespace jotter::journeys {

namespace {
constexpr auto assistant = "Joy Okonjo";
constexpr auto teacher = "Tom Pritchard";

QString text(const char* words) {
    return QString::fromUtf8(words);
}

void inventSchool(const QString& folder) {
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(text("jotter-demo-school")),
                  {text("--size"), text("term"), text("--out"), folder});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        throw JourneyFailed(text("the demo school could not be made: ") +
                            QString::fromUtf8(process.readAllStandardError()));
}
} // namespace

MainJob::MainJob(Options options)
    : options_(std::move(options))
    , server_(options_.work.filePath(text("school")), text("Thornbeck Primary"))
    , first_({.profile = firstProfile(),
              .size = options_.size,
              .dark = options_.dark,
              .camera = options_.work.filePath(text("camera")),
              .more = {}})
    , second_({.profile = secondProfile(),
               .size = options_.size,
               .dark = options_.dark,
               .camera = {},
               .more = {}}) {}

void MainJob::tell(const QString& what) {
    if (options_.tell)
        options_.tell(what);
}

void MainJob::shot(const QString& name) {
    if (!options_.pictures.isEmpty())
        first_.shot(QDir(options_.pictures)
                        .filePath(text("%1-%2.png").arg(++shots_, 2, 10, QLatin1Char('0')).arg(name)));
}

void MainJob::openSchool() {
    tell(text("Inventing Thornbeck Primary and starting its school server"));
    const QString school = options_.work.filePath(text("thornbeck"));
    inventSchool(school);
    server_.load(school + text("/changes.ndjson"), school + text("/media"), school + text("/pins.json"));
    server_.start();
    tell(text("Two tablets join the school; %1 and %2 sign in").arg(text(assistant), text(teacher)));
    first_.start();
    first_.waitFor(text("Join my school"));
    shot(text("first-start"));
    join(first_, text(assistant));
    shot(text("board"));
    second_.start();
    join(second_, text(teacher));
    tell(text("The server stops: from here on there is no network"));
    server_.stop();
}

void MainJob::join(Tablet& tablet, const QString& adult) {
    tablet.tap(text("Enrolment code"));
    tablet.type(server_.enrolmentCode({text("Harbour Room")}));
    tablet.tap(text("Join"));
    tablet.waitFor(text("Who is using this tablet?"), 60);
    signIn(tablet, adult);
    tablet.waitFor(text("All on the school server"), 60);
}

void MainJob::signIn(Tablet& tablet, const QString& adult) {
    tablet.tap(adult + QLatin1Char('*'));
    for (const auto* digit : {"2", "4", "6", "8"})
        tablet.tap(text(digit));
    tablet.tap(text("Sign in"), text("Button"));
    tablet.waitFor(text("Harbour Room"));
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
    first_.tap(text("Undo"));
    first_.waitFor(text("Taken back"));
    first_.tap(who + text(": On their own"));
    first_.waitFor(text("On their own · Saved on this tablet"));
    tell(text("A can-do on the live step: %1 tap, kept with no network; taken back, and recorded again")
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
    first_.tap(text(pupil));
    first_.tap(text("Note"), text("EditableText"));
    first_.type(text(note));
    first_.waitFor(text("Everything is saved on this tablet as you go"));
    shot(text("note"));
    first_.tap(text("Done"));
    first_.waitFor(text("Note · Saved on this tablet"));
    tell(text("A note, kept as it was typed"));
}

void MainJob::takePhoto() {
    tapsForPhoto_ = tapsOf([&] {
        first_.tap(text("Photo"), text("Button"));
        first_.tap(text("Take the photo"));
        first_.waitFor(text("Who is it?"));
        shot(text("who-is-it"));
        first_.tap(text(pupil));
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
    signIn(first_, text(assistant));
    readTimeline(first_);
    shot(text("after-the-kill"));
    tell(text("Everything is still on it"));
}

void MainJob::readTimeline(Tablet& tablet) {
    tablet.tap(text("Pupils"), text("PageTab"));
    tablet.tap(text(pupil) + QLatin1Char('*'), text("ListItem"));
    for (const auto* words : {"Photo", "Gave me the drink card at snack", "Gesture", "On their own"})
        tablet.waitFor(text(words), 30);
}

void MainJob::arrive() {
    server_.start();
    tell(text("The network is back; nobody touches the tablet"));
    first_.waitFor(text("All on the school server"), 120);
    shot(text("arrived"));
    tell(text("The tablet says: All on the school server"));
}

void MainJob::killServer() {
    server_.kill();
    server_.start();
    tell(text("The server dies (SIGKILL) and is started again"));
}

void MainJob::showOnSecond() {
    readTimeline(second_);
    if (!options_.pictures.isEmpty())
        second_.shot(QDir(options_.pictures)
                         .filePath(text("%1-second-tablet.png").arg(++shots_, 2, 10, QLatin1Char('0'))));
    tell(text("The second tablet shows all of it"));
}

void MainJob::close() {
    first_.close();
    second_.close();
}

} // namespace jotter::journeys
