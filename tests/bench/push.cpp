// P6, P10 and the slow line, our side: 10,000 observations from an encrypted store to a real jotter-server
// over TLS, to the last answered and durable. A round for every line on standard input, answered with
// {"seconds": …, "bytes": … that went to the server}. `--documents FILE` keeps what the first round sends;
// with `--counted` it goes over a line that counts, with `--slow` over one of 10 Mbit/s and 40 ms there and
// back.
#include "tests/bench/school_tablet.h"
#include "tests/bench/slow_line.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace {
using namespace jotter;
constexpr std::size_t records = 10'000;

struct Round {
    double seconds = 0;
    std::uint64_t bytes = 0;
};

Round round(bench::School& school, const char* documents, std::optional<support::Line::Kind> line) {
    bench::SchoolTablet tablet(school, line);
    std::vector<domain::NewChange> changes;
    for (std::size_t i = 0; i < records; ++i)
        changes.push_back(*tablet.observation(i).toChange());
    if (!tablet.store().record(std::move(changes)).result())
        throw std::runtime_error("the records could not be kept");
    if (documents != nullptr) {
        std::ofstream file(documents);
        for (const auto& bytes : tablet.unsent())
            file << bytes << '\n';
    }
    const auto seconds = tablet.exchangeUntil([](const engine::Status& status) {
        return status.lastExchange && status.counts.unsentChanges == 0 &&
               status.phase != engine::Phase::Waiting;
    });
    return {seconds, tablet.carried().up};
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    const auto says = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    std::optional<support::Line::Kind> kind;
    if (says("--slow"))
        kind = bench::slowLine;
    else if (says("--counted"))
        kind.emplace();
    const auto at = std::ranges::find(words, "--documents");
    const char* documents = at != words.end() && at + 1 != words.end() ? at[1].data() : nullptr;
    try {
        bench::School school;
        for (std::string line; std::getline(std::cin, line); documents = nullptr) {
            const auto [seconds, bytes] = round(school, documents, kind);
            std::printf("{\"seconds\": %.4f, \"bytes\": %llu}\n", seconds,
                        static_cast<unsigned long long>(bytes));
            std::fflush(stdout);
        }
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
}
