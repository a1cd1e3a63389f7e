#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/directory.h"

#include <iostream>

namespace jotter::server {

namespace {
using nlohmann::json;

struct Adult {
    std::string asked;
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

Expected<void> list(Opened& opened, const std::string& type, const std::vector<std::string>& fields,
                    bool forPrograms) {
    return entitiesInSchool(opened.school->log(), type).map([&](const Entities& entities) {
        json rows = json::array();
        for (const auto& [id, entity] : entities) {
            json row{{"id", id.toString()}};
            for (const auto& field : fields)
                row[field] = entity.value(field);
            if (!entity.retracted)
                rows.push_back(std::move(row));
        }
        auto columns = fields;
        columns.insert(columns.begin(), "id");
        print(rows, columns, forPrograms);
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
    line.add(adults, "list", "Everybody, with role", onSchool([](Opened& opened, const Settings& settings) {
                 return list(opened, "adult", {"initials", "role", "active", "name"}, settings.json);
             }));
    auto& pin =
        line.add(adults, "reset-pin", "Sets a PIN, read from standard input",
                 onSchool([options](Opened& opened, const Settings&) { return resetPin(opened, *options); }));
    pin.alias("set-pin");
    pin.add_option("--adult", options->asked, "Id, name or initials")->required();
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
                 return list(opened, "group", {"kind", "active", "name"}, settings.json);
             }));
}

} // namespace jotter::server
