#pragma once

#include "sync/server/admin/serving.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jotter::server {

/// What the command line said; each command takes what it needs.
struct CommandOptions {
    std::filesystem::path data;
    std::string name = "School";
    std::vector<std::string> hosts;
    ServeOptions serve;
    std::string url;
    std::vector<std::string> groups;
    std::filesystem::path svg;
    std::filesystem::path changes;
    std::filesystem::path media;
    std::filesystem::path pins;
    std::string adult;
    std::string initials;
    std::string role;
    bool json = false;
};

[[nodiscard]] Expected<void> initSchool(const CommandOptions& options);
[[nodiscard]] Expected<void> serveSchool(const CommandOptions& options);
[[nodiscard]] Expected<void> enrolTablet(const CommandOptions& options);
[[nodiscard]] Expected<void> loadFiles(const CommandOptions& options);
/// `init` if needed, `load`, `enrol` and `serve` in one; refuses any address but loopback.
[[nodiscard]] Expected<void> demoSchool(const CommandOptions& options);
[[nodiscard]] Expected<void> showStatus(const CommandOptions& options);
[[nodiscard]] Expected<void> setAdultPin(const CommandOptions& options);
[[nodiscard]] Expected<void> addAdult(const CommandOptions& options);

} // namespace jotter::server
