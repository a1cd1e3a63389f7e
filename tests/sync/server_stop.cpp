// SIGTERM: what is under way is finished and answered whole, or not answered at all.
#include "tests/support/served_school.h"

#include <signal.h>

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

std::string authorised(const ServedSchool& school, const std::string& firstLine, const std::string& more) {
    return firstLine + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + school.tablet.token +
           "\r\n" + more + "\r\n";
}

/// Tells the server to stop and waits until it takes no new connection.
bool toldToStop(const ServedSchool& school) {
    ::kill(static_cast<pid_t>(school.server.pid()), SIGTERM);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 30'000)
        if (school.connect()->send("GET", "/healthz").curl != 0)
            return true;
    return false;
}

std::string bodyOf(const std::string& answer) {
    const auto end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : answer.substr(end + 4);
}
} // namespace

class ServerStop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPushThatIsHalfWayIsTakenAndAnswered() {
        ServedSchool school;
        const auto change = school.tablet.observation(pupil, std::string(20'000, 'n'));
        const auto body = school.tablet.line(change);
        const auto other = school.connect();
        QVERIFY(other->begin(
            authorised(school, "POST /v1/changes",
                       "Content-Length: " + std::to_string(body.size()) +
                           "\r\nContent-Type: application/x-ndjson\r\nExpect: 100-continue\r\n")));
        const std::string goAhead = "HTTP/1.1 100 Continue\r\n\r\n";
        QCOMPARE(other->hear(goAhead.size()), goAhead);
        other->goOn(body.substr(0, body.size() / 2));
        QVERIFY(toldToStop(school));
        other->goOn(body.substr(body.size() / 2));
        const auto answer = other->hearToTheEnd();
        QVERIFY2(answer.starts_with("HTTP/1.1 200"), answer.substr(0, 200).c_str());
        QVERIFY(answer.find("Connection: close") != std::string::npos);
        const auto lines = linesOf(bodyOf(answer));
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0]["status"], json("ok"));
        QCOMPARE(school.server.stop(), 0);
        school.start();
        QVERIFY(school.has(change));
    }

    void aPictureThatIsHalfWayComesWhole() {
        ServedSchool school;
        std::string photo(4'000'000, 'p');
        for (std::size_t i = 0; i < photo.size(); i += 7)
            photo[i] = static_cast<char>('a' + i % 23);
        const auto change = school.tablet.make("observation", "pupil/" + pupil, {{"note", "with a photo"}},
                                               {{Sha256::of(photo), photo.size(), "photo", {}}});
        QCOMPARE(school.tablet.push({change}).status, 200);
        QCOMPARE(school.tablet.upload("pupil/" + pupil, photo).status, 201);
        const auto other = school.connect();
        QVERIFY(other->begin(authorised(
            school, "GET /v1/media/" + Sha256::of(photo).toHex() + "?change=" + change.change.id.toString(),
            "")));
        auto answer = other->hear(50'000);
        QVERIFY(answer.starts_with("HTTP/1.1 200"));
        QVERIFY(toldToStop(school));
        answer += other->hear(photo.size() + answer.find("\r\n\r\n") + 4 - answer.size());
        QVERIFY(bodyOf(answer) == photo);
        QCOMPARE(other->hearToTheEnd(), std::string());
        QCOMPARE(school.server.stop(), 0);
    }

    void whoeverWaitsIsAnsweredAtOnce() {
        ServedSchool school;
        const auto cursor = school.tablet.everything().cursor;
        const auto metrics = school.connect();
        Answer answer;
        std::thread waiting([&] { answer = school.tablet.ask("GET", "/v1/wait?cursor=" + cursor); });
        while (metrics->send("GET", "/metrics").body.find("jotter_waiting 1") == std::string::npos) {
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(school.server.stop(), 0);
        waiting.join();
        QVERIFY2(timer.elapsed() < 14'000, "it did not wait for the end of the wait");
        QCOMPARE(answer.status, 200);
        QCOMPARE(json::parse(answer.body)["changed"], json(false));
    }

    void whoeverNeverEndsIsLeftUnansweredAndNothingOfItIsKept() {
        qputenv("JOTTER_STOP_SECONDS", "1");
        ServedSchool school;
        qunsetenv("JOTTER_STOP_SECONDS");
        const auto before = school.asked({"status"})["changes"];
        const auto body = school.tablet.line(school.tablet.observation(pupil, "never whole"));
        const auto other = school.connect();
        QVERIFY(other->begin(
            authorised(school, "POST /v1/changes",
                       "Content-Length: " + std::to_string(body.size()) + "\r\nExpect: 100-continue\r\n")));
        QVERIFY(other->hear(25).starts_with("HTTP/1.1 100"));
        other->goOn(body.substr(0, body.size() - 1));
        QCOMPARE(school.server.stop(), 0);
        QCOMPARE(other->hearToTheEnd(), std::string());
        QCOMPARE(school.asked({"status"})["changes"], before);
    }

    void underLoadEveryAnswerIsWholeAndTrue() {
        ServedSchool school;
        constexpr int writers = 6;
        std::vector<std::vector<std::string>> lines(writers);
        std::vector<SealedChange> changes;
        for (auto& list : lines)
            for (int i = 0; i < 200; ++i) {
                changes.push_back(school.tablet.observation(pupil, "n"));
                list.push_back(school.tablet.line(changes.back()));
            }
        std::atomic<int> answered = 0;
        std::atomic<int> halves = 0;
        std::mutex mutex;
        std::set<std::string> taken;
        std::vector<std::thread> threads;
        for (const auto& list : lines)
            threads.emplace_back([&] {
                const auto client = school.connect();
                for (const auto& line : list) {
                    const auto answer = client->send(
                        "POST", "/v1/changes", {{"Authorization", "Bearer " + school.tablet.token}}, line);
                    if (answer.curl != 0) {
                        // Nothing of an answer, rather than a part of one.
                        halves += answer.status != 0 || !answer.body.empty() ? 1 : 0;
                        return;
                    }
                    const auto said = linesOf(answer.body);
                    halves += said.size() == 2 && said[1].contains("watermark") ? 0 : 1;
                    const std::scoped_lock lock(mutex);
                    if (said[0]["status"] == "ok")
                        taken.insert(said[0]["id"].get<std::string>());
                    ++answered;
                }
            });
        while (answered < 60) {
        }
        QCOMPARE(school.server.stop(), 0);
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(halves.load(), 0);
        QVERIFY2(answered < writers * 200, "it was stopped while they wrote");
        school.start();
        std::set<std::string> kept;
        for (const auto& bytes : school.tablet.everything().changes)
            kept.insert(json::parse(bytes)["id"].get<std::string>());
        for (const auto& id : taken)
            QVERIFY2(kept.contains(id), "answered ok and not kept");
    }
};

QTEST_GUILESS_MAIN(ServerStop)
#include "server_stop.moc"
