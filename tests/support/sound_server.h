#pragma once

#include "tests/support/dies_with_test.h"

#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace jotter::test {

/// PulseAudio on a socket of its own, with a sink that nobody hears and a microphone that hears what is
/// played into it. To be made before anything of Qt Multimedia is; it ends with the test.
class SoundServer {
public:
    SoundServer() {
        qputenv("PULSE_SERVER", "unix:" + socket().toUtf8());
        qputenv("XDG_RUNTIME_DIR", folder_.path().toUtf8());
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        support::diesWithTest(process_);
    }
    ~SoundServer() { end(); }
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;

    [[nodiscard]] bool begin() {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), folder_.path());
        environment.insert(QStringLiteral("PULSE_RUNTIME_PATH"), folder_.path());
        process_.setProcessEnvironment(environment);
        const auto load = [](const QString& module) { return QStringLiteral("--load=") + module; };
        process_.start(
            QStringLiteral("pulseaudio"),
            {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--use-pid-file=no"),
             QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--disable-shm=yes"),
             QStringLiteral("--log-level=error"),
             load(QStringLiteral("module-null-sink sink_name=ear rate=48000")),
             load(QStringLiteral("module-remap-source master=ear.monitor source_name=mouth")),
             load(QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=") + socket())});
        return process_.waitForStarted() &&
               QTest::qWaitFor([this] { return QFileInfo::exists(socket()); }, 20'000);
    }
    void end() {
        process_.kill();
        process_.waitForFinished();
    }

private:
    [[nodiscard]] QString socket() const { return folder_.filePath(QStringLiteral("socket")); }

    QTemporaryDir folder_;
    QProcess process_;
};

} // namespace jotter::test
