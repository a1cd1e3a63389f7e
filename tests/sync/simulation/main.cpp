// Runs seeds, and prints each that breaks a promise so that it can be run again: README.md.
#include "tests/sync/simulation/simulation.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

using namespace jotter::simulation;

namespace {
struct Options {
    std::uint64_t from = 1;
    std::uint64_t step = 1;
    std::uint64_t count = 200;
    bool one = false;
    bool shrink = true;
};

std::uint64_t numberOf(const char* text) {
    return std::strtoull(text, nullptr, 10);
}

/// How many times as many as usual (`./run test --deep`).
std::uint64_t factor() {
    const char* longer = std::getenv("JOTTER_LONGER");
    return longer ? std::max<std::uint64_t>(numberOf(longer), 1) : 1;
}

/// `--seed N`; `--from N --step N --count N`; `--shrink 0` only names the seeds that fail. JOTTER_SEED stands
/// for the first.
Options read(int argc, char** argv) {
    Options options;
    if (const char* seed = std::getenv("JOTTER_SEED")) {
        options.from = numberOf(seed);
        options.one = true;
    }
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const auto value = numberOf(argv[i + 1]);
        if (name == "--seed" || name == "--from")
            options.from = value;
        options.one = options.one || name == "--seed";
        if (name == "--step")
            options.step = value;
        if (name == "--shrink")
            options.shrink = value != 0;
        if (name == "--count")
            options.count = value * factor();
    }
    if (options.one)
        options.count = 1;
    return options;
}

void report(std::uint64_t seed, const Result& result, bool shortened) {
    std::cout << "seed " << seed << " FAILS\n";
    for (const auto& complaint : result.complaints)
        std::cout << "  " << complaint << "\n";
    std::cout << "  again: test_sync_simulation --seed " << seed << " (or JOTTER_SEED=" << seed << ")\n";
    std::cout << std::flush;
    if (!shortened)
        return;
    const auto shortest = shrink(Scenario::of(seed));
    std::cout << "  the shortest history that fails, with " << shortest.tablets << " tablets:\n";
    for (const auto& action : shortest.actions)
        std::cout << "    " << toString(action) << "\n";
    for (const auto& complaint : run(shortest).complaints)
        std::cout << "  " << complaint << "\n";
    std::cout << std::flush;
}
} // namespace

int main(int argc, char** argv) {
    QLoggingCategory::setFilterRules(QStringLiteral("jotter.*=false")); // disks that fail are the rule here
    const auto options = read(argc, argv);
    const auto began = std::chrono::steady_clock::now();
    std::uint64_t failed = 0, requests = 0, saved = 0;
    for (std::uint64_t i = 0; i < options.count; ++i) {
        const auto seed = options.from + i * options.step;
        const auto result = run(Scenario::of(seed));
        requests += result.requests;
        saved += result.saved;
        if (options.one) {
            for (const auto& action : Scenario::of(seed).actions)
                std::cout << toString(action) << "\n";
            std::cout << "history " << result.history << "\n";
        }
        if (result.complaints.empty())
            continue;
        report(seed, result, options.shrink);
        ++failed;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::cout << options.count << " seeds from " << options.from << ": " << failed << " failed; " << saved
              << " records, " << requests << " requests, " << took.count() << " s\n";
    return failed == 0 ? 0 : 1;
}
