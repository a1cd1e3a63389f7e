#include "tests/support/packaged.h"

#include "tests/support/server_process.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace jotter::support {

namespace {
constexpr int patience = 60'000;

void writeTo(const QString& path, const QByteArray& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw ServerFailed(QStringLiteral("the test's own file cannot be written"));
}
} // namespace

QString toolOf(const QString& name) {
    return QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"),
                                                 QStringLiteral("/sbin"), QStringLiteral("/bin")});
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

quint16 freePort() {
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString adapted(const QString& folder, const QString& name, const Changes& changes) {
    auto text = contents(QStringLiteral(JOTTER_SOURCE_DIR "/platform/packaging/") + name);
    if (text.isEmpty())
        throw ServerFailed(name + QStringLiteral(" is not shipped"));
    for (const auto& [from, to] : changes) {
        if (!text.contains(from))
            throw ServerFailed(name + QStringLiteral(" does not say ") + QString::fromUtf8(from));
        text.replace(from, to);
    }
    const auto path = folder + QLatin1Char('/') + name;
    writeTo(path, text);
    return path;
}

Checked ran(const QString& tool, const QStringList& words) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, words);
    process.waitForFinished(patience);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

Proxy::~Proxy() {
    process_.terminate();
    process_.waitForFinished(patience);
}

void Proxy::start(const QString& tool, const QStringList& words) {
    process_.setProcessChannelMode(QProcess::MergedChannels);
    process_.start(tool, words);
    QDeadlineTimer deadline(patience);
    for (QTcpSocket socket; socket.state() != QAbstractSocket::ConnectedState;) {
        if (process_.state() == QProcess::NotRunning || deadline.hasExpired())
            throw ServerFailed(QStringLiteral("the proxy does not start: ") +
                               QString::fromUtf8(process_.readAll()));
        socket.connectToHost(QHostAddress::LocalHost, port_);
        socket.waitForConnected(200);
    }
}

void Proxy::startHaproxy(const QString& folder, const QString& school, const QList<quint16>& servers) {
    const auto pem = folder + QStringLiteral("/haproxy.pem");
    writeTo(pem, contents(school + QStringLiteral("/server.pem")) +
                     contents(school + QStringLiteral("/secrets/server.key")));
    QByteArray lines;
    for (const auto server : servers)
        lines += (lines.isEmpty() ? "" : "\n    ") + QByteArray("server s") + QByteArray::number(server) +
                 " 127.0.0.1:" + QByteArray::number(server);
    Changes changes{{"server one 127.0.0.1:8443", lines},
                    {"bind :443 ", "bind 127.0.0.1:" + QByteArray::number(port_) + " "},
                    {"/etc/jotter/tls/haproxy.pem", pem.toUtf8()},
                    {"/etc/jotter/tls/authority.pem", school.toUtf8() + "/authority.pem"}};
    if (servers.size() > 1)
        changes.push_back(
            qMakePair(QByteArray("balance leastconn"), QByteArray("balance roundrobin\n    http-reuse never\n"
                                                                  "    option http-server-close")));
    const auto config = adapted(folder, QStringLiteral("haproxy.cfg"), changes);
    const auto haproxy = toolOf(QStringLiteral("haproxy"));
    const auto checked = ran(haproxy, {QStringLiteral("-c"), QStringLiteral("-f"), config});
    if (checked.code != 0 || checked.said.contains("WARNING"))
        throw ServerFailed(QString::fromUtf8(checked.said));
    start(haproxy, {QStringLiteral("-f"), config});
}

} // namespace jotter::support
