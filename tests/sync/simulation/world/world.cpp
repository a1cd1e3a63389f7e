#include "tests/sync/simulation/world/world.h"

#include "sync/server/access/enrolment_code.h"
#include "tests/sync/simulation/world/templates.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace jotter::simulation {

using namespace std::chrono_literals;
using engine::Failure;
using nlohmann::json;

namespace {
constexpr auto longestWait = 25s;

std::string lower(std::string name) {
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    return name;
}

engine::Response trouble(int status) {
    return {Failure::None, status, {}, "<html>Something is wrong</html>", {}};
}
} // namespace

World::World(const std::filesystem::path& folder, std::uint64_t seed, std::size_t tablets)
    : school(folder / "school", seed * 7 + 1)
    , weather(Weather::of(seed))
    , random(seed * 7 + 2)
    , folder_(folder)
    , now_(Templates::begins())
    , enrolled_(tablets) {
    school.onStart = [this] { oracle.serverStarted(school); };
    school.onCrash = [this] { serverStartsLater(); };
    if (!school.start())
        throw std::runtime_error("the simulated server does not start");
    for (std::size_t i = 0; i < tablets; ++i) {
        tablets_.push_back(
            std::make_unique<Tablet>(i, folder / ("tablet" + std::to_string(i)), seed * 7 + 10 + i * 2));
        enrol(*tablets_.back(), i);
    }
}

World::~World() = default;

void World::enrol(Tablet& tablet, std::size_t number) {
    const auto& roll = School::roll();
    tablet.adult = number % 5 == 0 ? 0 : random.below(roll.adults.size());
    std::vector<Uuid> groups;
    if (number % 3 == 1)
        groups.push_back(roll.groups[random.below(roll.groups.size())]);
    const std::string code = "ABCDEFGH" + std::to_string(10'000'000 + number);
    std::string answer;
    const bool known = school.atTheServer([&](server::OpenSchool& open, server::Office&) {
        return open.registry().addCode(server::hashOfCode(code), groups, now_ + server::codeLife);
    });
    const auto response = school.handle(
        {"POST",
         "/v1/enrol",
         {{"content-type", "application/json"}},
         json{{"code", code}, {"public_key", toBase64(*tablet.key->publicKey())}, {"name", "Tablet"}}.dump(),
         false});
    if (!known || !response || response->status != 200)
        throw std::runtime_error("a simulated tablet cannot be enrolled");
    const auto enrolled = json::parse(response->body);
    tablet.ticket = TicketId::make(now_, tablet.random);
    const auto device = *DeviceId::parse(enrolled["device"].get<std::string>());
    // Some tickets end while much is still going on.
    const auto lasts = random.below(8) == 0 ? std::chrono::minutes(10 + random.below(600))
                                            : std::chrono::minutes(std::chrono::hours(24 * 300));
    const bool signedIn = school.atTheServer([&](server::OpenSchool& open, server::Office&) {
        return open.registry().issue({tablet.ticket, roll.adults[tablet.adult].id, device, now_ + lasts},
                                     now_);
    });
    tablet.setTime(now_);
    tablet.unpack();
    tablet.inFront = random.below(8) == 0;
    const auto sealKey = fromBase64(enrolled["seal_key"].get<std::string>());
    if (!signedIn || !sealKey || !tablet.joins(device, *sealKey) || !tablet.start())
        throw std::runtime_error("a simulated tablet cannot begin");
    wake(tablet);
}

void World::clone(std::size_t number) {
    auto& original = tablet(number);
    original.disk.behave();
    original.stop();
    const auto index = tablets_.size();
    auto copy = std::make_unique<Tablet>(index, folder_ / ("tablet" + std::to_string(index)),
                                         random.next64() % 1'000'000);
    copy->cloneFrom(original);
    tablets_.push_back(std::move(copy));
    oracle.cloned(number % index, index);
    for (auto* one : {&tablet(number % index), &tablet(index)}) {
        one->setTime(now_);
        if (one->start())
            wake(*one);
        else
            startLater(*one);
    }
}

void World::at(WallTime when, Event event) {
    events_.emplace(std::max(when, now_), std::move(event));
}

void World::pass(std::chrono::milliseconds time) {
    const auto end = now_ + time;
    while (!events_.empty() && events_.begin()->first <= end) {
        auto first = events_.extract(events_.begin());
        now_ = std::max(now_, first.key());
        school.clock.set(now_);
        first.mapped()();
    }
    now_ = end;
    school.clock.set(now_);
}

void World::calmDown() {
    weather = {};
    cutOff.clear();
    school.disk.behave();
    if (!school.up())
        school.start();
    for (const auto& tablet : tablets_) {
        tablet->disk.behave();
        if (tablet->state == Tablet::State::Gone)
            continue;
        tablet->setTime(now_);
        tablet->inFront = false; // a request that is held open every 25 s would only cost time here
        if (!tablet->on() && !tablet->start())
            continue;
        tablet->engine->poke(engine::Reason::Background, tablet->now());
        wake(*tablet);
    }
}

void World::wake(Tablet& tablet) {
    at(now_, [this, &tablet, life = tablet.life] {
        if (tablet.on() && tablet.life == life)
            turn(tablet);
    });
}

