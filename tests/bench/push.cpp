// P6, our side: 10,000 observations from an encrypted store to a real jotter-server over TLS, to the last
// answered and durable. A round for every line on standard input, answered with {"seconds": …}. `--documents
// FILE` keeps what the first round sends.
#include "tests/bench/school_tablet.h"

#include <QCoreApplication>

#include <cstdio>
#include <fstream>
#include <iostream>

namespace {
using namespace jotter;
constexpr std::size_t records = 10'000;

double round(bench::School& school, const char* documents) {
    bench::SchoolTablet tablet(school);
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
    return tablet.exchangeUntil([](const engine::Status& status) {
        return status.lastExchange && status.counts.unsentChanges == 0 &&
               status.phase != engine::Phase::Waiting;
    });
}
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const char* documents = argc == 3 && std::string_view(argv[1]) == "--documents" ? argv[2] : nullptr;
    try {
        bench::School school;
        for (std::string line; std::getline(std::cin, line); documents = nullptr) {
            std::printf("{\"seconds\": %.4f}\n", round(school, documents));
            std::fflush(stdout);
        }
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
}
