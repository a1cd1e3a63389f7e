#include "tests/support/command_line/small_school.h"

#include "app/session/pin.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

namespace jotter::support {

namespace {
demo::Day yesterdayToday() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}
} // namespace

SmallSchool::SmallSchool()
    : school_(demo::School::make({.today = yesterdayToday(), .pictures = 1})) {
    std::set<std::string> streams{"school", "pupil/" + stranger().id.toString()};
    for (const auto& pupil : roll().pupils)
        if (roll().groups[pupil.group].kind == "provision")
            streams.insert("pupil/" + pupil.id.toString());
    const demo::Sink sink{{}, [&](SealedChange change) {
                              const bool lessonsBegin = change.change.type == "observation";
                              if (!lessonsBegin && streams.contains(change.change.stream))
                                  changes_.push_back(std::move(change));
                              return !lessonsBegin;
                          }};
    static_cast<void>(school_.tell(sink));
}

void SmallSchool::write(const QString& folder, const std::vector<std::string>& adults) const {
    std::ofstream file(folder.toStdString() + "/changes.ndjson", std::ios::binary);
    for (const auto& change : changes_)
        file << change.bytes << '\n';
    auto pins = nlohmann::json::array();
    for (const auto& name : adults)
        pins.push_back({{"adult", roll().adultNamed(name)->id.toString()}, {"pin", demo::demoPin}});
    std::ofstream(folder.toStdString() + "/pins.json") << pins.dump();
}

void SmallSchool::load(store::Store& store, const std::vector<std::string>& adults) const {
    static_cast<void>(store.load(changes_).result());
    const auto verifier = session::makePinVerifier(std::string(demo::demoPin), session::PinCost::Test);
    for (const auto& name : adults) {
        const auto id = roll().adultNamed(name)->id;
        const auto soon = SystemClock().now() + std::chrono::hours{24};
        static_cast<void>(store.saveTicket({TicketId{id.value}, id, soon, *verifier, 0, {}}).result());
    }
}

} // namespace jotter::support
