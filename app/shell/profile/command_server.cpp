#include "app/shell/profile/command_server.h"

#include "platform/api/answer.h"
#include "sync/change/change.h"

#include <QLocalSocket>
#include <QPointer>

#include <utility>

namespace jotter::shell {

namespace {
Expected<CommandServer::Request> requestFrom(const QByteArray& line) {
    const auto json = parseJson({line.constData(), static_cast<std::size_t>(line.size())});
    const bool whole =
        json && json->is_object() && json->contains("command") && json->at("command").is_string();
    auto arguments = whole ? json->value("arguments", nlohmann::json::object()) : nlohmann::json{};
    if (!arguments.is_object())
        return fail("bad_request", ErrorCategory::Input,
                    "That request cannot be read; use the same Jotter on both ends.");
    return CommandServer::Request{json->at("command").get<std::string>(), std::move(arguments)};
}

void answer(QLocalSocket& client, const Expected<nlohmann::json>& outcome) {
    client.write(QByteArray::fromStdString(answerLine(outcome)));
    client.disconnectFromServer(); // when all is written
}
} // namespace

CommandServer::CommandServer(Handler handler, QObject* parent)
    : QObject(parent)
    , handler_(std::move(handler)) {
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &CommandServer::accept);
}

Expected<void> CommandServer::listen(const QString& socket) {
    QLocalServer::removeServer(socket);
    if (!server_.listen(socket))
        return fail("no_socket", ErrorCategory::Storage,
                    "The command line cannot reach this window; all else works.");
    return {};
}

void CommandServer::accept() {
    while (auto* client = server_.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { receive(client); });
        receive(client);
    }
}

void CommandServer::receive(QLocalSocket* client) {
    if (!client->canReadLine()) {
        if (client->bytesAvailable() > longestLine)
            client->abort();
        return;
    }
    const auto request = requestFrom(client->readLine().trimmed());
    disconnect(client, &QLocalSocket::readyRead, this, nullptr);
    if (!request)
        return answer(*client, tl::make_unexpected(request.error()));
    whenAnswered(handler_(*request), this,
                 [client = QPointer{client}](const Expected<nlohmann::json>& outcome) {
                     if (client)
                         answer(*client, outcome);
                 });
}

} // namespace jotter::shell
