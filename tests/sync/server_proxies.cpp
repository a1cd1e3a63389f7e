// What is shipped in platform/packaging, tried: the real server behind a real nginx and a real HAProxy,
// started with the very files (other ports and paths), and the units read by systemd itself.
#include "tests/support/packaged.h"
#include "tests/support/server_process.h"
#include "tests/support/test_device.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <thread>

using namespace jotter;
using namespace jotter::support;
using nlohmann::json;

namespace {
const std::string pupil = "01920000-0000-7000-8000-000000000001";

/// A school server with a proxy before it.
struct Scene {
    QTemporaryDir folder;
    ServerProcess server{folder.filePath(QStringLiteral("school"))};
    Proxy proxy;

    Scene() { server.start(); }
    [[nodiscard]] QByteArray backend() const { return "127.0.0.1:" + QByteArray::number(server.port()); }
    [[nodiscard]] std::unique_ptr<WireClient> connect() const {
        return std::make_unique<WireClient>(proxy.url(), server.authorityFile().toStdString());
    }
};

/// A tablet that has joined the school through the proxy, with a teacher signed in on it.
struct Joined {
    std::unique_ptr<WireClient> client;
    TestDevice tablet{[this](const auto& method, const auto& path, const auto& headers, const auto& body) {
        return client->send(method, path, headers, body);
    }};

