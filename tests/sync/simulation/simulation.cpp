#include "tests/sync/simulation/simulation.h"

#include "tests/sync/simulation/deeds.h"
#include "tests/sync/simulation/world/templates.h"

#include <rapidcheck.h>
#include <rapidcheck/shrink/Shrink.h>

namespace jotter::simulation {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {
constexpr auto step = 5min;
/// On a fair network everything is where it belongs after this time (I9).
constexpr auto patience = 3h;
/// Before that a tablet need not have asked: it polls every five minutes and greets every fifteen.
constexpr auto everybodyAsked = 20min;

class Folder {
public:
    explicit Folder(std::uint64_t seed)
        : path_(Templates::made().scratch() / std::to_string(seed)) {
        fs::create_directory(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void live(World& world, const Scenario& scenario) {
    Deeds deeds(world);
    for (const auto& action : scenario.actions)
        deeds.run(action);
    world.calmDown();
    std::string why;
    for (auto waited = 0min; waited < patience; waited += step) {
        world.pass(step);
        if (waited >= everybodyAsked && world.oracle.quiet(world.school, world.tablets(), &why))
            return world.oracle.judge(world.school, world.tablets());
    }
    world.oracle.complain("I9: after " + std::to_string(std::chrono::minutes(patience).count()) +
                          " minutes on a fair network " + why);
}
} // namespace

Result run(const Scenario& scenario) {
    const Folder folder(scenario.seed);
    World world(folder.path(), scenario.seed, scenario.tablets);
    try {
        live(world, scenario);
    } catch (const std::exception& exception) {
        world.oracle.complain(std::string("an exception: ") + exception.what());
    }
    return {world.oracle.complaints(), world.requests, world.oracle.all().size(),
            world.history.finish().toHex()};
}

Scenario shrink(Scenario scenario) {
    for (bool shorter = true; shorter;) {
        shorter = false;
        auto candidates = rc::shrink::removeChunks(scenario.actions);
        while (auto actions = candidates.next()) {
            auto smaller = scenario;
            smaller.actions = std::move(*actions);
            if (run(smaller).complaints.empty())
                continue;
            scenario = std::move(smaller);
            shorter = true;
            break;
        }
    }
    return scenario;
}

} // namespace jotter::simulation
