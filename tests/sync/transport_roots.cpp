// The system's and installed roots: a school whose own root certificate is installed on its tablets. What the
// system trusts is changed for one process only, in a mount namespace of its own.
#include "sync/transport/carrier.h"
#include "tests/support/tiny_tls_server.h"

#include <curl/curl.h>
#include <sched.h>
#include <sys/mount.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace jotter;
using engine::Failure;
using fake::TestCertificates;
using fake::TinyTlsServer;

namespace {
constexpr int noNamespace = 200; ///< the child's exit code; else it is the failure

/// The child's exit code: how a request to the server at `url` ends where only the file `roots` is trusted.
int carryHere(const std::string& roots, const std::string& url) {
    const auto* system = curl_version_info(CURLVERSION_NOW)->cainfo;
    const bool own = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    if (!own || !system || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount(roots.c_str(), system, nullptr, MS_BIND, nullptr) != 0)
        return noNamespace;
    engine::Request request;
    request.method = "GET";
    request.path = "/v1/hello";
    const auto response = transport::carryOne({url, {}}, std::move(request), std::atomic<bool>(false));
    return static_cast<int>(response.failure);
}

/// How a request to `server` ends on a device that trusts what is in the file `roots`. A program of its own,
/// as this one has threads by now.
int carryWith(const std::string& roots, const TinyTlsServer& server) {
    return QProcess::execute(
        QCoreApplication::applicationFilePath(),
        {"--carry", QString::fromStdString(roots), QString::fromStdString(server.url())});
}

struct Device {
    QTemporaryDir folder;
    std::string roots = folder.filePath("roots.pem").toStdString();

    explicit Device(const TestCertificates& installed) {
        std::ofstream(roots, std::ios::binary) << installed.authorityPem;
    }
};

std::string hello(const fake::HttpRequest&) {
    return TinyTlsServer::ours("{}");
}

bool hasNamespaces() {
    const auto school = TestCertificates::make("Thornbeck Primary");
    const Device tablet(school);
    TinyTlsServer server(school, hello);
    return carryWith(tablet.roots, server) != noNamespace;
}
} // namespace

class TransportRootsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!hasNamespaces())
            QSKIP("this machine gives no process a mount namespace of its own");
    }

    void aSchoolsOwnInstalledRootIsTrusted() {
        const auto school = TestCertificates::make("Thornbeck Primary");
        const Device tablet(school);
        TinyTlsServer server(school, hello);
        QCOMPARE(carryWith(tablet.roots, server), static_cast<int>(Failure::None));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }

    void whatIsNotInstalledIsNotOurServer() {
        const Device tablet(TestCertificates::make("Thornbeck Primary"));
        TinyTlsServer filter(TestCertificates::make("Smoothwall Ltd"), hello);
        QCOMPARE(carryWith(tablet.roots, filter), static_cast<int>(Failure::NotOurServer));
        QVERIFY(filter.requests().empty());
    }

    /// For these roots validity counts: then the sentence is about the clock, and nothing is sent.
    void aCertificateOutOfItsTimeIsTheClock() {
        const auto school = TestCertificates::make("Thornbeck Primary", -10);
        const Device tablet(school);
        TinyTlsServer server(school, hello);
        QCOMPARE(carryWith(tablet.roots, server), static_cast<int>(Failure::WrongClock));
        QVERIFY(server.requests().empty());
    }

    void anEndedCertificateOfAStrangerIsNoMatterOfTheClock() {
        const Device tablet(TestCertificates::make("Thornbeck Primary"));
        TinyTlsServer filter(TestCertificates::make("Smoothwall Ltd", -10), hello);
        QCOMPARE(carryWith(tablet.roots, filter), static_cast<int>(Failure::NotOurServer));
        QVERIFY(filter.requests().empty());
    }
};

int main(int argc, char** argv) {
    if (argc == 4 && std::string_view(argv[1]) == "--carry")
        return carryHere(argv[2], argv[3]);
    const QCoreApplication application(argc, argv);
    TransportRootsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "transport_roots.moc"
