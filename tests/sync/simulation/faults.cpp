// The test of the test: each planted fault must be found by the simulation, and within how many seeds.
#include "sync/change/planted.h"
#include "tests/sync/simulation/simulation.h"
#include "tests/sync/simulation/world/templates.h"

#include <QLoggingCategory>

#include <array>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>

using namespace jotter;
using namespace jotter::simulation;

namespace {
struct Named {
    Fault fault;
    const char* name;
    std::uint64_t within; ///< it was found in a seed up to this one
    /// The seed modulo 8 of the schools that bring about what it needs (scenario.cpp); nothing: any school's.
    std::optional<std::uint64_t> school = {};
};

constexpr std::array faults{Named{Fault::AnsweredBeforeDurable, "answered before durable", 10},
                            Named{Fault::SavedBeforeDurable, "saved before durable", 20},
                            Named{Fault::MediumBeforeDurable, "medium acknowledged before durable", 10},
                            Named{Fault::CursorOverAGap, "cursor over a gap", 10},
                            Named{Fault::CursorBeforePage, "cursor kept before its page", 40},
                            Named{Fault::OutboxDroppedOnFailure, "outbox dropped on 401 or no answer", 10},
                            Named{Fault::OutboxPurgedOnRevoke, "outbox purged on revoke", 500, 6},
                            Named{Fault::WatermarkWithoutHoles, "watermark without its holes", 40},
                            Named{Fault::NothingSentAgain, "nothing sent again to a server put back", 60},
                            Named{Fault::RetryNotRecognised, "a retry not recognised", 20},
                            Named{Fault::MergedByArrival, "merged by arrival", 300, 1},
                            Named{Fault::ErasedTakenAgain, "the erased taken again", 100},
                            Named{Fault::EraseLogForgotten, "erase log forgotten at a restore", 500},
                            Named{Fault::HeldTakenForSent, "held taken for sent", 40},
                            Named{Fault::QuarantineForgotten, "quarantine forgotten", 20},
                            Named{Fault::CloneKeepsEpoch, "a clone keeps its epoch", 20},
                            Named{Fault::EndedStreamStays, "an ended stream leaves rows", 40},
                            Named{Fault::RestrictedForAll, "the restricted is for all", 20, 4},
                            Named{Fault::ClockGoesBack, "the hybrid clock goes back", 10}};

struct Found {
    std::uint64_t seeds = 0;
    std::string complaint;
};

/// Found is what breaks a promise in a history that keeps them all without the fault.
std::optional<Found> find(const Named& named, std::uint64_t most) {
    const auto fault = named.fault;
    for (std::uint64_t seed = named.school.value_or(1); seed <= most; seed += named.school ? 8 : 1) {
        sown = fault;
        const auto result = run(Scenario::of(seed));
        sown.reset();
        if (!result.complaints.empty() && run(Scenario::of(seed)).complaints.empty())
            return Found{seed, result.complaints.front()};
    }
    return std::nullopt;
}
} // namespace

/// Looks for each fault within as many seeds as it is known to be found in. `MOST NAME`: in so many seeds for
/// the faults with that in their name.
int main(int argc, char** argv) {
    const bool named = argc > 2;
    QLoggingCategory::setFilterRules(QStringLiteral("jotter.*=false"));
    static_cast<void>(Templates::made()); // before anything is wrong
    const auto began = std::chrono::steady_clock::now();
    bool all = true;
    for (const auto& fault : faults) {
        if (named && std::string(fault.name).find(argv[2]) == std::string::npos)
            continue;
        std::cout << std::left << std::setw(42) << fault.name;
        const auto most = named ? std::strtoull(argv[1], nullptr, 10) : fault.within;
        const auto found = find(fault, most);
        all = all && found;
        if (found)
            std::cout << "seed " << std::setw(5) << found->seeds << found->complaint.substr(0, 110) << "\n";
        else
            std::cout << "NOT FOUND in " << most << " seeds\n";
        std::cout << std::flush;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::cout << took.count() << " s\n";
    return all ? 0 : 1;
}
