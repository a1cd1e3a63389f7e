#include "tests/support/tablet.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

#include <csignal>

namespace jotter::journeys {

namespace {
QJsonObject order(const char* what) {
    return {{QStringLiteral("do"), QString::fromLatin1(what)}};
}
} // namespace

Tablet::Tablet(Options options)
    : options_(std::move(options)) {}

Tablet::~Tablet() {
    if (running())
        kill();
}

void Tablet::start() {
    process_ = std::make_unique<QProcess>();
    QStringList words{QStringLiteral("--profile"), options_.profile, QStringLiteral("--size"),
                      QStringLiteral("%1x%2").arg(options_.size.width()).arg(options_.size.height()),
                      options_.dark ? QStringLiteral("--dark") : QStringLiteral("--light")};
    if (!options_.camera.isEmpty())
        words << QStringLiteral("--fake-camera") << options_.camera;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    process_->setProcessEnvironment(environment);
    process_->setStandardErrorFile(logFile(), QIODevice::Append);
    process_->start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("jotter-touch")),
                    words + options_.more);
    if (!process_->waitForStarted())
        throw JourneyFailed(QStringLiteral("the app did not start: ") + process_->errorString());
}

void Tablet::kill() {
    ::kill(static_cast<pid_t>(process_->processId()), SIGKILL);
    process_->waitForFinished();
    process_.reset();
}

void Tablet::close() {
    process_->closeWriteChannel();
    if (!process_->waitForFinished())
        throw JourneyFailed(QStringLiteral("the app does not close"));
    const int status = process_->exitCode();
    process_.reset();
    if (status != 0)
        throw JourneyFailed(QStringLiteral("the app ended with status %1").arg(status));
}

void Tablet::tap(const QString& name, const QString& role, int nth) {
    auto line = order("tap");
    line[QStringLiteral("name")] = name;
    line[QStringLiteral("role")] = role;
    line[QStringLiteral("nth")] = nth;
    ask(line);
}

void Tablet::hold(const QString& name, const QString& role) {
    auto line = order("hold");
    line[QStringLiteral("name")] = name;
    line[QStringLiteral("role")] = role;
    ask(line);
}

void Tablet::type(const QString& text) {
    auto line = order("type");
    line[QStringLiteral("text")] = text;
    ask(line);
}

void Tablet::key(Qt::Key key) {
    auto line = order("key");
    line[QStringLiteral("key")] = key;
    ask(line);
}

void Tablet::swipe(const QString& name, int dy) {
    auto line = order("swipe");
    line[QStringLiteral("name")] = name;
    line[QStringLiteral("dy")] = dy;
    ask(line);
}

void Tablet::drag(const QString& name, int dy) {
    auto line = order("drag");
    line[QStringLiteral("name")] = name;
    line[QStringLiteral("dy")] = dy;
    ask(line);
}

void Tablet::resize(const QSize& size) {
    auto line = order("size");
    line[QStringLiteral("width")] = size.width();
    line[QStringLiteral("height")] = size.height();
    ask(line);
}

void Tablet::waitFor(const QString& words, int seconds) {
    auto line = order("wait");
    line[QStringLiteral("says")] = words;
    line[QStringLiteral("seconds")] = seconds;
    ask(line, seconds + 5);
}

void Tablet::waitGone(const QString& words, int seconds) {
    auto line = order("gone");
    line[QStringLiteral("says")] = words;
    line[QStringLiteral("seconds")] = seconds;
    ask(line, seconds + 5);
}

void Tablet::pause(int seconds) {
    auto line = order("pause");
    line[QStringLiteral("seconds")] = seconds;
    ask(line, seconds + 5);
}

void Tablet::shot(const QString& file) {
    auto line = order("shot");
    line[QStringLiteral("file")] = file;
    ask(line);
}

int Tablet::taps() {
    return ask(order("taps"))[QStringLiteral("taps")].toInt();
}

QJsonArray Tablet::read() {
    return ask(order("read"))[QStringLiteral("names")].toArray();
}

bool Tablet::says(const QString& words) {
    const auto names = read();
    return std::any_of(names.begin(), names.end(), [&](const QJsonValue& entry) {
        return entry.toArray().at(1).toString().contains(words);
    });
}

QJsonObject Tablet::ask(QJsonObject order, int seconds) {
    process_->write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    QElapsedTimer since;
    since.start();
    while (!process_->canReadLine()) {
        const auto left = seconds * 1000 - since.elapsed();
        if (left <= 0 || !process_->waitForReadyRead(static_cast<int>(left)))
            throw JourneyFailed(QStringLiteral("the app gave no answer to ") +
                                QString::fromUtf8(QJsonDocument(order).toJson(QJsonDocument::Compact)));
    }
    const auto answer = QJsonDocument::fromJson(process_->readLine()).object();
    if (answer.contains(QStringLiteral("error"))) {
        QStringList shown;
        for (const auto& entry : read())
            shown << entry.toArray().at(0).toString() + QStringLiteral(" \"") +
                         entry.toArray().at(1).toString() + QLatin1Char('"');
        throw JourneyFailed(answer[QStringLiteral("error")].toString() + QStringLiteral("\nOn the screen: ") +
                            shown.join(QStringLiteral(", ")));
    }
    return answer;
}

} // namespace jotter::journeys
