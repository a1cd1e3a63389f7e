#pragma once

#include "app/shell/commands/work/desk.h"

/// One function a command; see app/shell/README.md.
namespace jotter::shell {

[[nodiscard]] Reply capture(const Request& request, Desk& desk, const Progress& progress);
[[nodiscard]] Reply timeline(const Request& request, Desk& desk, const Progress& progress);
[[nodiscard]] Reply status(const Request& request, Desk& desk, const Progress& progress);
[[nodiscard]] Reply sync(const Request& request, Desk& desk, const Progress& progress);
[[nodiscard]] Reply enrol(const Request& request, Desk& desk, const Progress& progress);
[[nodiscard]] Reply doctor(const Request& request, Desk& desk, const Progress& progress);

} // namespace jotter::shell
