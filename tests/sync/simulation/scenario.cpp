#include "tests/sync/simulation/scenario.h"

#include "tests/support/memory_vault.h"

#include <array>

namespace jotter::simulation {

using namespace std::chrono_literals;

namespace {
struct Kind {
    Deed deed;
    const char* name;
    unsigned weight;
};

constexpr std::array<Kind, 36> kinds{{{Deed::Record, "record", 30},
                                      {Deed::Edit, "edit", 16},
                                      {Deed::Photo, "photo", 9},
                                      {Deed::GroupPhoto, "group photo", 3},
                                      {Deed::Retract, "retract", 4},
                                      {Deed::Misfile, "misfile", 3},
                                      {Deed::Consent, "consent", 1},
                                      {Deed::StrangeRecord, "strange record", 2},
                                      {Deed::HugeRecord, "huge record", 2},
                                      {Deed::Weather, "weather", 8},
                                      {Deed::CutOff, "cut off", 4},
                                      {Deed::CrashTablet, "crash tablet", 8},
                                      {Deed::CrashServer, "crash server", 8},
                                      {Deed::TabletFails, "tablet fails", 3},
                                      {Deed::ServerFails, "server fails", 3},
                                      {Deed::TabletFull, "tablet full", 3},
                                      {Deed::ServerFull, "server full", 3},
                                      {Deed::ClockJump, "clock jump", 4},
                                      {Deed::EndMembership, "end membership", 5},
                                      {Deed::NewMembership, "new membership", 3},
                                      {Deed::AdultLeaves, "adult leaves", 1},
                                      {Deed::AnotherAdult, "another adult", 3},
                                      {Deed::ErasePupil, "erase pupil", 2},
                                      {Deed::Retire, "retire", 1},
                                      {Deed::Lose, "lose", 1},
                                      {Deed::Clone, "clone", 2},
                                      {Deed::Copy, "copy", 4},
                                      {Deed::PutBack, "put back", 4},
                                      {Deed::Upgrade, "upgrade", 2},
                                      {Deed::Restart, "restart", 3},
                                      {Deed::Tap, "tap", 3},
                                      {Deed::Wait, "wait", 4},
                                      // only beside others: add()
                                      {Deed::Concern, "concern", 0},
                                      {Deed::FollowUp, "follow-up", 0},
                                      {Deed::Grant, "grant", 0},
                                      {Deed::NewPin, "new PIN", 0}}};

Deed pick(fake::SeededRandom& random) {
    static const auto total = [] {
        unsigned sum = 0;
        for (const auto& kind : kinds)
            sum += kind.weight;
        return sum;
    }();
    auto left = random.below(total);
    for (const auto& kind : kinds) {
        if (left < kind.weight)
            return kind.deed;
        left -= kind.weight;
    }
    return Deed::Wait;
}

std::chrono::milliseconds pauseAfter(Deed deed, fake::SeededRandom& random) {
    if (deed == Deed::Wait)
        return std::chrono::milliseconds(random.below(2'400'000));
    switch (random.below(4)) {
    case 0:
        return 0ms;
    case 1:
        return std::chrono::milliseconds(random.below(600));
    case 2:
        return std::chrono::milliseconds(random.below(20'000));
    default:
        return std::chrono::milliseconds(random.below(240'000));
    }
}
/// Where a SENCO's tablet may read what is restricted (World::enrol: the first one is a SENCO's): concerns
/// and what becomes of them, and between them grants and PINs that come and go.
void addRestricted(Scenario& scenario, const Action& action) {
    const auto chance = action.b / 16;
    const auto put = [&](Deed deed, std::uint32_t tablet) {
        scenario.actions.push_back(
            {deed, tablet, action.a, chance, std::chrono::milliseconds(chance % 5'000)});
    };
    scenario.actions.push_back(action);
    if (action.deed == Deed::Record || action.deed == Deed::Photo)
        put(Deed::Concern, action.tablet);
    if (action.deed == Deed::Edit)
        put(Deed::FollowUp, action.b % 2 == 0 ? 0 : action.tablet);
    if (action.b % 16 < 5)
        put(Deed::Grant, 0);
    if (action.b % 16 == 5)
        put(Deed::NewPin, 0);
}

/// The action; in some schools together with what seldom meets it by chance: two adults correct the same
/// thing at once, and somebody records while the tablet is hearing that the pupil has left. In another one
/// every second record is followed by a concern that nobody may read; in another one somebody may.
void add(Scenario& scenario, const Action& action) {
    const auto put = [&](Deed deed, std::uint32_t tablet, std::chrono::milliseconds then) {
        scenario.actions.push_back({deed, tablet, action.a, action.b, then});
    };
    const auto next = (action.tablet + 1) % static_cast<std::uint32_t>(scenario.tablets);
    const std::uint32_t ofOneGroup = 1; // World::enrol
    if (scenario.seed % 8 == 1 && action.deed == Deed::Edit) {
        put(Deed::Edit, next, 0ms);
        put(Deed::Edit, action.tablet, action.then);
    } else if (scenario.seed % 8 == 6 && action.deed == Deed::EndMembership) {
        put(Deed::Tap, ofOneGroup, 3s); // a token, so that nothing comes before the question
        put(Deed::EndMembership, ofOneGroup, 0ms);
        put(Deed::Tap, ofOneGroup, std::chrono::milliseconds(action.b % 100));
        put(Deed::Record, ofOneGroup, action.then);
    } else if (scenario.seed % 8 == 4) {
        addRestricted(scenario, action);
    } else {
        scenario.actions.push_back(action);
        if (scenario.seed % 8 == 2 && action.deed == Deed::Record && action.b % 2 == 0)
            put(Deed::Concern, action.tablet, std::chrono::milliseconds(action.b % 5'000));
    }
}
} // namespace

Scenario Scenario::of(std::uint64_t seed) {
    fake::SeededRandom random(seed * 0x9E3779B97F4A7C15ULL + 77);
    Scenario scenario;
    scenario.seed = seed;
    const bool large = seed % 41 == 40;
    scenario.tablets = large ? 4 + random.below(17) : 2 + random.below(2);
    const auto actions = large ? 40 + random.below(60) : 6 + random.below(22);
    if (seed % 8 == 4) // from the beginning; what more comes, and what ends, is among the rest
        scenario.actions = {
            {Deed::NewPin, 0, 0, 1, 0ms}, {Deed::Grant, 0, 0, 1, 0ms}, {Deed::Grant, 0, 1, 1, 0ms}};
    for (std::uint64_t i = 0; i < actions; ++i) {
        Action action;
        action.deed = pick(random);
        action.tablet = static_cast<std::uint32_t>(random.below(scenario.tablets));
        action.a = static_cast<std::uint32_t>(random.next64());
        action.b = static_cast<std::uint32_t>(random.next64());
        action.then = pauseAfter(action.deed, random);
        add(scenario, action);
    }
    return scenario;
}

std::string toString(const Action& action) {
    const char* name = "";
    for (const auto& kind : kinds)
        if (kind.deed == action.deed)
            name = kind.name;
    return std::string(name) + " (tablet " + std::to_string(action.tablet) + ", " + std::to_string(action.a) +
           ", " + std::to_string(action.b) + "), then " + std::to_string(action.then.count()) + " ms";
}

} // namespace jotter::simulation
