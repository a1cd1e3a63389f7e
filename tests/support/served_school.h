#pragma once

#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>

namespace jotter::support {

/// A school that a real server serves, with a tablet enrolled there and a teacher, "MT", signed in on it.
class ServedSchool {
public:
    ServedSchool();

    /// Serves again after a stop.
    void start();
    [[nodiscard]] std::unique_ptr<WireClient> connect() const;
    /// A `jotter-server` command on this school.
    [[nodiscard]] ServerProcess::Ran ran(QStringList words, const QByteArray& input = {}) const;
    /// The same, and what it says to programs.
    [[nodiscard]] nlohmann::json asked(const QStringList& words) const;
    [[nodiscard]] nlohmann::json hello();
    [[nodiscard]] bool has(const SealedChange& change);

    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};
    std::unique_ptr<WireClient> client;
    TestDevice tablet{[this](const auto& method, const auto& path, const auto& headers, const auto& body) {
        return client->send(method, path, headers, body);
    }};
    std::string sealKey; ///< crypto_box public key, as enrolment told
};

} // namespace jotter::support
