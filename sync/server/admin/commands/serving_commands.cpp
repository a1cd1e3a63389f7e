#include "sync/server/admin/commands/enrolling.h"
#include "sync/server/admin/commands/groups.h"

#include <iostream>

namespace jotter::server {

namespace {
struct NewSchool {
    std::string name = "School";
    std::vector<std::string> hosts;
};

struct Files {
    std::filesystem::path changes;
    std::filesystem::path media;
    std::filesystem::path pins;
};

struct Demo {
    NewSchool school;
    Files files;
    EnrolOptions enrol;
};

void addOptions(CLI::App& command, NewSchool& school) {
    command.add_option("--name", school.name, "The school's name")->capture_default_str();
    command.add_option("--host", school.hosts,
                       "Name or address under which tablets reach it; several are allowed");
}

void addOptions(CLI::App& command, Files& files) {
    command.add_option("--changes", files.changes, "Records, one a line")->check(CLI::ExistingFile);
    command.add_option("--media", files.media, "Folder of media, named by SHA-256")
        ->check(CLI::ExistingDirectory);
    command.add_option("--pins", files.pins, "A list of {\"adult\":\"<id>\",\"pin\":\"1234\"}")
        ->check(CLI::ExistingFile);
}

Expected<void> init(const Settings& settings, const NewSchool& school) {
    Opened opened(settings);
    return opened.folder.create({school.name, school.hosts}, opened.random)
        .and_then([&] { return opened.open(); })
        .and_then([&] { return opened.audit->record("init", nlohmann::json::object(), opened.clock.now()); });
}

Expected<void> serveSchool(Opened& opened, const Settings& settings) {
    return serve(opened.folder, *opened.school, settings.serve, opened.clock, [](std::uint16_t) {});
}

Expected<void> load(Opened& opened, const Files& files) {
    auto office = opened.office();
    Loaded loaded;
    Expected<void> done;
    if (!files.changes.empty())
        done = office.loadChanges(files.changes, loaded);
    if (done && !files.changes.empty() && !files.media.empty())
        done = office.loadMedia(files.changes, files.media, loaded);
    if (done && !files.pins.empty())
        done = office.loadPins(files.pins, loaded);
    std::cerr << "Recorded " << loaded.taken << " changes (" << loaded.known << " were known, " << loaded.held
              << " are held), " << loaded.media << " media, " << loaded.pins << " PINs.\n";
    return done;
}

Expected<void> demo(const Settings& settings, const Demo& options) {
    auto local = settings;
    if (local.serve.listen == ServeOptions{}.listen)
        local.serve.listen = std::string("127.0.0.1:") + usualPort;
    const auto address = readAddress(local.serve.listen);
    if (!address)
        return tl::make_unexpected(address.error());
    if (address->first != "127.0.0.1" && address->first != "::1")
        return fail("not_loopback", ErrorCategory::Input,
                    "The demo school listens on this machine alone, 127.0.0.1 or ::1.");
    if (!SchoolFolder(local.data).isSchool())
        if (const auto made = init(local, options.school); !made)
            return made;
    Opened opened(local);
    Expected<void> coded;
    const auto listening = [&](std::uint16_t port) {
        auto enrol = options.enrol;
        const auto host = address->first == "::1" ? "[::1]" : address->first;
        if (enrol.url.empty())
            enrol.url = host + ":" + std::to_string(port);
        coded = makeCode(opened, enrol);
    };
    return opened.open()
        .and_then([&] { return load(opened, options.files); })
        .and_then([&] { return serve(opened.folder, *opened.school, local.serve, opened.clock, listening); })
        .and_then([&] { return coded; });
}
} // namespace

void addServingCommands(CommandLine& line) {
    const auto school = std::make_shared<NewSchool>();
    addOptions(line.add("init", "Makes a new school: its folder, keys and certificates",
                        [school](const Settings& settings) { return init(settings, *school); }),
               *school);
    line.add("serve", "Serves the school", onSchool(serveSchool));
    const auto files = std::make_shared<Files>();
    addOptions(line.add("load", "Records a file of changes as the school office",
                        onSchool([files](Opened& opened, const Settings&) { return load(opened, *files); })),
               *files);
    const auto all = std::make_shared<Demo>();
    auto& command = line.add("demo", "Serves a demo school, on this machine alone",
                             [all](const Settings& settings) { return demo(settings, *all); });
    addOptions(command, all->school);
    addOptions(command, all->files);
    addEnrolOptions(command, all->enrol);
}

} // namespace jotter::server
