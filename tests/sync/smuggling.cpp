// What a proxy in front may understand in another way than this server is refused, so that nobody can hide
// one request in another; and what is left over after it is nobody's next request.
#include "tests/support/served_school.h"

#include <QtTest>

#include <future>

using namespace jotter;
using namespace std::string_view_literals;
using namespace jotter::support;
using nlohmann::json;

class Smuggling : public QObject {
    Q_OBJECT

private:
    /// What nobody may send, by its name.
    static std::map<std::string, std::string> noRequests() {
        std::map<std::string, std::string> all;
        all["two lengths"] = std::string(
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}x");
        all["length and chunks"] =
            std::string("POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: "
                        "chunked\r\n\r\n0\r\n\r\n");
        all["space before colon"] = std::string("GET /v1/hello HTTP/1.1\r\nHost : a\r\n\r\n");
        all["header without end"] = std::string("GET /v1/hello HTTP/1.1\r\nX: ") + std::string(20'000, 'x');
        all["too large a body"] =
            std::string("POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n");
        const auto row = [&all](const char* name, const char* request) { all[name] = request; };
        row("length and chunks, chunks first", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                               "chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");
        row("a length with a sign", "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\n{}");
        row("a negative length", "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: -2\r\n\r\n{}");
        row("a length in hexadecimal", "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 0x2\r\n\r\n{}");
        row("two lengths in one line",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 2, 2\r\n\r\n{}");
        row("bare line feeds", "GET /v1/hello HTTP/1.1\nHost: a\n\n");
        row("a bare line feed in the header", "GET /v1/hello HTTP/1.1\r\nHost: a\nX: b\r\n\r\n");
        row("space before the first header", "GET /v1/hello HTTP/1.1\r\n Host: a\r\n\r\n");
        row("a header without colon", "GET /v1/hello HTTP/1.1\r\nHost a\r\n\r\n");
        row("chunked that is not",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n");
        row("chunked, then something else",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n");
        row("a chunk size that is none",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n");
        row("a chunk size too large", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                      "chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n");
        row("a chunk without its end",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n");
        row("a chunk size too large by far", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                             "chunked\r\n\r\nffffffffffffffff\r\n{}\r\n0\r\n\r\n");
        row("a chunk size above every limit", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                              "chunked\r\n\r\n7fffffff\r\n{}\r\n0\r\n\r\n");
        row("a chunk size with a sign",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n+2\r\n{}\r\n0\r\n\r\n");
        row("a chunk size as in C",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n");
        row("a chunk with an extension", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                         "chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\n\r\n");
        row("a chunk extension with a line feed", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                                  "chunked\r\n\r\n2;\n\r\n{}\r\n0\r\n\r\n");
        row("chunks ended by line feeds",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n\r\n");
        row("a header after the chunks", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                         "chunked\r\n\r\n2\r\n{}\r\n0\r\nAuthorization: Bearer x\r\n\r\n");
        row("chunked twice",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: "
            "chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        row("chunked with a tab before it", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\x0b"
                                            "chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        row("chunked on two lines", "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n "
                                    "chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        row("a length on two lines",
            "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n 3\r\n\r\n{}x");
        row("a header on two lines", "GET /v1/hello HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n");
        row("a header on two lines, by a tab", "GET /v1/hello HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n");
        row("a bare carriage return", "GET /v1/hello HTTP/1.1\r\nHost: a\rX: b\r\n\r\n");
        row("an empty line before the request", "\r\nGET /v1/hello HTTP/1.1\r\nHost: a\r\n\r\n");
        row("an unknown version", "GET /v1/hello HTTP/3.7\r\nHost: a\r\n\r\n");
        row("no version", "GET /v1/hello\r\nHost: a\r\n\r\n");
        row("HTTP/0.9", "GET /v1/hello\r\n\r\n");
        row("a space in the target", "GET /v1/hello there HTTP/1.1\r\nHost: a\r\n\r\n");
        constexpr auto withNull = "GET /v1/hello HTTP/1.1\r\nHost: a\0b\r\n\r\n"sv;
        all["a null in a header"] = std::string(withNull);
        all["noise"] = std::string("\x01\x02\x03\r\n\r\n");
        return all;
    }

private Q_SLOTS:
    void whatIsNoRequestIsRefused() {
        ServedSchool scene;
        // The server lingers after each; side by side that is waited for once.
        const auto requests = noRequests();
        std::map<std::string, std::future<std::string>> answers;
        for (const auto& [name, request] : requests)
            answers[name] =
                std::async(std::launch::async, [&scene, &request] { return scene.connect()->raw(request); });
        for (auto& [name, coming] : answers) {
            const auto answer = coming.get();
            QVERIFY2(answer.starts_with("HTTP/1.1 4"), (name + ": " + answer.substr(0, 80)).c_str());
            QVERIFY2(answer.find("Jotter-Sync: 1") != std::string::npos, name.c_str());
            QVERIFY2(answer.find("Connection: close") != std::string::npos, name.c_str());
            QVERIFY2(answer.find("HTTP/1.1", 1) == std::string::npos,
                     "what is left over is nobody's next request");
        }
        QCOMPARE(scene.client->send("GET", "/healthz").status, 200);
    }

    /// A whole request of a form that this server does not take. Nothing is doubtful about its end.
    void otherFormsOfATargetAreRefused() {
        ServedSchool scene;
        const std::vector<std::pair<std::string, std::string>> targets{
            {"https://localhost/v1/hello", "400"},
            {"http://elsewhere.example/v1/hello", "400"},
            {"v1/hello", "400"},
            {"*", "400"},
            {"localhost:443", "400"},
            {"/v1/hel%6co%00", "400"},
            {"/v1/hello?a=1&a=2", "400"},
            {"/v1/changes/../hello", "404"}}; // a path like any other, and nothing is there
        for (const auto& [target, status] : targets) {
            const auto answer =
                scene.connect()->raw("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            QVERIFY2(answer.starts_with("HTTP/1.1 " + status),
                     (target + ": " + answer.substr(0, 80)).c_str());
        }
    }

    /// Requests that were sent without waiting are answered one by one, in order; a body is its own
    /// request's.
    void whatIsSentAheadIsAnsweredInOrder() {
        ServedSchool scene;
        const std::string body =
            "GET /v1/nothing HTTP/1.1\r\nHost: a\r\n\r\n"; // looks like a request, and is none
        const auto answers =
            scene.connect()->raw("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
                                 "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: " +
                                 std::to_string(body.size()) + "\r\n\r\n" + body +
                                 "GET /v1/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                                 "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
        std::vector<std::string> statuses;
        for (auto at = answers.find("HTTP/1.1 "); at != std::string::npos;
             at = answers.find("HTTP/1.1 ", at + 1))
            statuses.push_back(answers.substr(at + 9, 3));
        QVERIFY2((statuses == std::vector<std::string>{"200", "400", "200"}), answers.c_str());
        QVERIFY2(answers.find("nonce") > answers.find("bad_json"), "each request has its own answer");
    }
};

QTEST_GUILESS_MAIN(Smuggling)
#include "smuggling.moc"
