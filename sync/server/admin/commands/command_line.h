#pragma once

#include "sync/server/admin/serving.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace jotter::server {

/// What `jotter-server` answers to the shell.
enum ExitCode {
    Done = 0,
    Unsound = 1,    ///< `check` found something that has to be looked at
    Usage = 2,      ///< the command line, or the configuration, cannot be understood
    NoSchool = 3,   ///< the folder is not a school server's
    BadInput = 4,   ///< a file, PIN, name or address cannot be used
    DiskFailed = 5, ///< the disk or the database failed
    NotNow = 6,     ///< another process serves, or the port is taken
};

/// What every command is told: by the command line, else by a variable `JOTTER_…`, else by the configuration
/// file.
struct Settings {
    std::filesystem::path data; ///< absolute
    StorePlaces places;
    ServeOptions serve;
    bool json = false;
};

/// The words of `jotter-server` while they are put together; each group of commands adds its own.
class CommandLine {
public:
    using Run = std::function<Expected<void>(const Settings&)>;

    CommandLine();
    /// A command of `parent`, or of the program itself.
    CLI::App& add(const std::string& name, const std::string& text, Run run);
    CLI::App& add(CLI::App& parent, const std::string& name, const std::string& text, Run run);
    /// A word that needs another one after it: "adult", "device".
    CLI::App& group(const std::string& name, const std::string& text);
    [[nodiscard]] int run(int argc, const char* const* argv);

private:
    /// A setting that the environment may say as well, as JOTTER_ and its name.
    void setting(CLI::Option* option);

    CLI::App app_;
    std::vector<std::string> fromEnvironment_;
    Settings settings_;
    Run chosen_;
};

/// A path as the shell means it, whatever the folder is later.
[[nodiscard]] CLI::Validator absolutePath();

/// The whole of `jotter-server`.
[[nodiscard]] int runCommandLine(int argc, const char* const* argv);

} // namespace jotter::server
