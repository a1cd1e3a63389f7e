// What an adult decides at the server itself: erasing a pupil, copies in quarantine, a new epoch.
#include "tests/support/served_school.h"

#include <sodium.h>

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

struct Scene : ServedSchool {
    Scene() {
        senco = server.addAdult(QStringLiteral("Ms Senco"), QStringLiteral("SE"), QStringLiteral("senco"))
                    .toStdString();
    }
    [[nodiscard]] ServerProcess::Ran erase(const QString& who = QStringLiteral("SE")) const {
        return ran({"erase", "--pupil", QString::fromStdString(pupil), "--adult", who});
    }
    [[nodiscard]] ServerProcess::Ran decide(const char* what, const SealedChange& change,
                                            const QString& who = QStringLiteral("SE")) const {
        return ran({"quarantine", what, "--id", idOf(change), "--adult", who});
    }
    [[nodiscard]] static QString idOf(const SealedChange& change) {
        return QString::fromStdString(change.change.id.toString());
    }
    std::string quarantine(const SealedChange& change, const std::string& bytes, std::uint64_t n) {
        std::string box(bytes.size() + crypto_box_SEALBYTES, '\0');
        crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()),
                        reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                        reinterpret_cast<const unsigned char*>(sealKey.data()));
        const json line{{"id", change.change.id.toString()},
                        {"stream", change.change.stream},
                        {"epoch", tablet.epoch},
                        {"n", n},
                        {"reason", "bad_change"},
                        {"sealed", toBase64(box)}};
        return linesOf(tablet.ask("POST", "/v1/quarantine", {}, line.dump() + "\n").body)
            .at(0)
            .value("status", "");
    }
    [[nodiscard]] json waiting() const { return asked({"quarantine", "list"}); }
    [[nodiscard]] json lastAudit() const { return asked({"audit"}).back(); }

    std::string senco;
};
} // namespace

