#include "tests/support/demo_school.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QProcess>

#include <algorithm>

namespace jotter::journeys {

namespace {
void invent(const QString& folder) {
    QProcess process;
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("jotter-demo-school")),
                  {QStringLiteral("--size"), QStringLiteral("term"), QStringLiteral("--out"), folder});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        throw JourneyFailed(QStringLiteral("the demo school could not be made: ") +
                            QString::fromUtf8(process.readAllStandardError()));
}

void enterPin(Tablet& tablet) {
    for (const char* digit = DemoSchool::pin; *digit != '\0'; ++digit)
        tablet.tap(QString(QLatin1Char(*digit)));
    tablet.tap(QStringLiteral("Sign in"), QStringLiteral("Button"));
}
} // namespace

DemoSchool::DemoSchool(QDir work)
    : work_(std::move(work)) {
    work_.mkpath(QStringLiteral("."));
}

void DemoSchool::open() {
    const QString invented = work_.filePath(QStringLiteral("thornbeck"));
    const QString media = invented + QStringLiteral("/media");
    invent(invented);
    if (!QDir(camera()).exists()) {
        work_.mkpath(QStringLiteral("camera"));
        const auto drawings = QDir(media).entryInfoList(QDir::Files, QDir::Size);
        if (drawings.isEmpty() ||
            !QFile::copy(drawings.front().filePath(), camera() + QStringLiteral("/drawing.jpg")))
            throw JourneyFailed(QStringLiteral("there is no drawing for the camera to see"));
    }
    server_ = std::make_unique<support::ServerProcess>(work_.filePath(QStringLiteral("school")),
                                                       QStringLiteral("Thornbeck Primary"));
    server_->load(invented + QStringLiteral("/changes.ndjson"), media,
                  invented + QStringLiteral("/pins.json"));
    server_->start();
}

void DemoSchool::join(Tablet& tablet, const QString& adult) {
    tablet.tap(QStringLiteral("Enrolment code"), QStringLiteral("EditableText"));
    tablet.type(code());
    tablet.tap(QStringLiteral("Join"));
    tablet.waitFor(QStringLiteral("Who is using this tablet?"), 60);
    signIn(tablet, adult);
    tablet.waitFor(QStringLiteral("All on the school server"), 120);
}

void DemoSchool::signIn(Tablet& tablet, const QString& adult) {
    tablet.tap(QStringLiteral("Search your name"), QStringLiteral("EditableText"));
    tablet.type(adult.section(QLatin1Char(' '), 0, 0));
    tablet.tap(adult + QLatin1Char('*'));
    enterPin(tablet);
    tablet.waitFor(QStringLiteral("Harbour Room"));
}

bool DemoSchool::tellsOfToday(Tablet& tablet, const QString& words) {
    const auto shown = tablet.read();
    return std::any_of(shown.begin(), shown.end(), [&](const QJsonValue& entry) {
        const auto name = entry.toArray().at(1).toString();
        return name.startsWith(QStringLiteral("Today, ")) && name.contains(QString::fromUtf8(assistant)) &&
               name.contains(words);
    });
}

void DemoSchool::unlock(Tablet& tablet) {
    if (!tablet.says(QStringLiteral("PIN pad")))
        return;
    enterPin(tablet);
    tablet.waitGone(QStringLiteral("PIN pad"));
}

} // namespace jotter::journeys
