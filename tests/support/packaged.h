#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace jotter::support {

// What is shipped in platform/packaging, and the programs of the system that it is for.

/// A program of the system, or nothing.
[[nodiscard]] QString toolOf(const QString& name);
[[nodiscard]] QByteArray contents(const QString& path);
[[nodiscard]] quint16 freePort();

using Changes = QList<QPair<QByteArray, QByteArray>>;
/// Writes a shipped file into `folder` with what every school changes changed; each of those words has to be
/// in it. Its path. Throws ServerFailed.
[[nodiscard]] QString adapted(const QString& folder, const QString& name, const Changes& changes);

struct Checked {
    int code = -1;
    QByteArray said;
};
[[nodiscard]] Checked ran(const QString& tool, const QStringList& words);

/// A proxy before school servers, on a free port of this machine.
class Proxy {
public:
    Proxy() = default;
    ~Proxy();
    Proxy(const Proxy&) = delete;
    Proxy& operator=(const Proxy&) = delete;

    /// Starts it and waits until it listens; throws ServerFailed.
    void start(const QString& tool, const QStringList& words);
    /// HAProxy with the shipped file, before servers of one school, whose folder has certificate and key.
    /// With several servers each request goes to the next. Checked first: a warning is a failure.
    void startHaproxy(const QString& folder, const QString& school, const QList<quint16>& servers);
    [[nodiscard]] quint16 port() const { return port_; }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }

private:
    QProcess process_;
    quint16 port_ = freePort();
};

} // namespace jotter::support