void World::startLater(Tablet& tablet) {
    at(now_ + std::chrono::milliseconds(500 + random.below(400'000)), [this, &tablet] {
        if (tablet.state != Tablet::State::Off)
            return;
        tablet.setTime(now_);
        if (tablet.start())
            turn(tablet);
        else
            startLater(tablet);
    });
}

void World::serverStartsLater() {
    at(now_ + std::chrono::milliseconds(500 + random.below(120'000)), [this] {
        if (!school.up() && !school.start() && !school.disk.dead())
            serverStartsLater();
    });
}

void World::turnClock(Tablet& tablet, std::chrono::milliseconds skew) {
    tablet.skew = skew;
    tablet.setTime(now_);
    wake(tablet);
}

/// Carries what is due and comes back when the engine says.
void World::turn(Tablet& tablet) {
    tablet.setTime(now_);
    std::vector<engine::Request> due;
    std::optional<WallTime> next;
    {
        const Disk::Use use(&tablet.disk);
        due = tablet.engine->due(tablet.now());
        next = tablet.engine->wakeAt(tablet.now());
        if (oracle.mayLeave(tablet) && tablet.engine->status(tablet.now()).leaving == engine::Leaving::Wipe)
            return oracle.leaves(tablet, school);
    }
    tablet.notePower();
    if (!tablet.on())
        return startLater(tablet);
    for (auto& request : due)
        send(tablet, std::move(request));
    const auto alarm = ++tablet.lastAlarm;
    if (next)
        at(now_ + std::max(*next - tablet.now(), 1ms), [this, &tablet, alarm] {
            if (tablet.on() && tablet.lastAlarm == alarm)
                turn(tablet);
        });
}

void World::send(Tablet& tablet, engine::Request request) {
    ++requests;
    oracle.asked(tablet, request, school);
    history.add(request.method + request.path.substr(0, 20) +
                std::to_string(now_.time_since_epoch().count()));
    const auto fate = cutOff.contains(tablet.number) ? Fate::RequestLost : weather.fateOf(request, random);
    const auto back = [this, &tablet, id = request.id, life = tablet.life, fate](engine::Response response) {
        if (fate == Fate::Cut && !response.body.empty())
            response.body.resize(random.below(response.body.size()));
        if (fate == Fate::LateTrouble)
            response = trouble(503);
        if (fate == Fate::AnswerLost)
            response = {random.below(2) == 0 ? Failure::Timeout : Failure::Unreachable, 0, {}, {}, {}};
        at(now_ + weather.takes(random), [this, &tablet, id, life, answer = std::move(response)] {
            if (!tablet.on() || tablet.life != life)
                return;
            tablet.setTime(now_);
            history.add(std::to_string(answer.status) + std::to_string(answer.body.size() / 16));
            {
                const Disk::Use use(&tablet.disk);
                tablet.engine->answered(id, answer, tablet.now());
            }
            turn(tablet);
        });
    };
    const auto arrives = now_ + weather.takes(random);
    switch (fate) {
    case Fate::RequestLost:
        return back({random.below(2) == 0 ? Failure::Timeout : Failure::Unreachable, 0, {}, {}, {}});
    case Fate::Portal:
        return back({Failure::NotOurServer, 0, {}, {}, "Hotel Wifi"});
    case Fate::Trouble:
        return back(trouble(static_cast<int>(500 + random.below(5))));
    case Fate::Refused:
        return back({Failure::None, 401, {}, R"({"error":"bad_token","text":"."})", {}});
    case Fate::Doubled:
        at(now_ + weather.takes(random), [this, &tablet, request] {
            bool mayWait = false;
            static_cast<void>(serve(tablet, request, mayWait));
        });
        break;
    default:
        break;
    }
    at(arrives, [this, &tablet, request = std::move(request), back, arrives] {
        arrive(tablet, request, back, arrives);
    });
}

void World::arrive(const Tablet& tablet, const engine::Request& request,
                   const std::function<void(engine::Response)>& answer, WallTime waitedSince) {
    bool mayWait = false;
    auto response = serve(tablet, request, mayWait);
    if (!mayWait || now_ >= waitedSince + longestWait)
        return answer(std::move(response));
    auto again = std::make_shared<bool>(false);
    const auto once = [this, &tablet, request, answer, waitedSince, again] {
        if (!std::exchange(*again, true))
            arrive(tablet, request, answer, waitedSince);
    };
    waiting_.push_back(once);
    at(waitedSince + longestWait, once);
}

/// Those that wait ask again: something is new.
void World::ring() {
    for (auto& event : std::exchange(waiting_, {}))
        at(now_, std::move(event));
}

engine::Response World::serve(const Tablet& tablet, const engine::Request& request, bool& mayWait) {
    const auto poisoned = [&](const std::string& marker) {
        return request.body.find(marker) != std::string::npos;
    };
    if (request.method == "POST" && std::ranges::any_of(poison_, poisoned))
        return {Failure::None, 422, {}, R"({"error":"bad_change","text":"."})", {}};
    server::Request arrived{request.method, request.path, {}, request.body, false};
    if (const auto limit = arrived.target.find("&limit=");
        limit != std::string::npos && weather.pageLimit > 0)
        arrived.target.replace(limit, std::string::npos, "&limit=" + std::to_string(weather.pageLimit));
    for (const auto& [name, value] : request.headers)
        arrived.headers[lower(name)] = value;
    auto answered = school.handle(std::move(arrived));
    if (!answered)
        return {Failure::Unreachable, 0, {}, {}, {}};
    mayWait = answered->mayWait;
    engine::Response response{Failure::None, answered->status, {}, std::move(answered->body), {}};
    for (const auto& [name, value] : answered->headers)
        response.headers[lower(name)] = value;
    oracle.served(tablet, request, response, school);
    if (request.method == "POST" && response.status == 200)
        ring();
    return response;
}

} // namespace jotter::simulation
