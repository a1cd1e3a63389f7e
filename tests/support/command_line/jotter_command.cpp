#include "tests/support/command_line/jotter_command.h"

#include "tests/support/dies_with_test.h"

#include <QSignalSpy>
#include <QtTest>

namespace jotter::support {

QJsonObject Answered::object() const {
    return QJsonDocument::fromJson(out).object();
}

std::unique_ptr<QProcess> startJotter(const QString& profile, const QStringList& args,
                                      const QByteArray& input, QStringList under) {
    auto process = std::make_unique<QProcess>();
    diesWithTest(*process);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")); // the profile's key is in a file
    process->setProcessEnvironment(environment);
    under << QStringLiteral(JOTTER_PROGRAM) << args << QStringLiteral("--profile") << profile;
    const auto program = under.takeFirst();
    process->start(program, under);
    process->write(input);
    process->closeWriteChannel();
    return process;
}

Answered answerOf(QProcess& process) {
    QSignalSpy finished(&process, &QProcess::finished);
    Answered answered;
    if (process.state() != QProcess::NotRunning && !finished.wait(120'000))
        return answered;
    answered.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answered.out = process.readAllStandardOutput();
    answered.err = process.readAllStandardError();
    return answered;
}

Answered runJotter(const QString& profile, const QStringList& args, const QByteArray& input,
                   const QStringList& under) {
    return answerOf(*startJotter(profile, args, input, under));
}

} // namespace jotter::support
