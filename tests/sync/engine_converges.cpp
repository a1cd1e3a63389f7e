#include "tests/support/property.h"
#include "tests/support/virtual_tablet.h"

using namespace jotter;
using namespace std::chrono_literals;
using engine::Failure;
using engine::Request;
using engine::Response;
using fake::FakeServer;
using fake::SeededRandom;
using fake::VirtualTablet;

namespace {
/// A line that loses requests and answers, doubles and cuts them, shows another page or a server in trouble.
class BadLine {
public:
    BadLine(FakeServer& server, std::uint64_t seed)
        : server_(server)
        , random_(seed) {}

    Response carry(const Request& request, WallTime now) {
        if (good)
            return server_.handle(request, now);
        switch (random_.below(14)) {
        case 0:
            return {Failure::Unreachable, 0, {}, {}, {}};
        case 1:
            return {Failure::NotOurServer, 0, {}, {}, "a portal"};
        case 2:
            return FakeServer::error(503, "busy");
        case 3:
            server_.handle(request, now);
            return {Failure::Timeout, 0, {}, {}, {}};
        case 4:
            server_.handle(request, now);
            return server_.handle(request, now);
        case 5:
            server_.handle(request, now);
            return FakeServer::error(500, "after_all");
        case 6:
            return cut(server_.handle(request, now));
        case 7:
            return FakeServer::error(507, "full");
        case 8:
            server_.currentToken = "token-" + std::to_string(random_.below(1000));
            break;
        default:
            break;
        }
        return server_.handle(request, now);
    }
    bool good = false;

private:
    Response cut(Response response) {
        if (!response.body.empty())
            response.body.resize(random_.below(response.body.size()));
        return response;
    }

    FakeServer& server_;
    SeededRandom random_;
};
} // namespace

/// I3, I4, I5, I9: whatever the line does, once it is good again everything is everywhere, once.
class EngineConvergesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverTheLineDoes() {
        JOTTER_PROPERTY("nothing is lost, nothing is doubled, both tablets end with the same", [] {
            const auto seed = *rc::gen::arbitrary<std::uint32_t>();
            SeededRandom random(seed);
            ManualClock clock;
            FakeServer server;
            server.pageSize = 1 + random.below(20);
            BadLine line(server, seed + 1);
            std::vector<std::unique_ptr<VirtualTablet>> tablets;
            for (std::uint64_t i = 0; i < 2; ++i)
                tablets.push_back(std::make_unique<VirtualTablet>(clock, seed * 2ULL + i));
            const auto carry = [&](const Request& request, WallTime now) { return line.carry(request, now); };
            const auto steps = *rc::gen::inRange(1, 25);
            for (int step = 0; step < steps; ++step) {
                auto& tablet = *tablets[random.below(tablets.size())];
                switch (random.below(6)) {
                case 0:
                    tablet.recordPhoto(random.below(600'000));
                    break;
                case 1:
                    tablet.restart();
                    break;
                case 2:
                    clock.advance(std::chrono::hours(random.below(48)) - 24h);
                    break;
                default:
                    for (auto notes = random.below(30); notes > 0; --notes)
                        tablet.record("note");
                    break;
                }
                tablet.run(carry, std::chrono::milliseconds(random.below(60'000)));
            }
            line.good = true;
            const auto settled = [&](VirtualTablet& tablet) {
                return tablet.settled(server) && tablet.status().obstacle == engine::Obstacle::None;
            };
            // One tablet waits for pictures that only the other has, so they take turns.
            for (int turn = 0; turn < 6; ++turn) {
                auto& tablet = *tablets[static_cast<std::size_t>(turn % 2)];
                tablet.engine->poke(engine::Reason::Timer, clock.now());
                tablet.run(carry, 15min, [&] { return settled(tablet); });
            }
            RC_ASSERT(settled(*tablets[0]));
            RC_ASSERT(settled(*tablets[1]));
            std::size_t recorded = 0;
            for (const auto& tablet : tablets) {
                recorded += tablet->journal.mine.size();
                RC_ASSERT(tablet->journal.counts()->heldChanges == 0U);
                for (const auto& mine : tablet->journal.mine)
                    RC_ASSERT(server.changes.at(mine.sealed.change.id).bytes == mine.sealed.bytes);
                for (const auto& medium : tablet->journal.outgoing) {
                    RC_ASSERT(medium.heldFor.empty());
                    RC_ASSERT(server.media.contains(medium.medium.sha256.toHex()));
                }
            }
            RC_ASSERT(server.changes.size() == recorded);
            RC_ASSERT(server.feed.size() == recorded);
            RC_ASSERT(server.doubled == 0);
            RC_ASSERT(tablets[0]->journal.digest() == tablets[1]->journal.digest());
            RC_ASSERT(tablets[0]->vault.media == tablets[1]->vault.media);
        });
    }
};

/// With long seeds (`./run test --deep`) one function takes more than the five minutes that Qt Test allows.
int main(int argc, char** argv) {
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    EngineConvergesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "engine_converges.moc"
