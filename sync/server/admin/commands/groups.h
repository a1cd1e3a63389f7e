#pragma once

#include "sync/server/admin/commands/command_line.h"

namespace jotter::server {

/// init, serve, demo, load.
void addServingCommands(CommandLine& line);
void addStatusCommand(CommandLine& line);
/// adult add, list, reset-pin, retire; group add, list.
void addPeopleCommands(CommandLine& line);
/// device enrol, list, retire, lost; enrol.
void addDeviceCommands(CommandLine& line);

} // namespace jotter::server
