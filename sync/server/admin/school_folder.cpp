#include "sync/server/admin/school_folder.h"

#include "sync/change/change.h"
#include "sync/server/admin/certificates.h"
#include "sync/server/media/files.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace jotter::server {

namespace {
constexpr std::size_t macBytes = 32;
constexpr std::size_t maxSettingsBytes = 64UL * 1024;

std::string randomKey(RandomSource& random) {
    std::string key(macBytes, '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(key.data()), key.size()});
    return key;
}

std::string sealKeyPair() {
    std::string pair(crypto_box_PUBLICKEYBYTES + crypto_box_SECRETKEYBYTES, '\0');
    auto* bytes = reinterpret_cast<unsigned char*>(pair.data());
    crypto_box_keypair(bytes, bytes + crypto_box_PUBLICKEYBYTES);
    return pair;
}
} // namespace

Expected<void> SchoolFolder::create(const SchoolSettings& settings, RandomSource& random) const {
    if (isSchool())
        return fail("already_there", ErrorCategory::Input,
                    "There is a school server in this folder already.");
    auto hosts = settings.hosts;
    for (auto& host : ownHosts())
        if (std::ranges::find(hosts, host) == hosts.end())
            hosts.push_back(std::move(host));
    const auto certificates = makeCertificates(settings.name, hosts, random);
    if (!certificates)
        return tl::make_unexpected(certificates.error());
    // The settings come last: a folder without them is not yet a school's.
    const nlohmann::json about{
        {"id", Uuid::makeV7(WallTime{}, random).toString()}, {"name", settings.name}, {"hosts", hosts}};
    return makeFolder(path_ / "secrets")
        .and_then([&] { return writeFile(secret("tokens"), randomKey(random)); })
        .and_then([&] { return writeFile(secret("receipts"), randomKey(random)); })
        .and_then([&] { return writeFile(secret("seal"), sealKeyPair()); })
        .and_then([&] { return writeFile(secret("authority.key"), certificates->authorityKey); })
        .and_then([&] { return writeFile(secret("server.key"), certificates->serverKey); })
        .and_then([&] { return writeFile(file("authority.pem"), certificates->authority); })
        .and_then([&] { return writeFile(file("server.pem"), certificates->server); })
        .and_then([&] { return writeFile(file("school.json"), about.dump(2) + "\n"); });
}

bool SchoolFolder::isSchool() const {
    return std::filesystem::exists(file("school.json"));
}

Expected<SchoolSettings> SchoolFolder::settings() const {
    const auto missing = fail("no_school", ErrorCategory::Input,
                              "There is no school server in this folder; jotter-server init makes one.");
    const auto text = readWhole(file("school.json"), maxSettingsBytes);
    const auto json = text ? parseJson(*text) : missing;
    if (!json || !json->is_object())
        return missing;
    SchoolSettings settings;
    settings.name = json->value("name", "");
    settings.id = json->value("id", "");
    for (const auto& host : json->value("hosts", nlohmann::json::array()))
        settings.hosts.push_back(host.is_string() ? host.get<std::string>() : "");
    return settings;
}

Expected<Mac> SchoolFolder::mac(const std::string& name) const {
    return readWhole(secret(name), macBytes + 1).and_then([](const std::string& bytes) {
        return Mac::fromBytes(bytes);
    });
}

Expected<SealBox> SchoolFolder::sealBox() const {
    return readWhole(secret("seal"), crypto_box_PUBLICKEYBYTES + crypto_box_SECRETKEYBYTES + 1)
        .and_then([](const std::string& pair) { return SealBox::fromBytes(pair); });
}

std::string SchoolFolder::serverEpoch() const {
    return readWhole(secret("server_epoch"), 64).value_or("");
}

Expected<void> SchoolFolder::keepServerEpoch(const std::string& epoch) const {
    return writeFile(secret("server_epoch"), epoch);
}

std::vector<std::string> ownHosts() {
    std::vector<std::string> hosts{"localhost", "127.0.0.1", "::1"};
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0)
        list = nullptr;
    for (const auto* one = list; one; one = one->ifa_next) {
        if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET)
            continue;
        std::array<char, INET_ADDRSTRLEN> text{};
        const auto* address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        if (::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) &&
            std::ranges::find(hosts, text.data()) == hosts.end())
            hosts.emplace_back(text.data());
    }
    ::freeifaddrs(list);
    // An address is found without a name service, so the name comes last.
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0)
        hosts.emplace_back(name.data());
    return hosts;
}

} // namespace jotter::server
