#pragma once

#include "tests/sync/simulation/scenario.h"
#include "tests/sync/simulation/world/world.h"

#include <map>
#include <vector>

namespace jotter::simulation {

/// Does what a scenario says, in a world.
class Deeds {
public:
    explicit Deeds(World& world)
        : world_(world) {}
    void run(const Action& action);

private:
    struct Made {
        std::string stream;
        EntityId entity;
        ChangeId change;
    };

    [[nodiscard]] static const Pupil& pupilOf(const Action& action);
    void write(Tablet& tablet, std::vector<domain::NewChange> changes);
    [[nodiscard]] domain::NewChange change(const Tablet& tablet, std::string type, std::string stream,
                                           EntityId entity);
    [[nodiscard]] std::string marker() { return "m" + std::to_string(++markers_) + "."; }
    /// The same; in a restricted stream words that are nowhere else, so that they can be looked for.
    [[nodiscard]] std::string markerFor(const std::string& stream);
    [[nodiscard]] static bool shows(Tablet& tablet, const std::string& stream);

    void record(const Action& action, Tablet& tablet, bool photo);
    void raise(const Action& action, Tablet& tablet);
    void followUp(const Action& action, Tablet& tablet);
    void grant(const Action& action);
    void newPin(const Action& action);
    void edit(const Action& action, Tablet& tablet);
    void groupPhoto(const Action& action, Tablet& tablet);
    void takeBack(const Made& known, Tablet& tablet, const char* type);
    void strange(const Action& action, Tablet& tablet, bool huge);
    [[nodiscard]] std::optional<MediumRef> takePhoto(const Action& action, Tablet& tablet);
    void atTheOffice(const Action& action);
    void breakSomething(const Action& action, Tablet& tablet);
    void administer(const Action& action, Tablet& tablet);

    World& world_;
    std::vector<Made> made_;
    std::vector<Made> concerns_;
    std::map<std::pair<std::string, AdultId>, EntityId> grants_; ///< that stand, by stream and adult
    std::uint64_t markers_ = 0;
};

} // namespace jotter::simulation
