// P8, our side: a new tablet of a whole special school's year, 53,000 changes, from the moment that somebody
// has signed in until everything is in its encrypted store and screens show it. A round for every line on
// standard input, answered with {"seconds": …}. `--documents FILE` keeps the changes as they came, for the
// peer.
#include "tests/bench/school_tablet.h"

#include <QCoreApplication>

#include <cstdio>
#include <fstream>
#include <iostream>

namespace {
using namespace jotter;
constexpr std::uint64_t fewest = 50'000; ///< changes; otherwise it was not that school
} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const char* documents = argc == 3 && std::string_view(argv[1]) == "--documents" ? argv[2] : nullptr;
    try {
        bench::School school(QStringLiteral("special-year"), false);
        for (std::string line; std::getline(std::cin, line); documents = nullptr) {
            bench::SchoolTablet tablet(school, {}, bench::Owner{{}, {}});
            const auto changes = tablet.received();
            if (changes.size() < fewest)
                throw std::runtime_error("only " + std::to_string(changes.size()) + " changes came");
            if (documents != nullptr) {
                std::ofstream file(documents);
                for (const auto& bytes : changes)
                    file << bytes << '\n';
            }
            std::printf("{\"seconds\": %.4f}\n", tablet.secondsToFill());
            std::fflush(stdout);
        }
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
}
