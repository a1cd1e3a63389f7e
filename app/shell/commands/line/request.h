#pragma once

#include "app/shell/commands/line/exit_code.h"
#include "sync/change/change.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace jotter::shell {

/// A command as it was typed. It is carried out by whichever process holds the profile, so it travels as JSON
/// when that is the running app.
struct Request {
    std::string command; ///< "capture", "timeline", "status", "sync", "enrol", "doctor"
    std::string adult;   ///< id or name; so are pupil, steps and help
    std::string pin;
    std::string pupil;
    std::vector<std::string> steps;
    std::string help;
    std::string note;
    std::vector<std::string> photos; ///< absolute paths
    std::string words;               ///< timeline: only records with these words
    std::string after;               ///< timeline: `next` of the page before
    std::size_t limit = 50;
    std::string code; ///< enrol
    std::string name; ///< enrol: of this tablet
    bool json = false;

    [[nodiscard]] std::string toJson() const;
    /// `Input` "bad_request".
    [[nodiscard]] static Expected<Request> fromJson(std::string_view text);
    /// Whether the adult's PIN must be given: for all that shows or writes a record.
    [[nodiscard]] bool needsPin() const { return command == "capture" || command == "timeline"; }
};

/// What a command says when it is done.
struct Reply {
    Exit exit = Exit::Done;
    std::string out; ///< for the standard output
    std::string err; ///< sentences for people, for the standard error

    [[nodiscard]] std::string toJson() const;
    [[nodiscard]] static Expected<Reply> fromJson(std::string_view text);
};

/// Hears a sentence while a long command is at work.
using Progress = std::function<void(const std::string&)>;

[[nodiscard]] Reply refuse(Exit exit, std::string sentence);
[[nodiscard]] Reply refuse(const Error& error);

} // namespace jotter::shell