    explicit Joined(Scene& scene)
        : client(scene.connect()) {
        const auto adult =
            scene.server.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"));
        scene.server.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
        const auto code = scene.server.enrolmentCode().toStdString();
        if (tablet.enrol(code.substr(code.size() - 19)).status != 200 || tablet.fetchToken().status != 200 ||
            tablet.signIn(*AdultId::parse(adult.toStdString()), "2468").status != 200)
            throw ServerFailed(QStringLiteral("the tablet cannot join"));
    }
};

/// Records, sends a photo in parts, one of them cut off, and fetches it back.
void aPhotoGoesThrough(Scene& scene, TestDevice& tablet) {
    std::string photo;
    while (photo.size() < 3'300'000)
        photo += Sha256::of(std::to_string(photo.size())).toHex();
    const auto withPhoto = tablet.make("observation", "pupil/" + pupil, {{"note", "with photo"}},
                                       {{Sha256::of(photo), photo.size(), "photo", {}}});
    const auto pushed = tablet.push({withPhoto});
    QCOMPARE(pushed.status, 200);
    QCOMPARE(pushed.headers.at("jotter-sync"), std::string("1"));
    QCOMPARE(linesOf(pushed.body)[0]["status"], json("ok"));

    auto headers = TestDevice::uploadHeaders("pupil/" + pupil, photo);
    headers.erase("Content-Type");
    const auto created = tablet.ask("POST", "/v1/media", headers);
    QCOMPARE(created.status, 201);
    const auto location = created.headers.at("location");
    constexpr std::size_t part = 1UL << 20;
    for (std::size_t at = 0; at < photo.size(); at += part) {
        std::map<std::string, std::string> patch{{"Tus-Resumable", "1.0.0"},
                                                 {"Upload-Offset", std::to_string(at)},
                                                 {"Content-Type", "application/offset+octet-stream"}};
        if (at == part)
            scene.connect()->cutOff("/v1/media",
                                    {{"Authorization", "Bearer " + tablet.token}, {"Tus-Resumable", "1.0.0"}},
                                    photo, part / 2);
        const auto answer = tablet.ask("PATCH", location, patch, photo.substr(at, part));
        QCOMPARE(answer.status, 204);
    }
    const auto path = "/v1/media/" + Sha256::of(photo).toHex() + "?change=" + withPhoto.change.id.toString();
    const auto back = tablet.ask("GET", path);
    QCOMPARE(back.status, 200);
    QVERIFY(back.body == photo);
    const auto range = tablet.ask("GET", path, {{"Range", "bytes=1000000-1000999"}});
    QCOMPARE(range.status, 206);
    QVERIFY(range.body == photo.substr(1'000'000, 1000));
}

/// All of what a tablet does, through a proxy before one server.
void aTabletGoesThrough(Scene& scene) {
    Joined joined(scene);
    auto& tablet = joined.tablet;
    aPhotoGoesThrough(scene, tablet);
    const auto cursor = tablet.everything().cursor;
    auto other = scene.connect();
    std::thread writer([&] {
        WireClient direct(scene.server.url().toStdString(), scene.server.authorityFile().toStdString());
        while (direct.send("GET", "/metrics").body.find("jotter_waiting 1") == std::string::npos) {
        }
        std::ignore = other->send("POST", "/v1/changes", {{"Authorization", "Bearer " + tablet.token}},
                                  tablet.line(tablet.observation(pupil, "news")));
    });
    const auto waited = tablet.ask("GET", "/v1/wait?cursor=" + cursor);
    writer.join();
    QCOMPARE(json::parse(waited.body)["changed"].get<bool>(), true);

    // One that no news comes to is answered by the server, not given up by the proxy.
    const auto quiet = tablet.ask("GET", "/v1/wait?cursor=" + tablet.everything().cursor);
    QCOMPARE(quiet.status, 200);
    QCOMPARE(json::parse(quiet.body)["changed"].get<bool>(), false);
    // What is sent is not gathered first: the server has its say while the rest is still to come.
    const auto early = scene.connect();
    QVERIFY(early->begin(
        "POST /v1/media HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\nsome of it"));
    QVERIFY(early->hear(12).starts_with("HTTP/1.1 413"));

    QCOMPARE(joined.client->send("GET", "/metrics").status, 404);
    QCOMPARE(tablet.pushLines(std::string(3'000'000, 'x')).status, 413);
}

/// Records and reads through whichever server it is led to, and is woken by what the other one took.
void aTabletRecords(Scene& scene, TestDevice& tablet) {
    std::vector<std::string> told;
    for (int i = 0; i < 20; ++i) {
        const auto change = tablet.observation(pupil, "round " + std::to_string(i));
        QCOMPARE(linesOf(tablet.push({change}).body)[0]["status"], json("ok"));
        told.push_back(change.bytes);
        const auto all = tablet.everything().changes;
        for (const auto& bytes : told)
            QVERIFY(std::ranges::find(all, bytes) != all.end());
    }
    // Waits at one server and records at the other, whichever way round it falls.
    for (int i = 0; i < 4; ++i) {
        const auto cursor = tablet.everything().cursor;
        const auto line = tablet.line(tablet.observation(pupil, "news"));
        QElapsedTimer timer;
        timer.start();
        std::thread writer([&] {
            auto other = scene.connect();
            std::ignore =
                other->send("POST", "/v1/changes", {{"Authorization", "Bearer " + tablet.token}}, line);
        });
        const auto waited = tablet.ask("GET", "/v1/wait?cursor=" + cursor);
        writer.join();
        QCOMPARE(json::parse(waited.body)["changed"].get<bool>(), true);
        QVERIFY2(timer.elapsed() < 4'500, "woken, not found by looking again after five seconds");
    }
}
} // namespace

class ServerProxies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void behindNginx() {
        const auto nginx = toolOf(QStringLiteral("nginx"));
        if (nginx.isEmpty())
            QSKIP("nginx is not installed");
        Scene scene;
        const auto data = scene.server.data().toUtf8();
        const auto port = QByteArray::number(scene.proxy.port());
        const auto site = adapted(scene.folder.path(), QStringLiteral("nginx.conf"),
                                  {{"127.0.0.1:8443", scene.backend()},
                                   {"listen 443 ssl", "listen 127.0.0.1:" + port + " ssl"},
                                   {"    listen [::]:443 ssl;\n", ""},
                                   {"/etc/jotter/tls/server.pem", data + "/server.pem"},
                                   {"/etc/jotter/tls/server.key", data + "/secrets/server.key"},
                                   {"/etc/jotter/tls/authority.pem", data + "/authority.pem"}});
        const auto place = scene.folder.path().toUtf8();
        QByteArray whole = ::geteuid() == 0 ? "user root;\n" : "";
        whole += "daemon off; worker_processes 1; pid " + place +
                 "/nginx.pid; error_log stderr;\n"
                 "events { worker_connections 512; }\nhttp { access_log off;\n";
        for (const QByteArray temporary : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            whole += temporary + "_temp_path " + place + "/" + temporary + ";\n";
        whole += "include " + site.toUtf8() + ";\n}\n";
        const auto main = scene.folder.filePath(QStringLiteral("main.conf"));
        QFile file(main);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(whole) == whole.size());
        file.close();
        const auto checked = ran(nginx, {"-t", "-c", main, "-p", scene.folder.path()});
        QVERIFY2(checked.code == 0 && !checked.said.contains("[warn]"), checked.said);
        scene.proxy.start(nginx, {"-c", main, "-p", scene.folder.path()});
        aTabletGoesThrough(scene);
    }

