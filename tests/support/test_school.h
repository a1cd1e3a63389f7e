#pragma once

#include "sync/server/admin/office.h"
#include "sync/server/core/core.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace jotter::support {

class ProxiedServers;

/// A school server's core on a real folder, in this process, with a clock that a test can turn and no
/// sockets. With JOTTER_LOG its tables are in PostgreSQL, with JOTTER_MEDIA its media in a bucket; with
/// JOTTER_TEST_SERVERS=2 and JOTTER_LOG, two servers take turns to answer; with JOTTER_TEST_HAPROXY=1 and
/// JOTTER_LOG, they are two processes behind a real HAProxy, and this one is the school office.
class TestSchool {
public:
    TestSchool();
    ~TestSchool();
    TestSchool(const TestSchool&) = delete;
    TestSchool& operator=(const TestSchool&) = delete;

    /// A request straight into the core, or through the proxy. What a proxy never lets through
    /// (`fromThisMachine`) goes into the core.
    [[nodiscard]] Answer ask(const std::string& method, const std::string& path,
                             const std::map<std::string, std::string>& headers = {},
                             const std::string& body = {}, bool fromThisMachine = false);
    /// A tablet enrolled for these groups (none: all) with an adult of that role signed in, for 300 days.
    [[nodiscard]] std::unique_ptr<TestDevice> tablet(const std::vector<Uuid>& groups = {},
                                                     const std::string& role = "senco");
    [[nodiscard]] std::unique_ptr<TestDevice> stranger();
    [[nodiscard]] std::string code(const std::vector<Uuid>& groups = {});
    [[nodiscard]] AdultId adultWithPin(const std::string& role, const std::string& pin);
    [[nodiscard]] Uuid uuid();
    [[nodiscard]] std::uint64_t undeclared() const;
    [[nodiscard]] server::OpenSchool& office() { return *servers_.front().school; }
    /// Lets go of the folder, as when the server is stopped; `restart` opens it.
    void close();
    /// Opens the folder anew, as after a restart.
    void restart();
    /// While it is closed: what a backup of the database (and with `all` of the whole school, secrets too)
    /// has, and how somebody puts it back by hand, without a word to the server.
    void copyTo(const std::string& name, bool all = false);
    void putBack(const std::string& name, bool all = false);
    [[nodiscard]] static bool onPostgres();
    /// Tablets reach it through HAProxy.
    [[nodiscard]] static bool behindProxy();
    /// The bytes of every file in which the pupils' keys are.
    [[nodiscard]] std::string keyFiles() const;
    [[nodiscard]] std::filesystem::path folder() const { return files_.file("."); }

    ManualClock clock{
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())};
    SystemRandom random;

private:
    QTemporaryDir temporary_;
    server::SchoolFolder files_;
    struct Served {
        std::unique_ptr<server::OpenSchool> school;
        std::unique_ptr<server::Core> core;
    };
    [[nodiscard]] std::string id() const { return files_.settings().value().id; }

    std::vector<Served> servers_;
    std::unique_ptr<ProxiedServers> proxied_;
    std::atomic<std::size_t> asked_ = 0; ///< some tests ask from several threads
};

} // namespace jotter::support
