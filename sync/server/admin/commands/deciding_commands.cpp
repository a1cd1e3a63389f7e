#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/core/changes/accepting.h"

namespace jotter::server {

namespace {
using nlohmann::json;

/// What somebody decides, and who.
struct Decision {
    std::string id;
    std::string adult;
};

Expected<void> erase(Opened& opened, const Decision& decision) {
    const auto pupil = PupilId::parse(decision.id);
    if (!pupil)
        return fail("bad_id", ErrorCategory::Input,
                    "A pupil to erase is named by id, so that it is the right one.");
    const auto adult = opened.senior(decision.adult);
    if (!adult)
        return tl::make_unexpected(adult.error());
    return opened.audited("erase", {{"pupil", pupil->toString()}, {"adult", adult->toString()}},
                          [&] { return opened.school->erasing().erasePupil(*pupil); });
}

Expected<void> listQuarantine(Opened& opened, const Settings& settings) {
    return opened.school->log().quarantined().map([&](const std::vector<QuarantinedReport>& reports) {
        json rows = json::array();
        for (const auto& report : reports)
            rows.push_back({{"id", report.copy.id.toString()},
                            {"stream", report.copy.stream},
                            {"device", report.device.toString()},
                            {"reason", report.copy.reason},
                            {"arrived", toIso(report.arrived)}});
        print(rows, {"id", "reason", "arrived", "stream", "device"}, settings.json);
    });
}

using Work = std::function<Expected<void>(Opened& opened, ChangeId id)>;

Expected<void> decide(Opened& opened, const Decision& decision, const std::string& what, const Work& work) {
    const auto id = ChangeId::parse(decision.id);
    if (!id)
        return fail("bad_id", ErrorCategory::Input,
                    "A record is named by the id that jotter-server quarantine list shows.");
    const auto adult = opened.senior(decision.adult);
    if (!adult)
        return tl::make_unexpected(adult.error());
    return opened.audited("quarantine." + what, {{"id", id->toString()}, {"adult", adult->toString()}},
                          [&] { return work(opened, *id); });
}

Expected<void> accept(Opened& opened, ChangeId id) {
    return opened.school->ports().and_then([&](const Ports& ports) { return Accepting(ports).accept(id); });
}

Expected<void> drop(Opened& opened, ChangeId id) {
    return opened.school->log().dropQuarantined(id);
}
} // namespace

void addDecidingCommands(CommandLine& line) {
    const auto decision = std::make_shared<Decision>();
    const auto decided = [&](CLI::App& command, const std::string& id, const std::string& help) {
        command.add_option(id, decision->id, help)->required();
        command.add_option("--adult", decision->adult, "The SENCO or head who decides: id, name or initials")
            ->required();
    };
    decided(
        line.add("erase", "Destroys everything about a pupil, here, in every backup and on every tablet",
                 onSchool([decision](Opened& opened, const Settings&) { return erase(opened, *decision); })),
        "--pupil", "The pupil's id");
    auto& quarantine = line.group("quarantine", "What tablets could not get accepted");
    line.add(
        quarantine, "list", "Every copy, by id and reason",
        onSchool([](Opened& opened, const Settings& settings) { return listQuarantine(opened, settings); }));
    const auto add = [&](const std::string& name, const std::string& help, const Work& work) {
        decided(line.add(quarantine, name, help,
                         onSchool([decision, name, work](Opened& opened, const Settings&) {
                             return decide(opened, *decision, name, work);
                         })),
                "--id", "The record's id");
    };
    add("accept", "Lets a copy go in as any other record of its tablet", accept);
    add("drop", "Lets a copy go; its id and a line of the audit are left", drop);
}

} // namespace jotter::server
