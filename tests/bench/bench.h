#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What every benchmark program measures and prints with (performance.md): a figure is a ratio of two things
/// measured in turns in the same run, as medians of at least five runs after one that warms up.
namespace jotter::bench {

/// How long one run of it took, in seconds.
inline double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// `part` 0.5 is the median, 0.99 the 99th of a hundred.
inline double quantile(std::vector<double> values, double part) {
    std::ranges::sort(values);
    const auto index = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5);
    return values.empty() ? 0 : values[index];
}

/// Runs of two things in turns, so that what else the machine does falls on both.
struct Pair {
    std::vector<double> ours;
    std::vector<double> reference;

    [[nodiscard]] static Pair measure(const std::function<double()>& ours,
                                      const std::function<double()>& reference, int runs = 5) {
        Pair pair;
        ours();
        reference();
        for (int i = 0; i < runs; ++i) {
            pair.ours.push_back(ours());
            pair.reference.push_back(reference());
        }
        return pair;
    }
};

/// Prints each figure as one line and, when the program was started with `--json FILE`, adds it to the list
/// in that file: {name, ours, reference, unit, ratio, goal}.
class Figures {
public:
    Figures(int argc, char** argv) {
        for (int i = 1; i + 1 < argc; ++i)
            if (std::string_view(argv[i]) == "--json")
                file_ = argv[i + 1];
    }

    /// `goal` as words: "<= 2.0".
    void add(const std::string& name, double ours, double reference, const std::string& unit,
             const std::string& goal) {
        const double ratio = reference == 0 ? 0 : ours / reference;
        std::printf("%-44s %12.4g %12.4g %-4s ratio %.3g  goal %s\n", name.c_str(), ours, reference,
                    unit.c_str(), ratio, goal.c_str());
        std::fflush(stdout);
        if (file_.empty())
            return;
        std::ifstream before(file_);
        auto list = nlohmann::json::parse(before, nullptr, false);
        if (!list.is_array())
            list = nlohmann::json::array();
        list.push_back({{"name", name},
                        {"ours", ours},
                        {"reference", reference},
                        {"unit", unit},
                        {"ratio", ratio},
                        {"goal", goal}});
        std::ofstream(file_) << list.dump(1) << "\n";
    }
    void add(const std::string& name, const Pair& pair, const std::string& unit, const std::string& goal) {
        add(name, quantile(pair.ours, 0.5), quantile(pair.reference, 0.5), unit, goal);
    }

private:
    std::string file_;
};

/// What a program's `main` does: measures, and says what kept it from doing so.
inline int measured(int argc, char** argv, const std::function<void(Figures&)>& measure) {
    Figures figures(argc, argv);
    try {
        measure(figures);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

} // namespace jotter::bench
