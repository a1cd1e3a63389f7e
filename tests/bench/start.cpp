// P3: from the start of the process to the board with its discs, beside an empty window of the same build.
//
// What is counted is what the program is to blame for: from exec to the frame that shows who may sign in (the
// encrypted store is open by then), and from the PIN's acceptance to the frame in which every card has its
// discs. Between the two a person taps a name and a PIN; checking that PIN is Argon2id, whose cost is a
// constant chosen for security, so it is a line of its own, beside bare Argon2id. "Cold" is a process that
// does not run yet; files are in the system's cache for both sides. Both draw without a graphics card, so
// that the figure needs no display.
#include "app/session/pin.h"
#include "assets/demo/people/roll.h"
#include "tests/bench/bench.h"
#include "tests/bench/start/full_tablet.h"
#include "tests/support/must.h"

#include <QCoreApplication>

#include <map>
#include <stdexcept>

namespace {
using namespace jotter;
using bench::FullTablet;
using bench::Times;
using bench::watch;
using bench::withoutDisplay;
using support::must;

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
        const auto times = year.run("bench-watched-app");
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
    const auto growth = bench::Pair::measure([&] { return counted(large.run("bench-watched-app")); },
                                             [&] { return counted(small.run("bench-watched-app")); }, runs);
    figures.add("P3 growth, 266,000 records to 2,000", ms(growth.ours), ms(growth.reference), "ms", "<= 1.3");
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    return bench::measured(argc, argv, measure);
}
