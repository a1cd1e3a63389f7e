#include "tests/bench/start/full_tablet.h"

#include "app/shell/demo/demo_profile.h"
#include "assets/demo/people/roll.h"
#include "tests/support/keys_in_files.h"
#include "tests/support/must.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QThreadPool>

#include <chrono>
#include <stdexcept>

namespace jotter::bench {

using support::must;

namespace {
AdultId someTeacher(const store::Queries& queries, const Clock& clock) {
    for (const auto& adult : queries.adults()) {
        const auto board = adult.role == domain::Role::Teacher && !adult.groups.empty()
                               ? queries.board(adult.groups.front(), clock.now())
                               : fail("", ErrorCategory::Input, "");
        if (board && board->cards.size() >= 7)
            return adult.id;
    }
    throw std::runtime_error("nobody in this school has a class");
}
} // namespace

Times watch(const char* program, const QStringList& words, const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto start = std::chrono::steady_clock::now().time_since_epoch();
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(program)), words);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        throw std::runtime_error(std::string(program) + " did not come to its end");
    Times times;
    const auto lines = process.readAllStandardOutput().split('\n');
    for (const auto& line : lines) {
        const auto said = QJsonDocument::fromJson(line).object();
        if (said.contains(QStringLiteral("count"))) {
            times[said[QStringLiteral("of")].toString()] = said[QStringLiteral("count")].toDouble();
            continue;
        }
        const auto since =
            std::chrono::nanoseconds(static_cast<std::int64_t>(said[QStringLiteral("ns")].toDouble()));
        times[said[QStringLiteral("did")].toString()] = std::chrono::duration<double>(since - start).count();
    }
    return times;
}

QProcessEnvironment withoutDisplay() {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    return environment;
}

FullTablet::FullTablet(demo::Size size, const std::function<void(shell::Profile&, AdultId)>& more) {
    SystemClock clock;
    SystemRandom random;
    const auto profile = must(shell::Profile::openWhole({.folder = folder_.path().toStdString(),
                                                         .keyStores = support::keysInFiles,
                                                         .clock = &clock,
                                                         .random = &random}));
    auto options = shell::demoSchoolOf(clock);
    options.size = size;
    QThreadPool pool;
    auto filling = shell::fillWithDemoSchool(profile->store(), profile->vault(), clock, pool, options);
    must(filling.result());
    const auto adult = profile->store()
                           .read([&](const store::Queries& queries) { return someTeacher(queries, clock); })
                           .result();
    if (more)
        more(*profile, adult);
    adult_ = QString::fromStdString(adult.toString());
}

Times FullTablet::run(const char* program, const QStringList& words) const {
    auto environment = withoutDisplay();
    environment.insert(QStringLiteral("JOTTER_BENCH_ADULT"), adult_);
    environment.insert(QStringLiteral("JOTTER_BENCH_PIN"),
                       QString::fromStdString(std::string(demo::demoPin)));
    return watch(program, QStringList{QStringLiteral("--profile"), folder_.path()} + words, environment);
}

} // namespace jotter::bench
