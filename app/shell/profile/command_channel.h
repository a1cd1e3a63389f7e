#pragma once

#include "sync/change/error.h"

#include <nlohmann/json.hpp>

#include <QString>

#include <chrono>
#include <string>

/// How the command line asks the running app: one line of JSON each way over a local socket that only this
/// user may open.
///
///     {"command":"capture","arguments":{…}}      →  {"ok":…}
///                                                   {"error":{"category":"auth","code":"bad_pin","text":"…"}}
namespace jotter::shell {

inline constexpr qint64 longestLine = 1024L * 1024;

/// The socket of a profile: a short path in the user's runtime folder, named by the profile's id.
[[nodiscard]] QString socketOf(const std::string& profile);

[[nodiscard]] std::string answerLine(const Expected<nlohmann::json>& answer);
/// `Transient` "app_silent" when the line is not an answer.
[[nodiscard]] Expected<nlohmann::json> answerFrom(const std::string& line);

/// Asks the app that holds this profile and waits for its answer. Blocks: for the command line. `Transient`
/// errors "app_not_running", "app_silent"; else the app's own.
[[nodiscard]] Expected<nlohmann::json> askRunningApp(const QString& socket, const nlohmann::json& request,
                                                     std::chrono::milliseconds patience);

} // namespace jotter::shell
