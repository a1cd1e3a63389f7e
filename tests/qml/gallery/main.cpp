// The component gallery (./run gallery). With `--shots FOLDER` it leaves pictures of itself, light and dark,
// and ends.
#include "tests/qml/gallery/gallery.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

namespace {
using jotter::gallery::Gallery;
using Appearance = jotter::viewmodels::Appearance;

bool keepPictures(Gallery& gallery, const QDir& folder) {
    for (const auto& [name, choice] :
         {std::pair("light", Appearance::Choice::Light), std::pair("dark", Appearance::Choice::Dark)})
        for (const auto& [device, width] : {std::pair("tablet", 1280), std::pair("phone", 390)}) {
            gallery.appearance().setChoice(choice);
            gallery.showWhole(width);
            const auto file = folder.filePath(
                QStringLiteral("gallery-%1-%2.png").arg(QLatin1String(device), QLatin1String(name)));
            if (!gallery.window().grabWindow().save(file))
                return false;
        }
    return true;
}
} // namespace

int main(int argc, char** argv) {
    QGuiApplication app(argc, argv);
    QCommandLineParser words;
    const QCommandLineOption shots(QStringLiteral("shots"), QStringLiteral("Leaves pictures in this folder."),
                                   QStringLiteral("folder"));
    words.addHelpOption();
    words.addOption(shots);
    words.process(app);
    Gallery gallery;
    if (!words.isSet(shots))
        return QGuiApplication::exec();
    const QDir folder(words.value(shots));
    if (!folder.mkpath(QStringLiteral(".")) || !keepPictures(gallery, folder)) {
        qCritical("the pictures cannot be kept there");
        return EXIT_FAILURE;
    }
}
