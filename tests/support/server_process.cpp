#include "tests/support/server_process.h"

#include "tests/support/dies_with_test.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QProcessEnvironment>

#include <csignal>

namespace jotter::support {

namespace {
constexpr int patience = 60'000; ///< milliseconds; sanitizers and a busy machine are slow

QString program() {
    return QString::fromLocal8Bit(JOTTER_SERVER_PROGRAM);
}

QProcessEnvironment environmentWith(const QStringList& variables) {
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& variable : variables)
        environment.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
    return environment;
}
} // namespace

ServerProcess::ServerProcess(QString data, QString school)
    : data_(std::move(data)) {
    if (!QFile::exists(data_ + QStringLiteral("/school.json")))
        run({QStringLiteral("init"), QStringLiteral("--name"), std::move(school)});
}

ServerProcess::~ServerProcess() {
    if (running())
        kill();
}

void ServerProcess::start(const QStringList& variables) {
    if (running())
        throw ServerFailed(QStringLiteral("the server runs already"));
    process_ = std::make_unique<QProcess>();
    diesWithTest(*process_);
    process_->setProcessEnvironment(environmentWith(variables));
    process_->setStandardErrorFile(data_ + QStringLiteral("/test.log"), QIODevice::Append);
    process_->start(program(),
                    {QStringLiteral("serve"), QStringLiteral("--data"), data_, QStringLiteral("--listen"),
                     QStringLiteral("127.0.0.1:%1").arg(port_), QStringLiteral("--announce")});
    QDeadlineTimer deadline(patience);
    while (!process_->canReadLine()) {
        if (process_->state() == QProcess::NotRunning || deadline.hasExpired())
            throw ServerFailed(QStringLiteral("the server does not start: ") + QString::fromUtf8(log()));
        process_->waitForReadyRead(static_cast<int>(std::min<qint64>(deadline.remainingTime(), 200)));
    }
    port_ = process_->readLine().trimmed().toUShort();
    if (port_ == 0)
        throw ServerFailed(QStringLiteral("the server does not say where it listens"));
}

void ServerProcess::kill() {
    process_->kill();
    if (!process_->waitForFinished(patience))
        throw ServerFailed(QStringLiteral("the server cannot be killed"));
    process_.reset();
}

int ServerProcess::stop() {
    process_->terminate();
    if (!process_->waitForFinished(patience))
        throw ServerFailed(QStringLiteral("the server does not stop"));
    const int code = process_->exitStatus() == QProcess::NormalExit ? process_->exitCode() : -1;
    process_.reset();
    return code;
}

ServerProcess::Ran ServerProcess::command(const QStringList& words, const QByteArray& input,
                                          const QString& folder, const QStringList& variables) {
    QProcess process;
    if (!folder.isEmpty())
        process.setWorkingDirectory(folder);
    process.setProcessEnvironment(environmentWith(variables));
    process.start(program(), words);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(patience * 3) && process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray ServerProcess::run(const QStringList& arguments, const QByteArray& input) {
    const auto ran = command(QStringList(arguments) << QStringLiteral("--data") << data_, input);
    if (ran.code != 0)
        throw ServerFailed(arguments.value(0) + QStringLiteral(" failed: ") + QString::fromUtf8(ran.err));
    return ran.out;
}

QString ServerProcess::enrolmentCode(const QStringList& groups) {
    QStringList arguments{QStringLiteral("enrol"), QStringLiteral("--url"),
                          QStringLiteral("127.0.0.1:%1").arg(port_)};
    for (const auto& group : groups)
        arguments << QStringLiteral("--group") << group;
    return QString::fromUtf8(run(arguments)).section(QLatin1Char('\n'), 0, 0);
}

void ServerProcess::load(const QString& changes, const QString& media, const QString& pins) {
    QStringList arguments{QStringLiteral("load"), QStringLiteral("--changes"), changes};
    if (!media.isEmpty())
        arguments << QStringLiteral("--media") << media;
    if (!pins.isEmpty())
        arguments << QStringLiteral("--pins") << pins;
    run(arguments);
}

void ServerProcess::setPin(const QString& adult, const QString& pin) {
    run({QStringLiteral("adult"), QStringLiteral("set-pin"), QStringLiteral("--adult"), adult},
        pin.toUtf8() + '\n');
}

QString ServerProcess::addAdult(const QString& name, const QString& initials, const QString& role) {
    return QString::fromUtf8(
               run({QStringLiteral("adult"), QStringLiteral("add"), QStringLiteral("--name"), name,
                    QStringLiteral("--initials"), initials, QStringLiteral("--role"), role}))
        .trimmed();
}

QByteArray ServerProcess::log() const {
    QFile file(data_ + QStringLiteral("/test.log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace jotter::support
