#include "tests/sync/faults/tablet/recording.h"

#include "tests/support/dies_with_test.h"
#include "tests/support/must.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace jotter::faults {

using support::must;

Recording::Recording(const QString& profile, Ledger& ledger, const QStringList& under,
                     const QStringList& more)
    : ledger_(ledger) {
    auto words = under + QStringList{QStringLiteral(JOTTER_RECORDER_PROGRAM), profile} + more;
    const auto program = words.takeFirst();
    support::diesWithTest(process_);
    process_.start(program, words);
    if (!heard("ready"))
        throw std::runtime_error("the recorder does not start: " + errors().toStdString());
}

int Recording::once(const QString& profile, Ledger& ledger, const QByteArray& order) {
    Recording recorder(profile, ledger);
    recorder.order(order);
    if (!recorder.heard("recorded", std::chrono::minutes{2}) || !recorder.end())
        throw std::runtime_error("the recorder does not record: " + recorder.errors().toStdString());
    return recorder.savedHere();
}

void Recording::order(const QByteArray& line) {
    lines_.clear();
    process_.write(line + '\n');
    process_.waitForBytesWritten();
}

bool Recording::heard(const QByteArray& word, Milliseconds patience) {
    QDeadlineTimer deadline(patience);
    for (;;) {
        while (process_.canReadLine()) {
            take(process_.readLine().trimmed());
            if (!word.isEmpty() && lines_.last().startsWith(word))
                return true;
        }
        if (process_.state() != QProcess::Running && process_.state() != QProcess::Starting)
            return false;
        if (deadline.hasExpired())
            return false;
        process_.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    }
}

bool Recording::said(const QByteArray& word) const {
    return std::ranges::any_of(lines_, [&](const QByteArray& line) { return line.startsWith(word); });
}

void Recording::kill() {
    process_.kill();
    process_.waitForFinished();
    takeAll();
}

bool Recording::end() {
    process_.closeWriteChannel();
    const bool ended = process_.waitForFinished(60'000);
    takeAll();
    return ended && process_.exitStatus() == QProcess::NormalExit && process_.exitCode() == 0;
}

void Recording::takeAll() {
    while (process_.canReadLine())
        take(process_.readLine().trimmed());
}

void Recording::take(const QByteArray& line) {
    lines_ << line;
    const auto parts = line.split(' ');
    if (parts.first() != "saved" || parts.size() < 4)
        return;
    Saved saved{must(ChangeId::parse(parts[1].toStdString())), parts[3].toStdString(),
                must(Sha256::parse(parts[2].toStdString()))};
    for (qsizetype i = 4; i < parts.size(); ++i)
        saved.media.push_back(must(Sha256::parse(parts[i].toStdString())));
    ledger_.add(std::move(saved));
    ++saved_;
}

} // namespace jotter::faults
