#pragma once

#include <QProcess>
#include <QStringList>

#include <stdexcept>

namespace jotter::faults {

/// Runs a program of the system's and waits; throws with what it said when it does not do as it was told.
inline void systemCommand(QStringList words) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    const auto line = words.join(QLatin1Char(' '));
    const auto program = words.takeFirst();
    process.start(program, words);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        throw std::runtime_error(line.toStdString() + ": " + process.readAll().toStdString());
}

} // namespace jotter::faults
