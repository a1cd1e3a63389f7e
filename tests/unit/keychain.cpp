#include "platform/desktop/desktop_key_stores.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <optional>

using namespace jotter;
using namespace jotter::platform;

/// A session of its own with a real Secret Service (gnome-keyring), unlocked by an empty password.
class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void withoutASessionTheKeyIsAFile();
    void withASessionTheKeyIsInTheKeyStore();
    void profilesOfOneDeviceAreKeptApart();

private:
    bool startSession();
    std::optional<DesktopKeyStores> device_{std::in_place};
    QTemporaryDir home_;
    QProcess bus_;
    QProcess keyring_;
    bool session_ = false;
};

void KeychainTest::initTestCase() {
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home_.filePath("no-bus").toUtf8());
    qputenv("XDG_DATA_HOME", home_.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", home_.path().toUtf8());
}

void KeychainTest::withoutASessionTheKeyIsAFile() {
    const std::filesystem::path folder = home_.filePath("profile").toStdString();
    auto stores = device_->of(folder, "no-session");
    const auto chosen = stores.forNewProfile();
    QVERIFY(chosen);
    QCOMPARE((*chosen)->kind(), std::string{"key_file"});
    const auto gone = (*stores.ofKind("keychain"))->read("store-key");
    QVERIFY(!gone || !gone->has_value());
}

bool KeychainTest::startSession() {
    const auto daemon = QStandardPaths::findExecutable("dbus-daemon");
    const auto keyring = QStandardPaths::findExecutable("gnome-keyring-daemon");
    if (daemon.isEmpty() || keyring.isEmpty())
        return false;
    bus_.start(daemon, {"--session", "--nofork", "--print-address=1"});
    if (!bus_.waitForReadyRead())
        return false;
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus_.readLine().trimmed());
    keyring_.start(keyring, {"--foreground", "--unlock", "--components=secrets"});
    keyring_.write("\n");
    keyring_.closeWriteChannel();
    const auto bus =
        QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"), "keychain-test");
    return QTest::qWaitFor(
        [&] { return bus.interface()->isServiceRegistered("org.freedesktop.secrets").value(); });
}

void KeychainTest::withASessionTheKeyIsInTheKeyStore() {
    session_ = startSession();
    if (!session_)
        QSKIP("gnome-keyring or dbus-daemon is not installed: the device's key store cannot be tried");
    const std::filesystem::path folder = home_.filePath("keychain-profile").toStdString();
    auto stores = device_->of(folder, "one");
    const auto chosen = stores.forNewProfile();
    QVERIFY(chosen);
    QCOMPARE((*chosen)->kind(), std::string{"keychain"});
    const std::string secret("\0\xff binary", 9);
    QVERIFY((*chosen)->write("store-key", secret));
    QVERIFY(!std::filesystem::exists(folder));
    auto later = device_->of(folder, "one");
    QVERIFY(*(*later.ofKind("keychain"))->read("store-key") == secret);
    QVERIFY((*chosen)->remove("store-key"));
    QVERIFY((*chosen)->remove("store-key"));
    QVERIFY(!(*chosen)->read("store-key")->has_value());
}

void KeychainTest::profilesOfOneDeviceAreKeptApart() {
    if (!session_)
        QSKIP("gnome-keyring or dbus-daemon is not installed: the device's key store cannot be tried");
    auto one = device_->of(home_.path().toStdString(), "one");
    auto two = device_->of(home_.path().toStdString(), "two");
    auto* first = *one.ofKind("keychain");
    auto* second = *two.ofKind("keychain");
    QVERIFY(first->write("store-key", "of one"));
    QVERIFY(!second->read("store-key")->has_value());
    QVERIFY(second->write("store-key", "of two"));
    QVERIFY(*first->read("store-key") == "of one");
}

void KeychainTest::cleanupTestCase() {
    device_.reset(); // GLib ends a program whose bus goes away under it
    for (auto* process : {&keyring_, &bus_}) {
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        QVERIFY(process->waitForFinished());
    }
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "keychain.moc"
