#include "app/shell/commands/line/command_line.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <sstream>

namespace jotter::shell {

namespace {
constexpr const char* about = "Jotter without a window, for support, scripts and tests.\n"
                              "Without a command the window opens. What shows or writes a record reads the "
                              "adult's PIN from the standard "
                              "input.";

/// `--help LEVEL` is how much help the pupil had, so usage is asked for with -h.
CLI::App* addCommand(CLI::App& app, const char* name, const char* what, const char* usage = "-h,--usage") {
    auto* command = app.add_subcommand(name, what);
    command->set_help_flag(usage, "Print this and leave");
    command->fallthrough();
    return command;
}

void addCapture(CLI::App& app, Request& request) {
    auto* command = addCommand(app, "capture", "Record what an adult saw a pupil do");
    command->add_option("--adult", request.adult, "Who saw it: id or name");
    command->add_option("--pupil", request.pupil, "Whom: id or name")->required();
    command->add_option("--step", request.steps, "A step of the pupil: id or words of it; may come again");
    command->add_option("--help", request.help,
                        "How much help: own, reminder, gesture, shown, some, full, not_today");
    command->add_option("--note", request.note, "A fact in a sentence or two");
    command->add_option("--photo", request.photos, "A picture file; may come again");
    command->add_flag("--json", request.json, "Answer in JSON");
}

void addTimeline(CLI::App& app, Request& request) {
    auto* command = addCommand(app, "timeline", "Show what is recorded of a pupil, newest first");
    command->add_option("--adult", request.adult, "Who asks: id or name");
    command->add_option("--pupil", request.pupil, "Of whom: id or name")->required();
    command->add_option("--words", request.words, "Only records with words that begin so");
    command->add_option("--limit", request.limit, "At most so many, 1 to 500")->check(CLI::Range(1, 500));
    command->add_option("--after", request.after, "The \"next\" of the page before");
    command->add_flag("--json", request.json, "Answer in JSON");
}

void addOthers(CLI::App& app, Request& request) {
    auto* status = addCommand(app, "status", "Count what is safe where; needs no PIN");
    status->add_flag("--json", request.json, "Answer in JSON");
    addCommand(app, "sync", "Exchange with the school's server until nothing is left");
    auto* enrol = addCommand(app, "enrol", "Join the school that an enrolment code names");
    enrol->add_option("--code", request.code, "The code, with or without jotter://")->required();
    enrol->add_option("--name", request.name, "What this tablet is called")->required();
    addCommand(app, "doctor", "Look whether all is well with this tablet");
}

Reply usage(CLI::App& app, const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    app.exit(error, out, err);
    if (error.get_exit_code() == 0)
        return {Exit::Done, out.str(), {}};
    return refuse(Exit::Usage, err.str());
}

/// The process that carries the command out may stand in another folder.
void makeAbsolute(std::string& path) {
    std::error_code failed;
    const auto absolute = std::filesystem::absolute(path, failed);
    if (!failed && !path.empty())
        path = absolute.string();
}
} // namespace

bool asksForCommand(const QStringList& args) {
    static const QStringList names{QStringLiteral("capture"), QStringLiteral("timeline"),
                                   QStringLiteral("status"),  QStringLiteral("sync"),
                                   QStringLiteral("enrol"),   QStringLiteral("doctor")};
    if (args.size() < 2)
        return false;
    const auto& first = args[1];
    if (first == QLatin1String("-h") || first == QLatin1String("--help"))
        return true;
    if (!first.startsWith(QLatin1Char('-')))
        return !first.contains(QLatin1String("://"));
    // Options of the window may stand in front, each perhaps with its value.
    for (qsizetype i = 2; i < args.size(); ++i)
        if (names.contains(args[i]) && !args[i - 1].startsWith(QLatin1Char('-')))
            return true;
    return false;
}

std::variant<Typed, Reply> readCommandLine(const QStringList& args) {
    Typed typed;
    CLI::App app{about, "jotter"};
    app.set_help_flag("-h,--help", "Print this and leave");
    app.footer(exitCodeTable());
    app.require_subcommand(1);
    app.add_option("--profile", typed.profile, "Folder of the profile, when it is not the usual one");
    addCapture(app, typed.request);
    addTimeline(app, typed.request);
    addOthers(app, typed.request);
    std::vector<std::string> words; // CLI11 takes them from the back
    for (qsizetype i = args.size() - 1; i > 0; --i)
        words.push_back(args[i].toStdString());
    try {
        app.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        return usage(app, error);
    }
    typed.request.command = app.get_subcommands().front()->get_name();
    makeAbsolute(typed.profile);
    for (auto& photo : typed.request.photos)
        makeAbsolute(photo);
    return typed;
}

} // namespace jotter::shell
