// P2, P13 and P15: the app in a lesson with the special school's year in it, beside an empty window of the
// same build and beside what a display of 60 Hz leaves for a frame. Nothing here has a graphics card: P15
// counts what a frame costs the thread that makes it (polish, sync, software rendering and the app's own
// events), and a frame is late when that is more than a sixtieth of a second.
#include "app/media/encoding.h"
#include "tests/bench/bench.h"
#include "tests/bench/start/full_tablet.h"
#include "tests/support/must.h"

#include <QCoreApplication>
#include <QPainter>

namespace {
using namespace jotter;
using support::must;

constexpr int records = 1000;
constexpr int photos = 60;

/// No two alike, and with as much in it as a photo of a table has.
QImage drawing(int number) {
    QImage image(1600, 1200, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(number * 6, 60, 220));
    QPainter painter(&image);
    for (int i = 0; i < 600; ++i)
        painter.fillRect(i * 37 % 1600, i * 91 % 1200, 30 + i % 70, 20 + i % 50,
                         QColor::fromHsv((i * 13 + number * 6) % 360, 120, 150 + i % 100));
    return image;
}

/// A thousand records of the first pupil on the board, each with a photo.
void photograph(shell::Profile& profile, AdultId author) {
    SystemClock clock;
    SystemRandom random;
    const auto pupil =
        profile.store()
            .read([&](const store::Queries& queries) {
                for (const auto& adult : queries.adults())
                    if (adult.id == author)
                        return must(queries.board(adult.groups.front(), clock.now())).cards.front().pupil.id;
                throw std::runtime_error("the teacher has no pupils");
            })
            .result();
    std::vector<MediumRef> kept;
    for (int i = 0; i < photos; ++i)
        kept.push_back(must(profile.vault().keep(must(media::encodePhoto(drawing(i))))));
    std::vector<domain::NewChange> changes;
    for (int i = 0; i < records; ++i) {
        domain::Observation observation;
        observation.id = domain::ObservationId::make(clock.now(), random);
        observation.pupil = pupil;
        observation.author = author;
        observation.note = "Laid the table for four, number " + std::to_string(i) + ".";
        observation.media = {kept[static_cast<std::size_t>(i % photos)]};
        changes.push_back(must(observation.toChange()));
    }
    must(profile.store().record(std::move(changes)).result());
}

void measure(bench::Figures& figures) {
    const bench::FullTablet tablet(demo::Size::SpecialYear, photograph);
    constexpr int runs = 3;
    std::map<QString, std::vector<double>> said;
    std::vector<double> empty;
    for (int i = 0; i < runs; ++i) {
        for (const auto& [what, count] : tablet.run("bench-watched-lesson"))
            said[what].push_back(count);
        empty.push_back(
            bench::watch("bench-empty-window", {}, bench::withoutDisplay()).at(QStringLiteral("resident")));
    }
    const auto median = [&](const char* what) { return bench::quantile(said.at(QLatin1String(what)), 0.5); };
    figures.add("P2 press on a disc to the frame that shows it", median("answer") * 1e3,
                median("frame") * 1e3, "ms", "<= 2.0, of one frame");
    figures.add("P2 part: the slowest of 24", median("slowest answer") * 1e3, median("frame") * 1e3, "ms",
                "-");
    figures.add("P13 memory after 1,000 records with photos", median("resident"),
                bench::quantile(empty, 0.5) + 64, "MB", "<= 1.0");
    for (const std::string what : {"board", "timeline"}) {
        const auto of = [&](const char* word) { return median((what + word).c_str()); };
        figures.add("P15 " + what + ": late frames in 10 s of flicks", of(" late"), of(" frames"), "",
                    "0 late");
        figures.add("P15 part: " + what + ", a usual frame / 1/60 s", of(" usual") * 1e3, 1e3 / 60, "ms",
                    "-");
        figures.add("P15 part: " + what + ", the slowest / 1/60 s", of(" slowest") * 1e3, 1e3 / 60, "ms",
                    "<= 1.0");
    }
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    return bench::measured(argc, argv, measure);
}
