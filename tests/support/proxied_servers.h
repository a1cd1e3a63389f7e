#pragma once

#include "sync/change/clock.h"
#include "tests/support/packaged.h"
#include "tests/support/server_process.h"
#include "tests/support/wire_client.h"

#include <QTemporaryDir>

#include <memory>
#include <mutex>
#include <vector>

namespace jotter::support {

/// Two real servers of one school, each a process with a folder of its own, on one PostgreSQL, with media in
/// one place, behind a real HAProxy that leads each request to the next of them. Their clock is the
/// machine's, turned as `clock` is turned (libfaketime); time passes there, so `clock` is brought up to it
/// after each answer.
class ProxiedServers {
public:
    /// `school`: the folder whose copies they serve.
    ProxiedServers(const QString& school, ManualClock& clock);

    /// From any thread.
    [[nodiscard]] Answer ask(const std::string& method, const std::string& path,
                             const std::map<std::string, std::string>& headers, const std::string& body);

private:
    void turnClock();
    /// One of the clients that nobody uses at the moment: each is for one thread at a time.
    [[nodiscard]] std::unique_ptr<WireClient> client();
    [[nodiscard]] static WallTime machineTime();

    QTemporaryDir folder_;
    ManualClock& clock_;
    WallTime known_; ///< where `clock` stood when this last looked
    std::chrono::milliseconds turned_;
    std::vector<std::unique_ptr<ServerProcess>> servers_;
    Proxy proxy_;
    std::string authority_;
    std::mutex mutex_; ///< of the clock and the clients
    std::vector<std::unique_ptr<WireClient>> idle_;
};

} // namespace jotter::support
