#include "app/shell/launch.h"

#include "app/shell/profile/profile.h"

#include <QCommandLineParser>

namespace jotter::shell {

namespace {

/// "1280x800"; nothing when that is no size of a window.
std::optional<QSize> sizeFrom(const QString& text) {
    const auto parts = text.toLower().split(QLatin1Char('x'));
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    return size.width() >= 320 && size.height() >= 480 ? std::optional(size) : std::nullopt;
}

void describe(QCommandLineParser& line) {
    const auto option = [&line](const char* name, const char* what, const char* value = "") {
        line.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    line.setApplicationDescription(QStringLiteral("Jotter: record what pupils can do, as it happens."));
    line.addHelpOption();
    line.addVersionOption();
    option("profile", "The folder of this tablet's records.", "folder");
    option("enrol", "Joins a school on a first start.", "code");
    option("demo", "Loads the demo school on a first start; nothing is sent.");
    option("size", "Size of the window.", "WxH");
    option("dark", "Dark, whatever the device says.");
    option("light", "Light, whatever the device says.");
    option("fake-camera", "JPEG files that stand for a camera.", "folder");
    option("fake-sound", "A tone stands for what the microphone hears; nothing is played.");
}

} // namespace

Launch launchFrom(const QStringList& arguments) {
    QCommandLineParser line;
    describe(line);
    line.process(arguments);
    Launch launch;
    const auto profile = line.value(QStringLiteral("profile"));
    launch.profile =
        profile.isEmpty() ? Profile::defaultFolder() : std::filesystem::path(profile.toStdString());
    launch.enrolmentCode = line.value(QStringLiteral("enrol"));
    launch.demo = line.isSet(QStringLiteral("demo"));
    launch.size = sizeFrom(line.value(QStringLiteral("size"))).value_or(launch.size);
    if (line.isSet(QStringLiteral("dark")) || line.isSet(QStringLiteral("light")))
        launch.dark = line.isSet(QStringLiteral("dark"));
    launch.fakeSound = line.isSet(QStringLiteral("fake-sound"));
    launch.fakeCamera = line.value(QStringLiteral("fake-camera"));
    return launch;
}

} // namespace jotter::shell
