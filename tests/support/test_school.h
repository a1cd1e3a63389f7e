#pragma once

#include "sync/server/admin/office.h"
#include "sync/server/core/core.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace jotter::support {

/// A school server's core on a real folder, in this process, with a clock that a test can turn and no
/// sockets.
class TestSchool {
public:
    TestSchool();

    /// A request straight into the core.
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
    [[nodiscard]] std::uint64_t undeclared() const { return core_->undeclared(); }
    [[nodiscard]] server::OpenSchool& office() { return *school_; }
    /// Lets go of the folder, as when the server is stopped; `restart` opens it.
    void close() {
        core_.reset();
        school_.reset();
    }
    /// Opens the folder anew, as after a restart.
    void restart();
    [[nodiscard]] std::filesystem::path folder() const { return files_.file("."); }

    ManualClock clock{
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now())};
    SystemRandom random;

private:
    QTemporaryDir temporary_;
    server::SchoolFolder files_;
    std::unique_ptr<server::OpenSchool> school_;
    std::unique_ptr<server::Core> core_;
};

} // namespace jotter::support
