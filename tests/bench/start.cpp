// P3: from the start of the process to the board with its discs, beside an empty window of the same build.
//
// What is counted is what the program is to blame for: from exec to the frame that shows who may sign in (the
// encrypted store is open by then), and from the PIN's acceptance to the frame in which every card has its
// discs. Between the two a person taps a name and a PIN; checking that PIN is Argon2id, whose cost is a
// constant chosen for security, so it is a line of its own, beside bare Argon2id. "Cold" is a process that
// does not run yet; files are in the system's cache for both sides. Both draw without a graphics card, so
// that the figure needs no display.
#include "app/session/pin.h"
#include "app/shell/demo/demo_profile.h"
#include "app/shell/profile/profile.h"
#include "assets/demo/people/roll.h"
#include "tests/bench/bench.h"
#include "tests/support/keys_in_files.h"
#include "tests/support/must.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThreadPool>

#include <map>
#include <stdexcept>

namespace {
using namespace jotter;
using support::must;
using Times = std::map<QString, double>; ///< seconds since the start, by what happened

/// Starts a program beside this one and returns when what it says happened.
Times watch(const char* program, const QStringList& words, const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto start = std::chrono::steady_clock::now().time_since_epoch();
    process.start(QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(program)), words);
    if (!process.waitForFinished() || process.exitCode() != 0)
        throw std::runtime_error(std::string(program) + " did not come to its end");
    Times times;
    const auto lines = process.readAllStandardOutput().split('\n');
    for (const auto& line : lines) {
        const auto said = QJsonDocument::fromJson(line).object();
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

/// A tablet's profile with a load set in it, and a teacher of it.
class FullTablet {
public:
    explicit FullTablet(demo::Size size) {
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
        adult_ = profile->store()
                     .read([&](const store::Queries& queries) { return someTeacher(queries, clock); })
                     .result();
    }

    [[nodiscard]] Times start() const {
        auto environment = withoutDisplay();
        environment.insert(QStringLiteral("JOTTER_BENCH_ADULT"), adult_);
        environment.insert(QStringLiteral("JOTTER_BENCH_PIN"),
                           QString::fromStdString(std::string(demo::demoPin)));
        return watch("bench-watched-app", {QStringLiteral("--profile"), folder_.path()}, environment);
    }

private:
    static QString someTeacher(const store::Queries& queries, const Clock& clock) {
        for (const auto& adult : queries.adults()) {
            const auto board = adult.role == domain::Role::Teacher && !adult.groups.empty()
                                   ? queries.board(adult.groups.front(), clock.now())
                                   : fail("", ErrorCategory::Input, "");
            if (board && board->cards.size() >= 7)
                return QString::fromStdString(adult.id.toString());
        }
        throw std::runtime_error("nobody in this school has a class");
    }

    QTemporaryDir folder_;
    QString adult_;
};

/// What of a start is the program's: without what the person does and without checking the PIN.
double counted(const Times& times) {
    return times.at(QStringLiteral("locked")) + times.at(QStringLiteral("board")) -
           times.at(QStringLiteral("accepted"));
}

void measure(bench::Figures& figures) {
    constexpr int runs = 9;
    const auto empty = [] {
        return watch("bench-empty-window", {}, withoutDisplay()).at(QStringLiteral("empty"));
    };
    const std::string pin(demo::demoPin);
    const auto verifier = must(session::makePinVerifier(pin));
    const FullTablet year(demo::Size::SpecialYear);
    std::map<std::string, std::vector<double>> parts;
    const auto ours = [&] {
        const auto times = year.start();
        parts["lock"].push_back(times.at(QStringLiteral("locked")));
        parts["board"].push_back(times.at(QStringLiteral("board")) - times.at(QStringLiteral("accepted")));
        parts["pin"].push_back(times.at(QStringLiteral("accepted")) - times.at(QStringLiteral("submitted")));
        parts["argon"].push_back(bench::seconds([&] {
            if (!session::isPinOf(verifier, pin))
                throw std::runtime_error("the PIN was found wrong");
        }));
        return counted(times);
    };
    const auto pair = bench::Pair::measure(ours, empty, runs);
    const auto ms = [](const std::vector<double>& values) { return bench::quantile(values, 0.5) * 1e3; };
    figures.add("P3 cold start to the board, 53,000 records", ms(pair.ours), ms(pair.reference), "ms",
                "<= 1.5");
    figures.add("P3 part: exec to the lock screen", ms(parts["lock"]), ms(pair.reference), "ms", "-");
    figures.add("P3 part: PIN accepted to the board", ms(parts["board"]), ms(pair.reference), "ms", "-");
    figures.add("P3 apart: checking the PIN (ours / Argon2id)", ms(parts["pin"]), ms(parts["argon"]), "ms",
                "-");

    const FullTablet small(demo::Size::Term);
    const FullTablet large(demo::Size::SpecialFiveYears);
    const auto growth = bench::Pair::measure([&] { return counted(large.start()); },
                                             [&] { return counted(small.start()); }, runs);
    figures.add("P3 growth, 266,000 records to 2,000", ms(growth.ours), ms(growth.reference), "ms", "<= 1.3");
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    return bench::measured(argc, argv, measure);
}
