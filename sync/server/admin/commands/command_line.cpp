#include "sync/server/admin/commands/command_line.h"

#include "sync/server/admin/commands/groups.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>

namespace jotter::server {

namespace {
constexpr std::size_t longestPath = 4096;

int exitCodeOf(const Error& error) {
    if (error.code == "no_school")
        return NoSchool;
    if (error.code == "unsound")
        return Unsound;
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
} // namespace

CLI::Validator absolutePath() {
    return {[](std::string& path) -> std::string {
                if (path.empty() || path.size() > longestPath)
                    return "That is no path.";
                std::error_code error;
                path = std::filesystem::absolute(path, error).lexically_normal().string();
                return error ? "That path cannot be used." : std::string{};
            },
            "PATH", "absolutePath"};
}

CommandLine::CommandLine()
    : app_("The school server of Jotter.", "jotter-server") {
    app_.require_subcommand(1);
    app_.fallthrough();
    const char* named = std::getenv("JOTTER_CONFIG");
    app_.set_config("--config", named ? named : "",
                    "Reads settings from a file, one `name = value` a line (or from JOTTER_CONFIG)",
                    named != nullptr);
    app_.allow_config_extras(CLI::config_extras_mode::error);
    setting(app_.add_option("--data", settings_.data, "The school's folder")->transform(absolutePath()));
    setting(app_.add_option("--log", settings_.places.log,
                            "postgresql://… for the school's records; without it, SQLite in its folder"));
    setting(
        app_.add_option("--keys", settings_.places.keys,
                        "postgresql://… for the pupils' keys; best another one than --log, with backups that "
                        "keep the latest only"));
    setting(
        app_.add_option("--media", settings_.places.media,
                        "s3://bucket/prefix?endpoint=https://…&region=… for pictures and recordings; without "
                        "it, a directory in its folder"));
    app_.add_flag("--json", settings_.json, "Answers for programs");
    auto& serve = settings_.serve;
    setting(app_.add_option("--listen", serve.listen, "Address and port; port 0 takes any free one")
                ->capture_default_str());
    setting(app_.add_option("--port-file", serve.portFile, "Writes the port there once it listens")
                ->transform(absolutePath()));
    setting(
        app_.add_option("--stop-seconds", serve.stopSeconds, "How long a stop waits for what is under way")
            ->check(CLI::Range(1, 600))
            ->capture_default_str());
    setting(app_.add_flag("--metrics-for-all", serve.metricsForAll,
                          "Answers /metrics to every address, not to this machine alone"));
    setting(app_.add_flag("--log-requests", serve.logRequests, "Logs every request, without names or ids"));
    app_.add_flag("--announce", serve.announce, "Writes the port to standard output once it listens");
}

void CommandLine::setting(CLI::Option* option) {
    // What is said later counts: the environment stands before the words of the command line.
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    const auto name = option->get_single_name();
    std::string variable = "JOTTER_";
    for (const char letter : name)
        variable += letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    option->description(option->get_description() + " [" + variable + "]");
    if (const char* value = std::getenv(variable.c_str()))
        fromEnvironment_.push_back("--" + name + "=" + value);
}

CLI::App& CommandLine::add(const std::string& name, const std::string& text, Run run) {
    return add(app_, name, text, std::move(run));
}

CLI::App& CommandLine::add(CLI::App& parent, const std::string& name, const std::string& text, Run run) {
    auto& added = *parent.add_subcommand(name, text);
    added.configurable(false);
    added.callback([this, run = std::move(run)] { chosen_ = run; });
    return added;
}

CLI::App& CommandLine::group(const std::string& name, const std::string& text) {
    auto& added = *app_.add_subcommand(name, text);
    added.require_subcommand(1);
    return added;
}

int CommandLine::run(int argc, const char* const* argv) {
    try {
        auto words = fromEnvironment_;
        words.insert(words.end(), argv + 1, argv + argc);
        std::ranges::reverse(words); // as the library takes them
        app_.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        return app_.exit(error) == 0 ? Done : Usage;
    }
    if (settings_.data.empty()) {
        std::cerr
            << "jotter-server: Say which folder is the school's, with --data or JOTTER_DATA. (no_data)\n";
        return Usage;
    }
    const auto done = chosen_(settings_);
    if (done)
        return Done;
    std::cerr << "jotter-server: " << done.error().text << " (" << done.error().code << ")\n";
    return exitCodeOf(done.error());
}

int runCommandLine(int argc, const char* const* argv) {
    CommandLine line;
    addServingCommands(line);
    addStatusCommand(line);
    addPeopleCommands(line);
    addRollCommand(line);
    addTimetableCommands(line);
    addWordsCommands(line);
    addKeepingCommands(line);
    addDecidingCommands(line);
    addDeviceCommands(line);
    return line.run(argc, argv);
}

} // namespace jotter::server
