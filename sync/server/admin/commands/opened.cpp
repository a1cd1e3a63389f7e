#include "sync/server/admin/commands/opened.h"

#include "sync/server/admin/directory.h"

#include <algorithm>
#include <iostream>
#include <map>

namespace jotter::server {

Expected<void> Opened::open() {
    auto opened = OpenSchool::open(folder, clock, random, places);
    if (!opened)
        return tl::make_unexpected(opened.error());
    school = std::move(*opened);
    auto book = Audit::open(folder.file("audit.db"));
    if (!book)
        return tl::make_unexpected(book.error());
    audit = std::move(*book);
    return {};
}

Expected<void> Opened::audited(const std::string& what, const nlohmann::json& facts,
                               const std::function<Expected<void>()>& work) {
    if (const auto written = audit->record(what, facts, clock.now()); !written)
        return written;
    const auto done = work();
    if (done)
        return done;
    std::ignore = audit->record(what + ".failed", {{"code", done.error().code}}, clock.now());
    return done;
}

Expected<AdultId> Opened::adult(const std::string& asked) {
    const auto found = findInSchool(school->log(), "adult", asked);
    if (!found)
        return tl::make_unexpected(found.error());
    if (!*found)
        return fail("no_adult", ErrorCategory::Input, "There is no one adult of that name.");
    return AdultId{**found};
}

Expected<AdultId> Opened::senior(const std::string& asked) {
    return adult(asked).and_then([&](AdultId id) {
        return entitiesInSchool(school->log(), "adult")
            .and_then([&](const Entities& all) -> Expected<AdultId> {
                const auto found = all.find(EntityId{id.value});
                const auto says = [&](const char* field, const nlohmann::json& value) {
                    return found != all.end() && found->second.value(field) == value;
                };
                if (says("active", false) || (!says("role", "senco") && !says("role", "head")))
                    return fail("not_senior", ErrorCategory::Input,
                                "That is for the SENCO or the head to decide.");
                return id;
            });
    });
}

Expected<std::vector<Uuid>> Opened::groups(const std::vector<std::string>& asked) {
    std::vector<Uuid> groups;
    for (const auto& name : asked) {
        const auto group = findInSchool(school->log(), "group", name);
        if (!group)
            return tl::make_unexpected(group.error());
        if (!*group)
            return fail("no_group", ErrorCategory::Input, "There is no one group of that name.");
        groups.push_back(**group);
    }
    return groups;
}

CommandLine::Run onSchool(std::function<Expected<void>(Opened& opened, const Settings& settings)> work) {
    return [work = std::move(work)](const Settings& settings) {
        Opened opened(settings);
        return opened.open().and_then([&] { return work(opened, settings); });
    };
}

void print(const nlohmann::json& rows, const std::vector<std::string>& columns, bool json) {
    if (json) {
        std::cout << rows.dump() << "\n";
        return;
    }
    const auto text = [](const nlohmann::json& row, const std::string& column) {
        const auto value = row.find(column);
        if (value == row.end() || value->is_null())
            return std::string("–");
        return value->is_string() ? value->get<std::string>() : value->dump();
    };
    std::map<std::string, std::size_t> widths;
    for (const auto& row : rows)
        for (const auto& column : columns)
            widths[column] = std::max(widths[column], text(row, column).size());
    for (const auto& row : rows) {
        std::string line;
        for (const auto& column : columns) {
            const auto value = text(row, column);
            line += value + std::string(widths[column] - value.size() + 2, ' ');
        }
        std::cout << line.substr(0, line.find_last_not_of(' ') + 1) << "\n";
    }
}

void printFacts(const nlohmann::json& facts, bool json) {
    if (json)
        return print(facts, {}, true);
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [name, value] : facts.items())
        rows.push_back({{"fact", name}, {"value", value}});
    print(rows, {"fact", "value"}, false);
}

} // namespace jotter::server
