#pragma once

#include "tests/sync/simulation/oracle/oracle.h"
#include "tests/sync/simulation/world/school.h"
#include "tests/sync/simulation/world/tablet.h"
#include "tests/sync/simulation/world/weather.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace jotter::simulation {

/// A school server, its tablets, the lines between them, and time, which passes when nothing is left to
/// happen in it.
class World {
public:
    World(const std::filesystem::path& folder, std::uint64_t seed, std::size_t tablets);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    void pass(std::chrono::milliseconds time);
    /// Faults stop and everyone is online.
    void calmDown();

    [[nodiscard]] WallTime now() const { return now_; }
    [[nodiscard]] Tablet& tablet(std::size_t number) { return *tablets_[number % tablets_.size()]; }
    [[nodiscard]] const std::vector<std::unique_ptr<Tablet>>& tablets() const { return tablets_; }
    /// Who does something: that one, or now and then a clone.
    [[nodiscard]] Tablet& actor(std::size_t number, std::uint32_t chance) {
        const auto clones = tablets_.size() - enrolled_;
        return clones > 0 && chance % 3 == 0 ? *tablets_[enrolled_ + number % clones] : tablet(number);
    }
    /// With another tablet's disk.
    void clone(std::size_t number);
    /// Lets a tablet do what is due now, as after a record.
    void wake(Tablet& tablet);
    void startLater(Tablet& tablet);
    void serverStartsLater();
    void turnClock(Tablet& tablet, std::chrono::milliseconds skew);
    /// The server's core refuses a batch with such a change before it reads it, as a proxy in front would.
    void poison(const std::string& marker) { poison_.insert(marker); }

    School school;
    Oracle oracle;
    Weather weather;
    std::set<std::size_t> cutOff;
    fake::SeededRandom random;
    std::uint64_t requests = 0;
    /// Of everything that was carried and answered: the same seed has the same.
    Sha256Stream history;

private:
    using Event = std::function<void()>;
    void at(WallTime when, Event event);
    void enrol(Tablet& tablet, std::size_t number);
    void turn(Tablet& tablet);
    void send(Tablet& tablet, engine::Request request);
    void arrive(const Tablet& tablet, const engine::Request& request,
                const std::function<void(engine::Response)>& answer, WallTime waitedSince);
    [[nodiscard]] engine::Response serve(const Tablet& tablet, const engine::Request& request, bool& mayWait);
    void ring();

    std::filesystem::path folder_;
    WallTime now_;
    std::multimap<WallTime, Event> events_;
    std::vector<std::unique_ptr<Tablet>> tablets_;
    std::size_t enrolled_ = 0;   ///< of them; the others are clones
    std::vector<Event> waiting_; ///< requests that the server holds open until there is news
    std::set<std::string> poison_;
};

} // namespace jotter::simulation
