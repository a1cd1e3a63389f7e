#include "sync/server/admin/command_line.h"

#include "sync/server/admin/commands.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>

namespace jotter::server {

namespace {
int exitCodeOf(const Error& error) {
    if (error.code == "no_school")
        return NoSchool;
    switch (error.category) {
    case ErrorCategory::Input:
    case ErrorCategory::Rejected:
    case ErrorCategory::Auth:
        return BadInput;
    case ErrorCategory::Transient:
        return NotNow;
    default:
        return DiskFailed;
    }
}

void addServeOptions(CLI::App& command, CommandOptions& options) {
    command.add_option("--listen", options.serve.listen, "Address and port; port 0 takes any free one")
        ->capture_default_str();
    command.add_option("--port-file", options.serve.portFile, "Writes the port there once it listens");
    command.add_flag("--announce", options.serve.announce,
                     "Writes the port to standard output once it listens");
    command.add_flag("--log-requests", options.serve.logRequests, "Logs every request, without names or ids");
}

void addLoadOptions(CLI::App& command, CommandOptions& options) {
    command.add_option("--changes", options.changes, "Records, one a line")->check(CLI::ExistingFile);
    command.add_option("--media", options.media, "Folder of media, named by SHA-256")
        ->check(CLI::ExistingDirectory);
    command.add_option("--pins", options.pins, "A list of {\"adult\":\"<id>\",\"pin\":\"1234\"}")
        ->check(CLI::ExistingFile);
}

void addEnrolOptions(CLI::App& command, CommandOptions& options) {
    command.add_option("--url", options.url, "host:port under which the tablet reaches this server");
    command.add_option("--group", options.groups, "Name or id of a group; without it, every group");
    command.add_option("--svg", options.svg, "Writes the QR code as a picture");
}
} // namespace

int runCommandLine(int argc, char** argv) {
    CLI::App app("The school server of Jotter.", "jotter-server");
    app.require_subcommand(1);
    CommandOptions options;
    std::function<Expected<void>(const CommandOptions&)> chosen;
    const auto command = [&](CLI::App& parent, const char* name, const char* text,
                             Expected<void> (*run)(const CommandOptions&)) -> CLI::App& {
        auto& added = *parent.add_subcommand(name, text);
        added.add_option("--data", options.data, "The school's folder")->required();
        added.callback([&chosen, run] { chosen = run; });
        return added;
    };
    auto& init = command(app, "init", "Makes a new school: its folder, keys and certificates", initSchool);
    init.add_option("--name", options.name, "The school's name")->capture_default_str();
    init.add_option("--host", options.hosts,
                    "Name or address under which tablets reach it; several are allowed");
    addServeOptions(command(app, "serve", "Serves the school", serveSchool), options);
    addEnrolOptions(
        command(app, "enrol", "Makes a code that enrols one tablet within ten minutes", enrolTablet),
        options);
    addLoadOptions(command(app, "load", "Records a file of changes as the school office", loadFiles),
                   options);
    auto& demo = command(app, "demo", "Serves a demo school, on this machine alone", demoSchool);
    demo.add_option("--name", options.name, "The school's name")->capture_default_str();
    addServeOptions(demo, options);
    addLoadOptions(demo, options);
    addEnrolOptions(demo, options);
    auto& status = command(app, "status", "Counts, no contents", showStatus);
    status.add_flag("--json", options.json, "For programs");
    auto& adult = *app.add_subcommand("adult", "Adults of the school");
    adult.require_subcommand(1);
    auto& setPin = command(adult, "set-pin", "Sets a PIN, read from standard input", setAdultPin);
    setPin.add_option("--adult", options.adult, "Id, name or initials")->required();
    auto& add = command(adult, "add", "Records a new adult and prints the id", addAdult);
    add.add_option("--name", options.name, "Name")->required();
    add.add_option("--initials", options.initials, "Initials")->required();
    add.add_option("--role", options.role, "ta, teacher, senco, head, office or specialist")->required();
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? Done : Usage;
    }
    const auto done = chosen(options);
    if (done)
        return Done;
    std::cerr << "jotter-server: " << done.error().text << " (" << done.error().code << ")\n";
    return exitCodeOf(done.error());
}

} // namespace jotter::server
