#pragma once

#include "sync/server/admin/commands/opened.h"

namespace jotter::server {

inline constexpr const char* usualPort = "8443";

struct EnrolOptions {
    std::string url;                 ///< host:port under which the tablet reaches this server
    std::vector<std::string> groups; ///< none: every group
    std::filesystem::path svg;
};

void addEnrolOptions(CLI::App& command, EnrolOptions& options);
/// Makes a code for one tablet and shows it: as text, as a QR code for the terminal, and as a picture if
/// asked.
[[nodiscard]] Expected<void> makeCode(Opened& opened, const EnrolOptions& options);

} // namespace jotter::server
