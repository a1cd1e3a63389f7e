// P9: a look that finds nothing new, over TLS on a connection that stands, in a school of 2,000 records and
// in one of 266,000: it must not grow. That it is one request, small, and writes nothing is a test
// (sync/engine_with_server). With JOTTER_LOG the server's tables are in PostgreSQL (run.py sees to it).
#include "tests/bench/bench.h"
#include "tests/support/memory_vault.h"
#include "tests/support/server_process.h"
#include "tests/support/test_school.h"

#include <QCoreApplication>

namespace {
using namespace jotter;
constexpr std::size_t few = 2'000;
constexpr std::size_t many = 266'000;
constexpr std::size_t pupils = 140;
constexpr std::size_t atOnce = 2'000;
constexpr int looks = 400;

void must(bool good, const char* what) {
    if (!good)
        throw std::runtime_error(what);
}

void fill(support::TestSchool& school, support::TestDevice& device, std::size_t records) {
    fake::SeededRandom random(1);
    std::vector<std::string> streams;
    for (std::size_t i = 0; i < pupils; ++i)
        streams.push_back("pupil/" + Uuid::makeV7(school.clock.now(), random).toString());
    for (std::size_t n = 0; n < records;) {
        std::vector<server::Arrival> arrivals;
        for (std::size_t i = 0; i < atOnce && n < records; ++i)
            arrivals.push_back(
                {device.epoch,
                 ++n,
                 {},
                 device.make("observation", streams[n % pupils], {{"note", "Counted the cups"}})});
        must(school.office().log().append(device.id, arrivals, school.clock.now()).has_value(),
             "the records were not taken");
    }
}

double lookSeconds(std::size_t records) {
    support::TestSchool school;
    const auto device = school.tablet();
    fill(school, *device, records);
    const auto cursor = device->everything(1000).cursor;
    school.close();
    support::ServerProcess server(
        QString::fromStdString(std::filesystem::weakly_canonical(school.folder()).string()));
    server.start();
    support::WireClient client(server.url().toStdString(), server.authorityFile().toStdString());
    const std::map<std::string, std::string> headers{{"Authorization", "Bearer " + device->token}};
    std::vector<double> seconds;
    for (int i = 0; i < looks; ++i)
        seconds.push_back(bench::seconds([&] {
            const auto answer = client.send("GET", "/v1/changes?limit=500&cursor=" + cursor, headers);
            must(answer.status == 200 && support::linesOf(answer.body).size() == 1,
                 "there was something new");
        }));
    return bench::quantile(seconds, 0.5);
}

void measure(bench::Figures& figures) {
    const auto inMs = [](double seconds) { return seconds * 1e3; };
    const auto small = lookSeconds(few);
    const std::string where = support::TestSchool::onPostgres() ? ", PostgreSQL" : ", SQLite";
    figures.add("P9 growth, 266,000 records to 2,000" + where, inMs(lookSeconds(many)), inMs(small), "ms",
                "<= 1.3");
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    return bench::measured(argc, argv, measure);
}
