#pragma once

#include "tests/sync/faults/ledger/ledger.h"

#include <QProcess>

#include <chrono>
#include <memory>

namespace jotter::faults {

/// A recorder (recorder.cpp) at work on a tablet: what it says is saved goes into the ledger as soon as it is
/// read, and what it said before it was killed too.
class Recording {
public:
    using Milliseconds = std::chrono::milliseconds;

    /// Starts it and waits until it is ready.
    Recording(const QString& profile, Ledger& ledger, const QStringList& under = {},
              const QStringList& more = {});

    /// One order by a recorder of its own, which records or throws; how many were called saved.
    static int once(const QString& profile, Ledger& ledger, const QByteArray& order);

    void order(const QByteArray& line);
    /// Reads on until it says a line that begins so. False when it ended, or the time is over.
    bool heard(const QByteArray& word, Milliseconds patience = Milliseconds{60'000});
    /// Reads on for so long. False when the program ended meanwhile.
    bool listen(Milliseconds time) { return !heard({}, time) && process_.state() == QProcess::Running; }
    /// Whether it has said such a line so far, since the last order.
    [[nodiscard]] bool said(const QByteArray& word) const;
    void kill();
    /// No more orders; true when it ends well.
    bool end();
    [[nodiscard]] QByteArray errors() { return process_.readAllStandardError(); }
    [[nodiscard]] int savedHere() const { return saved_; }

private:
    void take(const QByteArray& line);
    void takeAll();

    Ledger& ledger_;
    QProcess process_;
    QList<QByteArray> lines_;
    int saved_ = 0;
};

} // namespace jotter::faults
