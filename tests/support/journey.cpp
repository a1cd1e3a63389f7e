// `./run demo` and `./run shots`: the demo school for a person with a display, the main journey for one
// without, and the screenshots of the README.
#include "tests/support/main_job.h"
#include "tests/support/shots.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

namespace {
using namespace jotter::journeys;

void say(const QString& what) {
    std::printf("%s\n", qUtf8Printable(what));
    std::fflush(stdout);
}

bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

/// A server with the demo school and the app on it, until the app is closed.
void withDisplay(const QDir& work) {
    say(QStringLiteral("Inventing Thornbeck Primary and starting its school server"));
    DemoSchool school(work);
    school.open();
    say(QStringLiteral("The app opens and joins the school. Sign in as %1 or %2: the PIN of everybody is %3.")
            .arg(QLatin1String(DemoSchool::assistant), QLatin1String(DemoSchool::teacher),
                 QLatin1String(DemoSchool::pin)));
    QProcess app;
    app.setProcessChannelMode(QProcess::ForwardedChannels);
    app.start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("jotter")),
              {QStringLiteral("--profile"), work.filePath(QStringLiteral("tablet")),
               QStringLiteral("--enrol"), school.code(), QStringLiteral("--fake-camera"), school.camera()});
    if (!app.waitForStarted() || !app.waitForFinished(-1) || app.exitCode() != 0)
        throw JourneyFailed(QStringLiteral("the app ended with a fault"));
    school.server().stop();
}

void withoutDisplay(const QDir& work, const QString& pictures) {
    QDir().mkpath(pictures);
    say(QStringLiteral("There is no display: the main journey is played on an off-screen window."));
    MainJob job({.work = work, .pictures = pictures, .tell = [](const QString& what) {
                     say(QStringLiteral("  · ") + what);
                 }});
    job.openSchool();
    job.recordSteps();
    job.writeNote();
    job.speakNote();
    job.filmClip();
    job.takePhoto();
    job.killTablet();
    job.arrive();
    job.killServer();
    job.showOnSecond();
    job.close();
    say(QStringLiteral("Done. Screenshots of each stage: %1").arg(QDir().relativeFilePath(pictures)));
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    QCommandLineParser line;
    line.addPositionalArgument(QStringLiteral("what"), QStringLiteral("demo or shots"));
    line.addOption({QStringLiteral("out"), QStringLiteral("Where screenshots go."), QStringLiteral("folder"),
                    QStringLiteral("build/demo")});
    line.addHelpOption();
    line.process(app);
    const QTemporaryDir folder;
    const QString what = line.positionalArguments().value(0);
    try {
        if (what == QLatin1String("shots"))
            takeShots(QDir(folder.path()), line.value(QStringLiteral("out")), say);
        else if (what == QLatin1String("demo") && hasDisplay())
            withDisplay(QDir(folder.path()));
        else if (what == QLatin1String("demo"))
            withoutDisplay(QDir(folder.path()), line.value(QStringLiteral("out")));
        else
            line.showHelp(EXIT_FAILURE);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
