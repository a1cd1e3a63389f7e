#pragma once

#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QTemporaryDir>

namespace jotter::support {

/// A server, a tablet enrolled at it and a teacher signed in on it.
struct ServerScene {
    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};
    std::unique_ptr<WireClient> client;
    std::unique_ptr<TestDevice> tablet;

    ServerScene() {
        server.start();
        client = connect();
        tablet = std::make_unique<TestDevice>(
            [this](const auto& method, const auto& path, const auto& headers, const auto& body) {
                return client->send(method, path, headers, body);
            });
        const auto adult =
            server.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"));
        server.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
        const auto code = server.enrolmentCode().toStdString();
        const auto good = [](const Answer& answer) {
            if (answer.status != 200)
                throw ServerFailed(QStringLiteral("the tablet cannot join: ") +
                                   QString::fromStdString(answer.body));
        };
        good(tablet->enrol(code.substr(code.size() - 19)));
        good(tablet->fetchToken());
        good(tablet->signIn(*AdultId::parse(adult.toStdString()), "2468"));
    }
    [[nodiscard]] std::unique_ptr<WireClient> connect() const {
        return std::make_unique<WireClient>(server.url().toStdString(), server.authorityFile().toStdString());
    }
};

} // namespace jotter::support
