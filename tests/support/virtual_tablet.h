#pragma once

#include "sync/engine/engine.h"
#include "tests/support/fake_server.h"

#include <functional>
#include <memory>

namespace jotter::fake {

/// A tablet's engine with its store in memory, and the line to a server, in virtual time.
class VirtualTablet {
public:
    using Line = std::function<engine::Response(const engine::Request&, WallTime)>;

    VirtualTablet(ManualClock& wall, std::uint64_t seed)
        : clock(wall)
        , random(seed)
        , journal("00000000000" + std::to_string(10000 + seed)) {
        config.device = DeviceId::make(wall.now(), random);
        restart();
    }

    /// The app is killed and started again: only the journal and the vault stay.
    void restart() {
        onTheWay.clear();
        engine = std::make_unique<engine::Engine>(journal, vault, signer, random, config);
    }

    void record(const std::string& note, std::vector<MediumRef> media = {}) {
        journal.record(observation(random, config.device, clock.now(), note, std::move(media)));
        engine->poke(engine::Reason::Saved, clock.now());
    }
    /// Records with a photo of that size (and a thumbnail).
    void recordPhoto(std::size_t bytes) {
        const auto photo = noise(bytes);
        const auto thumb = vault.put(noise(MemoryJournal::thumbBytes));
        record("with a photo", {{vault.put(photo), bytes, "photo", thumb}});
    }

    std::string noise(std::size_t bytes) {
        std::string made(bytes, '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(made.data()), made.size()});
        return made;
    }

    /// Lets time pass for at most `length`, until `until` holds after an answer or nothing will ever happen
    /// again. Every request takes 10 ms, one that waits for news 25 s when there is none.
    bool run(const Line& line, std::chrono::milliseconds length, const std::function<bool()>& until = {}) {
        const auto end = clock.now() + length;
        while (clock.now() <= end) {
            if (until && until())
                return true;
            for (auto& request : engine->due(clock.now())) {
                requests.push_back(request);
                most = std::max(most, onTheWay.size() + 1);
                auto response = line(request, clock.now());
                auto takes = std::chrono::milliseconds(10);
                if (request.path.starts_with("/v1/wait") && response.body.find("false") != std::string::npos)
                    takes = waitTakes;
                onTheWay.emplace(clock.now() + takes, std::pair(request.id, std::move(response)));
            }
            auto wake = engine->wakeAt(clock.now());
            if (!onTheWay.empty() && (!wake || onTheWay.begin()->first <= *wake)) {
                clock.set(std::max(clock.now(), onTheWay.begin()->first));
                const auto [id, response] = std::move(onTheWay.begin()->second);
                onTheWay.erase(onTheWay.begin());
                engine->answered(id, response, clock.now());
                continue;
            }
            if (!wake || *wake > end)
                break;
            clock.set(*wake);
        }
        clock.set(std::max(clock.now(), end));
        return until && until();
    }
    bool run(FakeServer& server, std::chrono::milliseconds length, const std::function<bool()>& until = {}) {
        return run([&](const engine::Request& request, WallTime now) { return server.handle(request, now); },
                   length, until);
    }
    /// Until everything is on the server and everything there is here, or an hour has passed.
    bool settle(FakeServer& server) {
        return run(server, std::chrono::hours(1), [&] { return settled(server); });
    }
    [[nodiscard]] bool settled(const FakeServer& server) {
        const auto counts = journal.counts().value();
        return counts.unsentChanges + counts.unsentMedia + counts.wantedThumbs + counts.wantedMedia == 0 &&
               journal.known.size() == server.changes.size();
    }

    [[nodiscard]] engine::Status status() { return engine->status(clock.now()); }
    [[nodiscard]] std::size_t countRequests(const std::string& method, const std::string& path) const {
        return static_cast<std::size_t>(std::ranges::count_if(requests, [&](const auto& request) {
            return request.method == method && request.path.starts_with(path);
        }));
    }

    ManualClock& clock;
    SeededRandom random;
    MemoryJournal journal;
    MemoryVault vault;
    FakeSigner signer;
    engine::Config config;
    std::unique_ptr<engine::Engine> engine;
    std::vector<engine::Request> requests;
    std::multimap<WallTime, std::pair<std::uint64_t, engine::Response>> onTheWay;
    std::chrono::milliseconds waitTakes{25'000}; ///< a waiting request when there is nothing new
    std::size_t most = 0;                        ///< requests on their way at once
};

} // namespace jotter::fake
