#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/keeping/backup.h"
#include "sync/server/admin/keeping/check.h"

#include <iostream>

namespace jotter::server {

namespace {
using nlohmann::json;

struct BackupOptions {
    std::filesystem::path place;
    std::size_t keep = 14;
    std::string generation;
};

json toJson(const Backup::Made& made) {
    return {{"generation", made.generation}, {"upto", made.upto}, {"media_copied", made.media}};
}

Expected<void> backUp(Opened& opened, const Settings& settings, const BackupOptions& options) {
    if (opened.school->onPostgres())
        return fail("own_tools", ErrorCategory::Input,
                    "This school's records lie in PostgreSQL: back them up with its own tools.");
    const auto made =
        Backup(opened.folder, options.place).make(opened.school->objects(), opened.clock.now(), options.keep);
    if (!made)
        return tl::make_unexpected(made.error());
    // Only now may tablets let go of what is in it.
    const auto noted = opened.school->log().noteBackup(made->upto);
    if (!noted)
        return noted;
    print(settings.json ? toJson(*made) : json::array({toJson(*made)}),
          {"generation", "upto", "media_copied"}, settings.json);
    return opened.audit->record("backup", {{"upto", made->upto}}, opened.clock.now());
}

Expected<void> restore(const Settings& settings, const BackupOptions& options) {
    if (!settings.places.log.empty())
        return fail("own_tools", ErrorCategory::Input,
                    "This school's records lie in PostgreSQL: put them back with its own tools, then run "
                    "jotter-server new-epoch.");
    Opened opened(settings);
    const ServingLock lock(opened.folder);
    if (const auto taken = lock.take(); !taken)
        return taken;
    const auto made =
        Backup(opened.folder, options.place).restore(options.generation, opened.clock.now(), [&] {
            return openMediaObjects(opened.folder, settings.places, opened.random);
        });
    if (!made)
        return tl::make_unexpected(made.error());
    const auto done = opened.open().and_then([&] { return opened.school->renewEpoch(); }).and_then([&] {
        return opened.audit->record("restore", toJson(*made), opened.clock.now());
    });
    if (!done)
        return done;
    std::cerr << "Put back to " << made->generation
              << ". What tablets hold of the time since comes back from "
              << "them as they get in touch.\n";
    print(settings.json ? toJson(*made) : json::array({toJson(*made)}),
          {"generation", "upto", "media_copied"}, settings.json);
    return {};
}

Expected<void> check(Opened& opened, const Settings& settings) {
    const auto checked = checkSchool(opened.folder, *opened.school);
    const auto audit = opened.audit->sound();
    if (!checked || !audit)
        return tl::make_unexpected(checked ? audit.error() : checked.error());
    const json facts{{"damaged_databases", checked->damagedDatabases},
                     {"audit_sound", *audit},
                     {"changes", checked->changes},
                     {"damaged_changes", checked->damagedChanges},
                     {"media", checked->media},
                     {"damaged_media", checked->damagedMedia},
                     {"missing_media", checked->missingMedia},
                     {"orphans", checked->orphans}};
    printFacts(facts, settings.json);
    if (!checked->sound() || !*audit)
        return fail(
            "unsound", ErrorCategory::Storage,
            "Something here is damaged; keep the latest backup and put it back with jotter-server restore.");
    return {};
}
} // namespace

void addKeepingCommands(CommandLine& line) {
    const auto options = std::make_shared<BackupOptions>();
    auto& backup = line.add("backup", "Copies the school to another disk, while it serves",
                            onSchool([options](Opened& opened, const Settings& settings) {
                                return backUp(opened, settings, *options);
                            }));
    backup.add_option("--to", options->place, "The backup's folder")->required()->transform(absolutePath());
    backup.add_option("--keep", options->keep, "How many to keep")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    auto& back =
        line.add("restore", "Puts the school back to a backup; tablets then bring what they have since",
                 [options](const Settings& settings) { return restore(settings, *options); });
    back.add_option("--from", options->place, "The backup's folder")->required()->transform(absolutePath());
    back.add_option("--generation", options->generation, "Which one; without it the newest");
    line.add("new-epoch", "After PostgreSQL was put back: tablets bring again what they have",
             onSchool([](Opened& opened, const Settings&) {
                 return opened.audited("new-epoch", json::object(),
                                       [&] { return opened.school->renewEpoch(); });
             }));
    line.add("check", "Looks at every page, change, picture and recording", onSchool(check));
}

} // namespace jotter::server
