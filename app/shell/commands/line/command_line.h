#pragma once

#include "app/shell/commands/line/request.h"

#include <QStringList>

#include <optional>
#include <string>
#include <variant>

namespace jotter::shell {

/// A command and the profile it is for.
struct Typed {
    Request request;
    std::string profile; ///< empty = the usual one
};

/// Whether these arguments (the program's name first) ask for a command, or else for the window: options and
/// their values, or a `jotter://` address, open the window.
[[nodiscard]] bool asksForCommand(const QStringList& args);

/// A command, or what to say at once: the help, or what is wrong with the line.
[[nodiscard]] std::variant<Typed, Reply> readCommandLine(const QStringList& args);

} // namespace jotter::shell
