#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>
#include <stdexcept>

namespace jotter::support {

/// The school server could not be made to do what a test needs; `what()` says what.
class ServerFailed : public std::runtime_error {
public:
    explicit ServerFailed(const QString& why)
        : std::runtime_error(why.toStdString()) {}
};

/// A real `jotter-server` in a process of its own, on a free port of this machine. The test's CMake line has
/// to link `jotter_test_server`. Every method throws ServerFailed when it cannot be had in time.
class ServerProcess {
public:
    /// `data` is the school's folder; it is made when there is no school in it.
    explicit ServerProcess(QString data, QString school = QStringLiteral("Test school"));
    ~ServerProcess();

    /// Starts serving and waits until it listens; on the same port as before when it was started before. With
    /// these variables ("NAME=value") besides.
    void start(const QStringList& variables = {});
    /// As if the plug were pulled.
    void kill();
    /// As the operator stops it: SIGTERM, and what is under way is finished. Returns the exit code.
    int stop();
    [[nodiscard]] bool running() const { return process_ && process_->state() == QProcess::Running; }

    [[nodiscard]] quint16 port() const { return port_; }
    [[nodiscard]] QString url() const { return QStringLiteral("https://127.0.0.1:%1").arg(port_); }
    [[nodiscard]] QString data() const { return data_; }
    [[nodiscard]] qint64 pid() const { return process_ ? process_->processId() : 0; }
    /// The authority's certificate, PEM.
    [[nodiscard]] QString authorityFile() const { return data_ + QStringLiteral("/authority.pem"); }
    /// A fresh enrolment code, "jotter://127.0.0.1:port/XXXX-…", for these groups (names or ids; none = all).
    [[nodiscard]] QString enrolmentCode(const QStringList& groups = {});
    /// Records files as the school office (`jotter-server load`).
    void load(const QString& changes, const QString& media = {}, const QString& pins = {});
    void setPin(const QString& adult, const QString& pin);
    /// Records an adult; returns the id.
    [[nodiscard]] QString addAdult(const QString& name, const QString& initials, const QString& role);
    /// Runs any `jotter-server` command on this folder; returns its output.
    QByteArray run(const QStringList& arguments, const QByteArray& input = {});
    struct Ran {
        int code = -1; ///< −1 when it crashed or hung
        QByteArray out;
        QByteArray err;
    };
    /// Runs `jotter-server` with these words as a shell would, in `folder` and with these variables besides.
    [[nodiscard]] static Ran command(const QStringList& words, const QByteArray& input = {},
                                     const QString& folder = {}, const QStringList& variables = {});
    /// What the server wrote to its log, all runs together.
    [[nodiscard]] QByteArray log() const;

private:
    QString data_;
    quint16 port_ = 0;
    std::unique_ptr<QProcess> process_;
};

} // namespace jotter::support
