#pragma once

#include "app/shell/profile/command_channel.h"

#include <QFuture>
#include <QLocalServer>
#include <QObject>

#include <functional>

class QLocalSocket;

namespace jotter::shell {

/// The running app's end of the command channel. One request a connection.
class CommandServer : public QObject {
    Q_OBJECT

public:
    struct Request {
        std::string command;
        nlohmann::json arguments; ///< an object
    };
    using Handler = std::function<QFuture<Expected<nlohmann::json>>(Request request)>;
    explicit CommandServer(Handler handler, QObject* parent = nullptr);

    /// For the process that holds the profile's lock: takes the place of a socket that a killed one left.
    /// `Storage` "no_socket".
    [[nodiscard]] Expected<void> listen(const QString& socket);

private:
    void accept();
    void receive(QLocalSocket* client);

    Handler handler_;
    QLocalServer server_;
};

} // namespace jotter::shell
