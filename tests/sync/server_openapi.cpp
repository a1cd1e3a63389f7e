// The OpenAPI file says what is there: every route and status of the code is in it, and nothing else.
#include "sync/server/core/routes.h"
#include "tests/support/test_school.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <set>

using namespace jotter;
using namespace jotter::support;

namespace {
/// "GET /v1/hello 200", of every method of every path in the file. It is written one key a line or in one
/// line's braces.
std::set<std::string> inFile() {
    QFile file(QStringLiteral(JOTTER_SOURCE_DIR "/sync/server/openapi.yaml"));
    std::set<std::string> found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    static const QRegularExpression path(QStringLiteral("^  (/\\S+):\\s*$"));
    static const QRegularExpression method(QStringLiteral("^    (get|post|head|patch|delete|options):"));
    static const QRegularExpression status(QStringLiteral("\"(\\d\\d\\d)\":"));
    QString nowPath;
    QString nowMethod;
    for (const auto& line : QString::fromUtf8(file.readAll()).split('\n')) {
        if (line.startsWith(QStringLiteral("components:")))
            break;
        if (const auto match = path.match(line); match.hasMatch())
            nowPath = match.captured(1);
        if (const auto match = method.match(line); match.hasMatch())
            nowMethod = match.captured(1).toUpper();
        for (auto it = status.globalMatch(line); it.hasNext();)
            found.insert((nowMethod + " " + nowPath + " " + it.next().captured(1)).toStdString());
    }
    return found;
}

std::set<std::string> inCode() {
    std::set<std::string> all;
    for (const auto& route : server::routes())
        for (const auto status : route.statuses)
            all.insert(std::string(route.method) + " " + std::string(route.path) + " " +
                       std::to_string(status));
    return all;
}

/// Every status that stands as a number in the code that answers.
std::set<int> literals() {
    static const QRegularExpression number(QStringLiteral("\\b(20\\d|4\\d\\d|50\\d)\\b"));
    std::set<int> found;
    for (const auto* folder : {"core", "http"}) {
        QDirIterator files(QStringLiteral(JOTTER_SOURCE_DIR "/sync/server/") + QLatin1String(folder),
                           {QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(QStringLiteral("routes.cpp")) || !file.open(QIODevice::ReadOnly))
                continue;
            for (auto it = number.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();)
                found.insert(it.next().captured(1).toInt());
        }
    }
    return found;
}

std::string difference(const std::set<std::string>& some, const std::set<std::string>& others) {
    std::string text;
    for (const auto& one : some)
        if (!others.contains(one))
            text += one + "\n";
    return text;
}
} // namespace

class ServerOpenApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAndStatusIsInTheFile() {
        QCOMPARE(QString::fromStdString(difference(inCode(), inFile())), QString());
    }
    void everythingInTheFileIsInTheCode() {
        QVERIFY(inFile().size() > 50);
        QCOMPARE(QString::fromStdString(difference(inFile(), inCode())), QString());
    }
    /// Wherever it is answered, by the core or before it gets there: what the code says is declared, and the
    /// other way round.
    void everyStatusOfTheCodeIsDeclared() {
        std::set<int> declared{405}; // a method that is not there has no route
        for (const auto& route : server::routes())
            declared.insert(route.statuses.begin(), route.statuses.end());
        QCOMPARE(literals(), declared);
    }
    /// The table of routes is what answers: a route that is not in it is not there, one that is in it is.
    void theTableIsWhatAnswers() {
        TestSchool school;
        const auto tablet = school.tablet();
        for (const auto& route : server::routes()) {
            std::string path(route.path);
            if (const auto at = path.find('{'); at != std::string::npos)
                path = path.substr(0, at) +
                       std::string(path.find("uploads") == std::string::npos ? 64 : 32, 'a');
            const auto answer = tablet->ask(std::string(route.method), path);
            QVERIFY2(answer.status != 405, path.c_str());
            const auto wrong = tablet->ask("PUT", path);
            QVERIFY2(wrong.status == 405 || path == "/healthz" || path == "/metrics", path.c_str());
        }
        QCOMPARE(tablet->ask("GET", "/v1/nothing").status, 404);
        // And a status that a route does not declare is counted: every test's school ends with none.
        QCOMPARE(school.undeclared(), 0ULL);
    }
};

QTEST_GUILESS_MAIN(ServerOpenApi)
#include "server_openapi.moc"
