#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>

namespace jotter::shell {

/// How the window was asked for on the command line.
struct Launch {
    std::filesystem::path profile;
    QString enrolmentCode; ///< joins this school on a first start
    bool demo = false;     ///< loads the demo school on a first start
    QSize size{1280, 800};
    std::optional<bool> dark; ///< else as the device, or as somebody chose
    QString fakeCamera;       ///< a folder of JPEG files that stand for a camera
    bool fakeSound = false;   ///< a tone stands for what a microphone hears, and nothing is heard
};

/// Reads the command line of the window, the program's name first. Asked for help or the version, or asked
/// for what it does not know, it says so and ends the program, as QCommandLineParser does.
[[nodiscard]] Launch launchFrom(const QStringList& arguments);

} // namespace jotter::shell
