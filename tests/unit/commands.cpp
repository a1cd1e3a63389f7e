#include "app/shell/profile/command_server.h"

#include <QFile>
#include <QLocalSocket>
#include <QPromise>
#include <QTemporaryDir>
#include <QtTest>

#include <future>

using namespace jotter;
using namespace jotter::shell;
using namespace std::chrono_literals;

namespace {
using Answer = Expected<nlohmann::json>;

QFuture<Answer> ready(Answer answer) {
    QPromise<Answer> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

/// What the app answers in these tests.
QFuture<Answer> handle(const CommandServer::Request& request) {
    if (request.command == "echo")
        return ready(request.arguments);
    if (request.command == "never")
        return QPromise<Answer>{}.future();
    return ready(fail("bad_pin", ErrorCategory::Auth, "That is not the PIN; try again."));
}
} // namespace

class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAnswerComesBack();
    void anErrorComesBackWhole();
    void manyAskAtOnce();
    void nobodyThereIsSaid();
    void anAppThatDoesNotAnswerIsSaid();
    void aRequestThatCannotBeReadIsRefused_data();
    void aRequestThatCannotBeReadIsRefused();
    void anEndlessLineIsCutOff();
    void onlyThisUserMayAsk();
    void theSocketOfAKilledAppIsReplaced();
    void thePathIsShort();

private:
    /// Asks from another thread, as another process would, while this one serves.
    Answer ask(const nlohmann::json& request, std::chrono::milliseconds patience = 10s);

    std::unique_ptr<QTemporaryDir> dir_;
    QString socket_;
    std::unique_ptr<CommandServer> server_;
};

void CommandsTest::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    socket_ = dir_->filePath("socket");
    server_ = std::make_unique<CommandServer>(handle);
    QVERIFY(server_->listen(socket_));
}

Answer CommandsTest::ask(const nlohmann::json& request, std::chrono::milliseconds patience) {
    auto answer = std::async(std::launch::async, [&] { return askRunningApp(socket_, request, patience); });
    if (!QTest::qWaitFor([&] { return answer.wait_for(0s) == std::future_status::ready; }, 20'000))
        qFatal("no answer");
    return answer.get();
}

void CommandsTest::anAnswerComesBack() {
    const nlohmann::json arguments{{"words", "Can put on a coat\n— ganz allein"}, {"count", 3}};
    const auto answer = ask({{"command", "echo"}, {"arguments", arguments}});
    QVERIFY(answer);
    QVERIFY(*answer == arguments);
    QVERIFY(ask({{"command", "echo"}}) == nlohmann::json::object());
    const std::string big(900'000, 'x');
    QVERIFY(ask({{"command", "echo"}, {"arguments", {{"big", big}}}})->at("big") == big);
}

void CommandsTest::anErrorComesBackWhole() {
    const auto answer = ask({{"command", "capture"}});
    QVERIFY(!answer);
    QVERIFY(answer.error() == (Error{"bad_pin", ErrorCategory::Auth, "That is not the PIN; try again."}));
}

void CommandsTest::manyAskAtOnce() {
    std::vector<std::future<Answer>> answers;
    for (int i = 0; i < 8; ++i)
        answers.push_back(std::async(std::launch::async, [this, i] {
            return askRunningApp(socket_, {{"command", "echo"}, {"arguments", {{"i", i}}}}, 10s);
        }));
    for (int i = 0; i < 8; ++i) {
        auto& answer = answers[static_cast<std::size_t>(i)];
        QVERIFY(QTest::qWaitFor([&] { return answer.wait_for(0s) == std::future_status::ready; }));
        QCOMPARE(answer.get()->at("i").get<int>(), i);
    }
}

void CommandsTest::nobodyThereIsSaid() {
    server_.reset();
    QCOMPARE(askRunningApp(socket_, {{"command", "echo"}}, 1s).error().code, std::string{"app_not_running"});
}

void CommandsTest::anAppThatDoesNotAnswerIsSaid() {
    QCOMPARE(ask({{"command", "never"}}, 100ms).error().code, std::string{"app_silent"});
}

void CommandsTest::aRequestThatCannotBeReadIsRefused_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray{"capture\n"};
    QTest::newRow("no object") << QByteArray{"[]\n"};
    QTest::newRow("no command") << QByteArray{"{}\n"};
    QTest::newRow("arguments") << QByteArray{"{\"command\":\"echo\",\"arguments\":[]}\n"};
    QTest::newRow("deep") << "{\"command\":\"echo\",\"arguments\":" + QByteArray{"{\"a\":"}.repeated(100) +
                                 "1" + QByteArray{"}"}.repeated(100) + "}\n";
}

void CommandsTest::aRequestThatCannotBeReadIsRefused() {
    QFETCH(QByteArray, line);
    QLocalSocket client;
    client.connectToServer(socket_);
    client.write(line);
    QTRY_VERIFY(client.canReadLine());
    QCOMPARE(answerFrom(client.readLine().toStdString()).error().code, std::string{"bad_request"});
    QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
}

void CommandsTest::anEndlessLineIsCutOff() {
    QLocalSocket client;
    client.connectToServer(socket_);
    client.write(QByteArray{2 * longestLine, 'x'});
    QTRY_COMPARE(client.state(), QLocalSocket::UnconnectedState);
    QVERIFY(!client.canReadLine());
    QVERIFY(ask({{"command", "echo"}}));
}

void CommandsTest::onlyThisUserMayAsk() {
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFile::exists(socket_));
    QCOMPARE(QFile::permissions(socket_) & others, QFile::Permissions{});
}

void CommandsTest::theSocketOfAKilledAppIsReplaced() {
    server_.reset();
    QFile left{socket_};
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    server_ = std::make_unique<CommandServer>(handle);
    QVERIFY(server_->listen(socket_));
    QVERIFY(ask({{"command", "echo"}}));
}

void CommandsTest::thePathIsShort() {
    const auto path = socketOf("0193c1a2-b3c4-7000-8000-000000000001");
    QVERIFY(path.size() < 100); // the system's limit is 107
    QVERIFY(path != socketOf("0193c1a2-b3c4-7000-8000-000000000002"));
    QVERIFY(!path.contains("0193c1a2"));
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands.moc"
