#pragma once

#include "app/shell/commands/host/command_host.h"
#include "app/shell/profile/command_server.h"

#include <QStringList>

#include <optional>

namespace jotter::shell {

/// Runs the command that these arguments (the program's name first) ask for, without a window; nothing when
/// they ask for the window. To be called before any Qt application object is made. The answer is the exit
/// code of app/shell/README.md.
[[nodiscard]] std::optional<int> runCommand(const QStringList& args);

/// How the running app answers commands that are sent to it: the handler of its `CommandServer`. `host` must
/// outlive it.
[[nodiscard]] CommandServer::Handler answerCommandsWith(CommandHost& host);

} // namespace jotter::shell
