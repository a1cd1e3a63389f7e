#include "tests/support/proxied_servers.h"

#include <QDir>
#include <QFile>

#include <fstream>

namespace jotter::support {

namespace {
constexpr int servers = 2;

QString fakeTimeLibrary() {
    const QDir places(QStringLiteral("/usr/lib"));
    for (const auto& place : places.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto library = places.filePath(place + QStringLiteral("/faketime/libfaketimeMT.so.1"));
        if (QFile::exists(library))
            return library;
    }
    throw ServerFailed(QStringLiteral("libfaketime is not installed"));
}
} // namespace

WallTime ProxiedServers::machineTime() {
    return SystemClock().now();
}

ProxiedServers::ProxiedServers(const QString& school, ManualClock& clock)
    : clock_(clock)
    , known_(clock.now())
    , turned_(clock.now() - machineTime()) {
    turnClock();
    const QStringList variables{
        QStringLiteral("LD_PRELOAD=") + fakeTimeLibrary(),
        QStringLiteral("FAKETIME_TIMESTAMP_FILE=") + folder_.filePath(QStringLiteral("clock")),
        QStringLiteral("FAKETIME_NO_CACHE=1"), QStringLiteral("FAKETIME_DONT_FAKE_MONOTONIC=1"),
        QStringLiteral("NO_FAKE_STAT=1")};
    QList<quint16> ports;
    for (int i = 0; i < servers; ++i) {
        const auto own = folder_.filePath(QString::number(i));
        const auto copied = ran(QStringLiteral("/bin/cp"), {QStringLiteral("-r"), school, own});
        const auto media = QDir(own).filePath(QStringLiteral("media"));
        // The same media, on a disk that both have.
        if (copied.code != 0 || !QDir(media).removeRecursively() ||
            !QFile::link(QDir(school).absoluteFilePath(QStringLiteral("media")), media))
            throw ServerFailed(QStringLiteral("the school cannot be copied"));
        servers_.push_back(std::make_unique<ServerProcess>(own));
        servers_.back()->start(variables);
        ports << servers_.back()->port();
    }
    proxy_.startHaproxy(folder_.path(), school, ports);
    authority_ = (school + QStringLiteral("/authority.pem")).toStdString();
}

void ProxiedServers::turnClock() {
    turned_ += clock_.now() - known_;
    known_ = clock_.now();
    const auto path = folder_.filePath(QStringLiteral("clock")).toStdString();
    std::ofstream(path + ".new") << std::showpos << std::fixed << static_cast<double>(turned_.count()) / 1000
                                 << "\n";
    std::filesystem::rename(path + ".new", path); // at once, for the servers read it whenever they look
}

std::unique_ptr<WireClient> ProxiedServers::client() {
    if (idle_.empty())
        return std::make_unique<WireClient>(proxy_.url(), authority_);
    auto client = std::move(idle_.back());
    idle_.pop_back();
    return client;
}

Answer ProxiedServers::ask(const std::string& method, const std::string& path,
                           const std::map<std::string, std::string>& headers, const std::string& body) {
    std::unique_lock lock(mutex_);
    if (clock_.now() != known_)
        turnClock();
    auto client = this->client();
    lock.unlock();
    auto answer = client->send(method, path, headers, body);
    if (answer.curl != 0)
        throw ServerFailed(
            QStringLiteral("no answer: %1 %2").arg(answer.curl).arg(QString::fromStdString(path)));
    answer.headers.erase("date");
    lock.lock();
    idle_.push_back(std::move(client));
    clock_.set(std::max(known_, machineTime() + turned_));
    known_ = clock_.now();
    return answer;
}

} // namespace jotter::support
