#include "sync/server/admin/commands/enrolling.h"
#include "sync/server/admin/commands/groups.h"

#include <algorithm>

namespace jotter::server {

namespace {
using nlohmann::json;

Expected<void> listDevices(Opened& opened, bool forPrograms) {
    return opened.school->registry().devices().map([&](const std::vector<DeviceReport>& reports) {
        json rows = json::array();
        for (const auto& report : reports) {
            json row{{"id", report.device.id.toString()},
                     {"state", codeOf(report.device.state)},
                     {"enrolled", toIso(report.enrolled)},
                     {"contact", nullptr},
                     {"unsent", nullptr},
                     {"name", report.device.name}};
            if (report.lastContact)
                row["contact"] = toIso(*report.lastContact);
            if (report.unsent)
                row["unsent"] = *report.unsent;
            rows.push_back(std::move(row));
        }
        print(rows, {"id", "state", "contact", "unsent", "name"}, forPrograms);
    });
}

/// A device by id or name.
Expected<DeviceId> findDevice(Opened& opened, const std::string& asked) {
    if (const auto id = DeviceId::parse(asked))
        return *id;
    return opened.school->registry().devices().and_then(
        [&](const std::vector<DeviceReport>& reports) -> Expected<DeviceId> {
            const auto named = [&](const DeviceReport& report) { return report.device.name == asked; };
            const auto found = std::ranges::find_if(reports, named);
            if (found == reports.end() || std::ranges::count_if(reports, named) > 1)
                return fail("no_device", ErrorCategory::Input, "There is no one device of that name.");
            return found->device.id;
        });
}

Expected<void> setState(Opened& opened, const std::string& asked, DeviceState state) {
    return findDevice(opened, asked).and_then([&](DeviceId id) {
        return opened.audited("device." + std::string(codeOf(state)), {{"device", id.toString()}}, [&] {
            return opened.school->registry().setState(id, state, opened.clock.now());
        });
    });
}
} // namespace

void addDeviceCommands(CommandLine& line) {
    auto& devices = line.group("device", "Tablets and phones");
    const auto options = std::make_shared<EnrolOptions>();
    const auto enrol =
        onSchool([options](Opened& opened, const Settings&) { return makeCode(opened, *options); });
    const std::string text = "Makes a code that enrols one tablet within ten minutes";
    addEnrolOptions(line.add(devices, "enrol", text, enrol), *options);
    addEnrolOptions(line.add("enrol", text, enrol), *options);
    line.add(devices, "list", "Every device, when it was last here and what it still had to send",
             onSchool([](Opened& opened, const Settings& settings) {
                 return listDevices(opened, settings.json);
             }));
    const auto asked = std::make_shared<std::string>();
    const auto ending = [&](const std::string& name, const std::string& help, DeviceState state) {
        line.add(devices, name, help, onSchool([asked, state](Opened& opened, const Settings&) {
                     return setState(opened, *asked, state);
                 }))
            .add_option("--device", *asked, "Id or name")
            ->required();
    };
    ending("retire", "It sends what it still has, fetches nothing more and then clears itself",
           DeviceState::Retired);
    ending("lost", "It is let in no more, and deletes its keys should it ever ask", DeviceState::Lost);
}

} // namespace jotter::server
