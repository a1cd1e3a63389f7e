// Every class of what stands in the way has its own sentence on Safe? (sync.md, "What the client does with an
// answer"): what is safe, and what to do.
#include "app/viewmodels/safe/network_words.h"

#include "app/viewmodels/safe/needs_look_model.h"
#include "sync/engine/status.h"

#include <QSet>
#include <QtTest>

using namespace jotter;
using engine::Obstacle;
using session::SyncStatus;

namespace {
SyncStatus standing(Obstacle obstacle, const std::string& issuer = {}) {
    SyncStatus status;
    status.phase = SyncStatus::Phase::Waiting;
    status.sentence = std::string(engine::toCode(obstacle));
    status.issuer = issuer;
    return status;
}

constexpr std::array every{Obstacle::ClockOff,      Obstacle::Metered,    Obstacle::Restored,
                           Obstacle::ServerTrouble, Obstacle::Stalled,    Obstacle::Differs,
                           Obstacle::Upgrade,       Obstacle::ServerFull, Obstacle::Offline,
                           Obstacle::NotOurServer,  Obstacle::WrongClock, Obstacle::AuthPaused,
                           Obstacle::Storage};
} // namespace

class NetworkWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachClassHasItsSentence_data() {
        QTest::addColumn<SyncStatus>("status");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* name, const SyncStatus& status, const QStringList& says) {
            QTest::newRow(name) << status << says;
        };
        row("no connection", standing(Obstacle::Offline),
            {"No connection to the school server", "carry on", "by itself"});
        row("captive portal", standing(Obstacle::NotOurServer),
            {"answers in place of the school server", "a page to sign in", "nothing was sent", "kept here"});
        row("decrypting filter", standing(Obstacle::NotOurServer, "Smoothwall Ltd"),
            {"\u201CSmoothwall Ltd\u201D", "would read what is sent", "nothing was sent", "kept here"});
        row("certificate out of its time", standing(Obstacle::WrongClock),
            {"clock", "kept here", "Set the tablet's date and time"});
        row("clock far off", standing(Obstacle::ClockOff), {"clock", "goes up all the same", "set its date"});
        row("tablet's disk full", standing(Obstacle::Storage), {"storage", "is safe", "make some space"});
        row("tablet not known", standing(Obstacle::AuthPaused),
            {"does not know this tablet", "carry on recording", "kept here"});
        row("server restored", standing(Obstacle::Restored),
            {"earlier copy", "gives it back", "nothing is lost"});
        row("server full", standing(Obstacle::ServerFull), {"server is full", "kept here", "make room"});
        row("server in trouble", standing(Obstacle::ServerTrouble),
            {"could not be reached properly", "kept here", "tried again by itself"});
        row("too old", standing(Obstacle::Upgrade), {"newer Jotter", "still goes up", "update"});
        row("stuck", standing(Obstacle::Stalled), {"started afresh", "kept here"});
        row("copies differ", standing(Obstacle::Differs), {"put right", "nothing is lost"});
        row("network that costs", standing(Obstacle::Metered), {"Records go up", "pictures wait"});
        SyncStatus leaving;
        leaving.phase = SyncStatus::Phase::Exchanging;
        leaving.leaving = SyncStatus::Leaving::Sending;
        row("retired", leaving, {"retired this tablet", "still goes up", "empties itself"});
        leaving.leaving = SyncStatus::Leaving::Wipe;
        row("lost", leaving, {"out of use", "emptied itself"});
    }
    void eachClassHasItsSentence() {
        QFETCH(SyncStatus, status);
        QFETCH(QStringList, says);
        const auto sentence = viewmodels::networkWords(status);
        for (const auto& words : says)
            QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY(sentence.endsWith(QLatin1Char('.')));
    }

    /// A new class without words of its own would be told as something it is not.
    void noTwoClassesSayTheSame() {
        QSet<QString> sentences;
        for (const auto obstacle : every)
            sentences.insert(viewmodels::networkWords(standing(obstacle)));
        QCOMPARE(sentences.size(), qsizetype(every.size()));
        QCOMPARE(static_cast<std::size_t>(Obstacle::Storage), every.size()); // none is left out
    }

    void nothingIsSaidWhereNothingStandsInTheWay() {
        QCOMPARE(viewmodels::networkWords(standing(Obstacle::None)), QString());
        auto alone = standing(Obstacle::Offline);
        alone.phase = SyncStatus::Phase::NotEnrolled;
        QCOMPARE(viewmodels::networkWords(alone), QString());
    }

    /// What the server holds for a person (sync/README.md), an adult whose ticket was revoked included.
    void eachHeldRecordHasItsSentence_data() {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("says");
        QTest::newRow("adult revoked") << "no_ticket"
                                       << "signs in on this tablet";
        QTest::newRow("right lost") << "no_right"
                                    << "who works with whom";
        QTest::newRow("number taken") << "same_id"
                                      << "a different record";
        QTest::newRow("server older") << "unknown_type"
                                      << "has to be updated";
        QTest::newRow("no such stream") << "bad_stream"
                                        << "has to be updated";
        QTest::newRow("could not be read") << "refused"
                                           << "a sealed copy goes to the school server";
        QTest::newRow("too big") << "too_big"
                                 << "a sealed copy goes to the school server";
        QTest::newRow("picture damaged") << "wrong_hash"
                                         << "take it again";
        QTest::newRow("picture gone") << "medium_missing"
                                      << "take it again";
        QTest::newRow("anything else") << "never heard of"
                                       << "try again";
    }
    void eachHeldRecordHasItsSentence() {
        QFETCH(QString, reason);
        QFETCH(QString, says);
        const auto sentence = viewmodels::NeedsLookModel::sentence(reason.toStdString());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(NetworkWordsTest)
#include "network_words.moc"
