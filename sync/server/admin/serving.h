#pragma once

#include "sync/server/admin/open_school.h"
#include "sync/server/http/http_server.h"

#include <filesystem>
#include <functional>
#include <string>

namespace jotter::server {

struct ServeOptions {
    std::string listen = "0.0.0.0:8443"; ///< address:port, [address]:port for IPv6
    std::filesystem::path portFile;      ///< besides the folder's own; empty for none
    bool announce = false;               ///< the port to standard output, for a program that started this one
    bool logRequests = false;
    bool metricsForAll = false; ///< otherwise to this machine alone
    int stopSeconds = 15;       ///< how long a stop waits for what is under way
};

/// "address:port" taken apart. `Input` "bad_address".
[[nodiscard]] Expected<std::pair<std::string, std::uint16_t>> readAddress(const std::string& text);

/// Held while a process serves the folder; the kernel lets go of it when the process dies.
class ServingLock {
public:
    explicit ServingLock(const SchoolFolder& folder);
    ~ServingLock();
    ServingLock(const ServingLock&) = delete;
    ServingLock& operator=(const ServingLock&) = delete;
    /// `Transient` "already_serving".
    [[nodiscard]] Expected<void> take() const;

private:
    int file_;
};

/// Serves a school until it is told to stop. One process at a time: `Transient` "already_serving".
[[nodiscard]] Expected<void> serve(const SchoolFolder& folder, OpenSchool& school,
                                   const ServeOptions& options, const Clock& clock,
                                   const std::function<void(std::uint16_t)>& listening);

} // namespace jotter::server
