#include "tests/support/jotter_command.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

namespace jotter::support {

QJsonObject Answered::object() const {
    return QJsonDocument::fromJson(out).object();
}

Answered runJotter(const QString& profile, const QStringList& args, const QByteArray& input) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")); // the profile's key is in a file
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(JOTTER_PROGRAM), args + QStringList{QStringLiteral("--profile"), profile});
    process.write(input);
    process.closeWriteChannel();
    Answered answered;
    if (!finished.wait(120'000))
        return answered;
    answered.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    answered.out = process.readAllStandardOutput();
    answered.err = process.readAllStandardError();
    return answered;
}

} // namespace jotter::support
