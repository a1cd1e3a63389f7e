#pragma once

#include "sync/server/admin/commands/command_line.h"

namespace jotter::server {

/// init, serve, demo, load.
void addServingCommands(CommandLine& line);
/// audit, status.
void addStatusCommand(CommandLine& line);
/// import.
void addRollCommand(CommandLine& line);
/// timetable import, list.
void addTimetableCommands(CommandLine& line);
/// words list, set, reset.
void addWordsCommands(CommandLine& line);
/// backup, restore, new-epoch, check.
void addKeepingCommands(CommandLine& line);
/// erase; quarantine list, accept, drop.
void addDecidingCommands(CommandLine& line);
/// adult add, list, reset-pin, confirm-pin, retire; group add, list.
void addPeopleCommands(CommandLine& line);
/// device enrol, list, retire, lost; enrol.
void addDeviceCommands(CommandLine& line);

} // namespace jotter::server