    void behindHaproxy() {
        if (toolOf(QStringLiteral("haproxy")).isEmpty())
            QSKIP("HAProxy is not installed");
        Scene scene;
        scene.proxy.startHaproxy(scene.folder.path(), scene.server.data(), {scene.server.port()});
        aTabletGoesThrough(scene);
    }

    void twoServersOnOnePostgresBehindHaproxy() {
        if (toolOf(QStringLiteral("haproxy")).isEmpty() || qEnvironmentVariableIsEmpty("JOTTER_LOG"))
            QSKIP("this needs HAProxy and PostgreSQL");
        Scene scene;
        // The second server has the first one's folder: the same school, certificates and secrets.
        const auto second = scene.folder.filePath(QStringLiteral("second"));
        QCOMPARE(ran(QStringLiteral("/bin/cp"), {"-r", scene.server.data(), second}).code, 0);
        // And its media, on a disk that both have.
        QVERIFY(QDir(second + "/media").removeRecursively());
        QVERIFY(QFile::link(scene.server.data() + "/media", second + "/media"));
        ServerProcess other(second);
        other.start();
        scene.proxy.startHaproxy(scene.folder.path(), second, {scene.server.port(), other.port()});
        Joined joined(scene);
        aTabletRecords(scene, joined.tablet);
        aPhotoGoesThrough(scene, joined.tablet);
        // Each took its part: the answers were given by both.
        for (const auto& url : {scene.server.url(), other.url()}) {
            WireClient direct(url.toStdString(), scene.server.authorityFile().toStdString());
            const auto metrics = direct.send("GET", "/metrics").body;
            QVERIFY2(metrics.find("jotter_answers_total{status=\"2xx\"} 0") == std::string::npos,
                     metrics.c_str());
        }
    }

    void theUnitsAreReadBySystemd() {
        const auto analyze = toolOf(QStringLiteral("systemd-analyze"));
        if (analyze.isEmpty())
            QSKIP("systemd is not installed");
        QTemporaryDir folder;
        const QByteArray program = JOTTER_SERVER_PROGRAM;
        QStringList units;
        for (const auto* name : {"jotter-server.service", "jotter-backup.service"})
            units << adapted(folder.path(), QString::fromUtf8(name), {{"/usr/bin/jotter-server", program}});
        units << adapted(folder.path(), QStringLiteral("jotter-backup.timer"), {});
        const auto checked = ran(analyze, QStringList{"verify", "--man=no"} + units);
        QVERIFY2(checked.code == 0 && !checked.said.contains("jotter-"), checked.said);
        // In tenths: 0 is shut, 100 is open. What they are now, so that no line that shuts something goes
        // unseen.
        const std::array<const char*, 2> exposed{"--threshold=13", "--threshold=30"};
        for (std::size_t i = 0; i < exposed.size(); ++i) {
            const auto exposure = ran(analyze, {"security", "--offline=yes", "--no-pager", exposed[i],
                                                units[static_cast<qsizetype>(i)]});
            QVERIFY2(exposure.code == 0, exposure.said);
        }
    }

    void theShippedConfigurationIsUnderstood() {
        QTemporaryDir folder;
        ServerProcess school(folder.filePath(QStringLiteral("school")));
        const auto config = adapted(folder.path(), QStringLiteral("jotter.conf"),
                                    {{"/var/lib/jotter", school.data().toUtf8()}});
        const auto status = ServerProcess::command({"status", "--json", "--config", config});
        QVERIFY2(status.code == 0, status.err);
        QCOMPARE(json::parse(status.out.toStdString())["school"], json("Test school"));
    }
};

QTEST_GUILESS_MAIN(ServerProxies)
#include "server_proxies.moc"