class ServerDeciding : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anErasedPupilIsGoneWhileItServes() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "about the pupil");
        QCOMPARE(scene.tablet.push({change}).status, 200);
        QVERIFY(scene.has(change));
        const auto cursor = scene.tablet.everything().cursor;
        QCOMPARE(scene.erase("MT").code, 4);
        QCOMPARE(scene.erase("nobody").code, 4);
        QCOMPARE(scene.ran({"erase", "--pupil", "Ada", "--adult", "SE"}).code, 4);
        QVERIFY2(scene.has(change), "a teacher cannot erase");
        const auto erased = scene.erase();
        QVERIFY2(erased.code == 0, erased.err);
        const auto page = scene.tablet.page(cursor);
        QCOMPARE(page.lines.at(0), json({{"erase", {{"stream", "pupil/" + pupil}}}}));
        QVERIFY(!scene.has(change));
        QCOMPARE(linesOf(scene.tablet.push({change}).body)[0]["status"], json("erased"));
        const auto line = scene.lastAudit();
        QCOMPARE(line["what"], json("erase"));
        QCOMPARE(line["facts"], json({{"pupil", pupil}, {"adult", scene.senco}}));
        QCOMPARE(scene.erase().code, 0);
        QCOMPARE(scene.ran({"check"}).code, 0);
    }

    void aCopyThatIsAcceptedGoesInAsAnyOther() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "odd, but true");
        const auto n = scene.tablet.next++;
        QCOMPARE(scene.quarantine(change, change.bytes, n), std::string("kept"));
        QCOMPARE(scene.waiting().size(), std::size_t(1));
        QCOMPARE(scene.waiting()[0]["id"], json(change.change.id.toString()));
        QCOMPARE(scene.asked({"status"})["quarantined"], json(1));
        QVERIFY(!scene.has(change));
        QCOMPARE(scene.decide("accept", change, "MT").code, 4);
        const auto accepted = scene.decide("accept", change);
        QVERIFY2(accepted.code == 0, accepted.err);
        QVERIFY(scene.has(change));
        QVERIFY(scene.waiting().empty());
        QCOMPARE(scene.lastAudit()["what"], json("quarantine.accept"));
        QCOMPARE(scene.lastAudit()["facts"],
                 json({{"id", change.change.id.toString()}, {"adult", scene.senco}}));
        // Its tablet learns of it whichever way it sends it again, and nothing is there twice.
        QCOMPARE(scene.quarantine(change, change.bytes, n), std::string("known"));
        QCOMPARE(linesOf(scene.tablet.pushLines(scene.tablet.lineAs(change, n)).body)[0]["status"],
                 json("known"));
        QCOMPARE(scene.decide("accept", change).code, 4);
    }

    void whatTheRightsDoNotLetInStaysUntilTheyDo() {
        Scene scene;
        auto foreign = scene.tablet.observation(pupil, "by nobody").change;
        foreign.ticket = TicketId{};
        const auto change = *serialise(foreign);
        QCOMPARE(scene.quarantine(change, change.bytes, scene.tablet.next++), std::string("kept"));
        const auto held = scene.decide("accept", change);
        QCOMPARE(held.code, 4);
        QVERIFY2(held.err.contains("still_held") && held.err.contains("no_ticket"), held.err);
        QCOMPARE(scene.waiting().size(), std::size_t(1));
        QVERIFY(!scene.has(change));
        QCOMPARE(scene.lastAudit()["what"], json("quarantine.accept.failed"));
    }

    void whatCannotBeReadCanOnlyBeDropped() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "damaged");
        const auto other = scene.tablet.observation(pupil, "another's bytes");
        const auto n = scene.tablet.next++;
        QCOMPARE(scene.quarantine(change, "{\"not\":\"a change\"}", n), std::string("kept"));
        QVERIFY(scene.decide("accept", change).err.contains("unreadable"));
        const auto swapped = scene.tablet.observation(pupil, "swapped");
        QCOMPARE(scene.quarantine(swapped, other.bytes, scene.tablet.next++), std::string("kept"));
        QVERIFY(scene.decide("accept", swapped).err.contains("unreadable"));
        QVERIFY(!scene.has(other));

        QCOMPARE(scene.decide("drop", change, "MT").code, 4);
        QCOMPARE(scene.decide("drop", change).code, 0);
        QCOMPARE(scene.waiting().size(), std::size_t(1));
        QCOMPARE(scene.lastAudit()["what"], json("quarantine.drop"));
        QCOMPARE(scene.lastAudit()["facts"]["id"], json(change.change.id.toString()));
        QCOMPARE(scene.decide("drop", change).code, 4);
        // Of what was dropped the id is left: it counts, and is not taken again.
        QCOMPARE(scene.quarantine(change, "{\"not\":\"a change\"}", n), std::string("known"));
        QCOMPARE(scene.waiting().size(), std::size_t(1));
        const auto hello = json::parse(scene.tablet.ask("GET", "/v1/hello?epoch=" + scene.tablet.epoch).body);
        QCOMPARE(hello["watermark"]["upto"], json(n + 1));
    }

    void aNewEpochSendsEveryTabletBackToTheBeginning() {
        Scene scene;
        const auto change = scene.tablet.observation(pupil, "before");
        QCOMPARE(scene.tablet.push({change}).status, 200);
        const auto cursor = scene.tablet.everything().cursor;
        const auto epoch = scene.hello()["server_epoch"];
        QCOMPARE(scene.ran({"new-epoch"}).code, 0);
        QVERIFY(scene.hello()["server_epoch"] != epoch);
        QCOMPARE(scene.tablet.ask("GET", "/v1/changes?cursor=" + cursor).status, 410);
        QCOMPARE(scene.tablet.fetchToken().status, 200);
        QVERIFY(scene.has(change));
        QCOMPARE(scene.lastAudit()["what"], json("new-epoch"));
        const auto after = scene.hello()["server_epoch"];
        QCOMPARE(scene.server.stop(), 0);
        scene.start();
        QCOMPARE(scene.hello()["server_epoch"], after);
    }
};

QTEST_GUILESS_MAIN(ServerDeciding)
#include "server_deciding.moc"
