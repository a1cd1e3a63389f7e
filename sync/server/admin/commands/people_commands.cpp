#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/directory.h"

#include <iostream>

namespace jotter::server {

namespace {
using nlohmann::json;

struct Adult {
    std::string asked;
    std::string by;
    std::string name;
    std::string initials;
    std::string role;
};

struct Group {
    std::string name;
    std::string kind = "class";
};

Expected<void> addAdult(Opened& opened, const Adult& adult) {
    return opened.audited("adult.add", {{"role", adult.role}}, [&] {
        return opened.office().addAdult(adult.name, adult.initials, adult.role).map([](AdultId id) {
            std::cout << id.toString() << "\n";
        });
    });
}

/// One row for each record of this type, with these fields of it.
Expected<json> rowsOf(Opened& opened, const std::string& type, const std::vector<std::string>& fields) {
    return entitiesInSchool(opened.school->log(), type).map([&](const Entities& entities) {
        json rows = json::array();
        for (const auto& [id, entity] : entities) {
            json row{{"id", id.toString()}};
            for (const auto& field : fields)
                row[field] = entity.value(field);
            if (!entity.retracted)
                rows.push_back(std::move(row));
        }
        return rows;
    });
}

Expected<void> listAdults(Opened& opened, bool forPrograms) {
    auto rows = rowsOf(opened, "adult", {"initials", "role", "active", "name"});
    if (!rows)
        return tl::make_unexpected(rows.error());
    for (auto& row : *rows) {
        const auto opens =
            opened.school->registry().opensRestricted(*AdultId::parse(row["id"].get<std::string>()));
        if (!opens)
            return tl::make_unexpected(opens.error());
        row["confirmed"] = *opens;
    }
    print(*rows, {"id", "initials", "role", "active", "confirmed", "name"}, forPrograms);
    return {};
}

Expected<void> listGroups(Opened& opened, bool forPrograms) {
    return rowsOf(opened, "group", {"kind", "active", "name"}).map([&](const json& rows) {
        print(rows, {"id", "kind", "active", "name"}, forPrograms);
    });
}

Expected<void> resetPin(Opened& opened, const Adult& options) {
    const auto adult = opened.adult(options.asked);
    if (!adult)
        return tl::make_unexpected(adult.error());
    std::string pin;
    std::getline(std::cin, pin);
    return opened.audited("adult.reset-pin", {{"adult", adult->toString()}},
                          [&] { return opened.office().setPin(*adult, pin); });
}

/// A PIN opens restricted streams once somebody who answers for that has said whose it is.
Expected<void> confirmPin(Opened& opened, const Adult& options) {
    const auto adult = opened.adult(options.asked);
    if (!adult)
        return tl::make_unexpected(adult.error());
    const auto by = opened.senior(options.by);
    if (!by)
        return tl::make_unexpected(by.error());
    if (*by == *adult)
        return fail("not_another", ErrorCategory::Input,
                    "Nobody confirms a PIN of their own: another SENCO or head does.");
    return opened.audited("adult.confirm-pin", {{"adult", adult->toString()}, {"by", by->toString()}},
                          [&] { return opened.school->registry().confirmPin(*adult); });
}

Expected<void> retire(Opened& opened, const Adult& options) {
    const auto adult = opened.adult(options.asked);
    if (!adult)
        return tl::make_unexpected(adult.error());
    return opened.audited("adult.retire", {{"adult", adult->toString()}},
                          [&] { return opened.office().retireAdult(*adult); });
}

Expected<void> addGroup(Opened& opened, const Group& group) {
    return opened.audited("group.add", {{"kind", group.kind}}, [&] {
        return opened.office().addGroup(group.name, group.kind).map([](const Uuid& id) {
            std::cout << id.toString() << "\n";
        });
    });
}

void addAdultCommands(CommandLine& line) {
    auto& adults = line.group("adult", "Adults of the school");
    const auto options = std::make_shared<Adult>();
    auto& add =
        line.add(adults, "add", "Records a new adult and prints the id",
                 onSchool([options](Opened& opened, const Settings&) { return addAdult(opened, *options); }));
    add.add_option("--name", options->name, "Name")->required();
    add.add_option("--initials", options->initials, "Initials")->required();
    add.add_option("--role", options->role, "ta, teacher, senco, head, office or specialist")->required();
    line.add(
        adults, "list", "Everybody, with role, and whether their PIN is confirmed for restricted records",
        onSchool([](Opened& opened, const Settings& settings) { return listAdults(opened, settings.json); }));
    auto& pin =
        line.add(adults, "reset-pin", "Sets a PIN, read from standard input",
                 onSchool([options](Opened& opened, const Settings&) { return resetPin(opened, *options); }));
    pin.alias("set-pin");
    pin.add_option("--adult", options->asked, "Id, name or initials")->required();
    auto& confirm = line.add(
        adults, "confirm-pin",
        "A PIN is that adult's own: with six digits or more it opens restricted records",
        onSchool([options](Opened& opened, const Settings&) { return confirmPin(opened, *options); }));
    confirm.add_option("--adult", options->asked, "Id, name or initials")->required();
    confirm.add_option("--by", options->by, "The SENCO or head who says so")->required();
    auto& leaver =
        line.add(adults, "retire", "Someone has left: no sign-in any more, records stay",
                 onSchool([options](Opened& opened, const Settings&) { return retire(opened, *options); }));
    leaver.add_option("--adult", options->asked, "Id, name or initials")->required();
}
} // namespace

void addPeopleCommands(CommandLine& line) {
    addAdultCommands(line);
    auto& groups = line.group("group", "Classes, provisions and sets");
    const auto options = std::make_shared<Group>();
    auto& add =
        line.add(groups, "add", "Records a new group and prints the id",
                 onSchool([options](Opened& opened, const Settings&) { return addGroup(opened, *options); }));
    add.add_option("--name", options->name, "Name")->required();
    add.add_option("--kind", options->kind, "class, provision or set")->capture_default_str();
    line.add(groups, "list", "Every group", onSchool([](Opened& opened, const Settings& settings) {
                 return listGroups(opened, settings.json);
             }));
}

} // namespace jotter::server
