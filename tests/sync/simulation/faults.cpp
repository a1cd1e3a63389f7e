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
};

constexpr std::array faults{Named{Fault::AnsweredBeforeDurable, "answered before durable"},
                            Named{Fault::SavedBeforeDurable, "saved before durable"},
                            Named{Fault::MediumBeforeDurable, "medium acknowledged before durable"},
                            Named{Fault::CursorOverAGap, "cursor over a gap"},
                            Named{Fault::CursorBeforePage, "cursor kept before its page"},
                            Named{Fault::OutboxDroppedOnFailure, "outbox dropped on 401 or no answer"},
                            Named{Fault::OutboxPurgedOnRevoke, "outbox purged on revoke"},
                            Named{Fault::WatermarkWithoutHoles, "watermark without its holes"},
                            Named{Fault::NothingSentAgain, "nothing sent again to a server put back"},
                            Named{Fault::RetryNotRecognised, "a retry not recognised"},
                            Named{Fault::MergedByArrival, "merged by arrival"},
                            Named{Fault::ErasedTakenAgain, "the erased taken again"},
                            Named{Fault::EraseLogForgotten, "erase log forgotten at a restore"},
                            Named{Fault::HeldTakenForSent, "held taken for sent"},
                            Named{Fault::QuarantineForgotten, "quarantine forgotten"},
                            Named{Fault::CloneKeepsEpoch, "a clone keeps its epoch"},
                            Named{Fault::EndedStreamStays, "an ended stream leaves rows"},
                            Named{Fault::ClockGoesBack, "the hybrid clock goes back"}};

struct Found {
    std::uint64_t seeds = 0;
    std::string complaint;
};

/// Found is what breaks a promise in a history that keeps them all without the fault.
std::optional<Found> find(Fault fault, std::uint64_t most) {
    for (std::uint64_t seed = 1; seed <= most; ++seed) {
        sown = fault;
        const auto result = run(Scenario::of(seed));
        sown.reset();
        if (!result.complaints.empty() && run(Scenario::of(seed)).complaints.empty())
            return Found{seed, result.complaints.front()};
    }
    return std::nullopt;
}
} // namespace

/// `[MOST]` seeds are tried for each fault; `[MOST] NAME` looks for the faults with that in their name alone.
int main(int argc, char** argv) {
    const std::uint64_t most = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 500;
    const std::string wanted = argc > 2 ? argv[2] : "";
    QLoggingCategory::setFilterRules(QStringLiteral("jotter.*=false"));
    static_cast<void>(Templates::made()); // before anything is wrong
    const auto began = std::chrono::steady_clock::now();
    bool all = true;
    for (const auto& [fault, name] : faults) {
        if (std::string(name).find(wanted) == std::string::npos)
            continue;
        const auto found = find(fault, most);
        all = all && found;
        std::cout << std::left << std::setw(42) << name;
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
