#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <memory>

namespace jotter::support {

/// What a `jotter` command answered.
struct Answered {
    int code = -1; ///< −1 when it did not end in time, −2 when it crashed
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject object() const;
    /// For a failed comparison.
    [[nodiscard]] QByteArray told() const { return QByteArray::number(code) + ": " + out + err; }
};

/// Starts the program as a person in a terminal would, with `input` on its standard input; `under` is a
/// program with its words that runs it, as `faketime` does.
[[nodiscard]] std::unique_ptr<QProcess> startJotter(const QString& profile, const QStringList& args,
                                                    const QByteArray& input = {}, QStringList under = {});
/// What it answered, once it has ended; events of this process are handled meanwhile.
[[nodiscard]] Answered answerOf(QProcess& process);
/// Both.
[[nodiscard]] Answered runJotter(const QString& profile, const QStringList& args,
                                 const QByteArray& input = {}, const QStringList& under = {});

} // namespace jotter::support
