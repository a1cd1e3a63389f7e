#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"

namespace jotter::server {

namespace {
constexpr std::size_t longestAudit = 10'000;

Expected<void> status(Opened& opened, const Settings& settings) {
    const auto log = opened.school->log().counts();
    const auto registry = opened.school->registry().counts();
    const auto newest = opened.school->log().newest();
    const auto backedUp = opened.school->log().backupSeq();
    const auto devices = opened.school->registry().devices();
    if (!log || !registry || !newest || !backedUp || !devices)
        return fail("database_failed", ErrorCategory::Storage, "The school's counts cannot be read.");
    nlohmann::json states{{"enrolled", 0}, {"retired", 0}, {"lost", 0}};
    std::uint64_t unsent = 0;
    for (const auto& report : *devices) {
        auto& count = states[std::string(codeOf(report.device.state))];
        count = count.get<int>() + 1;
        unsent += report.unsent.value_or(0);
    }
    const nlohmann::json facts{{"school", opened.school->settings().name},
                               {"serving", !ServingLock(opened.folder).take()},
                               {"newest", *newest},
                               {"backed_up", *backedUp},
                               {"changes", log->changes},
                               {"held", log->held},
                               {"quarantined", log->quarantined},
                               {"streams", log->streams},
                               {"devices", registry->devices},
                               {"devices_by_state", states},
                               {"unsent_on_devices", unsent},
                               {"tickets", registry->tickets}};
    printFacts(facts, settings.json);
    return {};
}

Expected<void> showAudit(Opened& opened, const Settings& settings) {
    const auto lines = opened.audit->lines(longestAudit);
    const auto sound = opened.audit->sound();
    if (!lines || !sound)
        return tl::make_unexpected(lines ? sound.error() : lines.error());
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& line : *lines)
        rows.push_back({{"number", line.number},
                        {"at", toIso(line.at)},
                        {"account", line.account},
                        {"what", line.what},
                        {"facts", nlohmann::json::parse(line.facts, nullptr, false)}});
    print(rows, {"number", "at", "account", "what", "facts"}, settings.json);
    if (!*sound)
        return fail("unsound", ErrorCategory::Storage,
                    "Somebody has changed the audit or taken lines out of it.");
    return {};
}
} // namespace

void addStatusCommand(CommandLine& line) {
    line.add("audit", "What was done with the administrator's power; nothing deletes it",
             onSchool(showAudit));
    line.add("status", "Counts, no contents", onSchool(status));
}

} // namespace jotter::server
