#include "sync/server/admin/commands.h"

#include "sync/server/access/enrolment_code.h"
#include "sync/server/admin/certificates.h"
#include "sync/server/admin/directory.h"
#include "sync/server/admin/office.h"
#include "sync/server/admin/qr.h"
#include "sync/server/media/files.h"

#include <algorithm>
#include <iostream>

namespace jotter::server {

namespace {
constexpr const char* usualPort = "8443";
constexpr std::size_t maxCertificateBytes = 64UL * 1024;

/// The school with the machine's own clock and randomness.
struct Opened {
    SystemClock clock;
    SystemRandom random;
    SchoolFolder folder;
    std::unique_ptr<OpenSchool> school;

    explicit Opened(const CommandOptions& options)
        : folder(options.data) {}
    [[nodiscard]] Expected<void> open() {
        return OpenSchool::open(folder, clock, random).map([&](auto opened) { school = std::move(opened); });
    }
};

bool isLoopback(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// Where a tablet finds this server, when the command line does not say.
std::string addressOf(Opened& opened) {
    const auto port = readWhole(opened.folder.file("port"), 8);
    const auto& hosts = opened.school->settings().hosts;
    const auto outside = std::ranges::find_if_not(hosts, isLoopback);
    return (outside == hosts.end() ? "localhost" : *outside) + ":" +
           (port && !port->empty() ? port->substr(0, port->find('\n')) : usualPort);
}

Expected<std::vector<Uuid>> groupsOf(Opened& opened, const std::vector<std::string>& names) {
    std::vector<Uuid> groups;
    for (const auto& name : names) {
        const auto group = findInSchool(opened.school->log(), "group", name);
        if (!group)
            return tl::make_unexpected(group.error());
        if (!*group)
            return fail("no_group", ErrorCategory::Input, "There is no one group of that name.");
        groups.push_back(**group);
    }
    return groups;
}

Expected<void> makeCode(Opened& opened, const CommandOptions& options, const std::string& address) {
    const auto groups = groupsOf(opened, options.groups);
    if (!groups)
        return tl::make_unexpected(groups.error());
    const auto pem = readWhole(opened.folder.file("authority.pem"), maxCertificateBytes);
    const auto der = pem ? certificateDer(*pem) : pem;
    if (!der)
        return tl::make_unexpected(der.error());
    const auto code = EnrolmentCode::make(address, *der, opened.random);
    const auto kept =
        opened.school->registry().addCode(hashOfCode(code.secret), *groups, opened.clock.now() + codeLife);
    if (!kept)
        return kept;
    const auto picture = qrForTerminal(code.text);
    if (!picture)
        return tl::make_unexpected(picture.error());
    std::cout << code.text << "\n" << *picture << std::flush;
    if (options.svg.empty())
        return {};
    return qrAsSvg(code.text).and_then([&](const std::string& svg) { return writeFile(options.svg, svg); });
}

Expected<void> load(Opened& opened, const CommandOptions& options) {
    Office office(*opened.school, opened.clock, opened.random);
    Loaded loaded;
    Expected<void> done;
    if (!options.changes.empty())
        done = office.loadChanges(options.changes, loaded);
    if (done && !options.changes.empty() && !options.media.empty())
        done = office.loadMedia(options.changes, options.media, loaded);
    if (done && !options.pins.empty())
        done = office.loadPins(options.pins, loaded);
    std::cerr << "Recorded " << loaded.taken << " changes (" << loaded.known << " were known, " << loaded.held
              << " are held), " << loaded.media << " media, " << loaded.pins << " PINs.\n";
    return done;
}
} // namespace

Expected<void> initSchool(const CommandOptions& options) {
    SystemRandom random;
    const SchoolFolder folder(options.data);
    return folder.create({options.name, options.hosts}, random).and_then([&]() -> Expected<void> {
        Opened opened(options);
        return opened.open();
    });
}

Expected<void> serveSchool(const CommandOptions& options) {
    Opened opened(options);
    return opened.open().and_then([&] {
        return serve(opened.folder, *opened.school, options.serve, opened.clock, [](std::uint16_t) {});
    });
}

Expected<void> enrolTablet(const CommandOptions& options) {
    Opened opened(options);
    return opened.open().and_then(
        [&] { return makeCode(opened, options, options.url.empty() ? addressOf(opened) : options.url); });
}

Expected<void> loadFiles(const CommandOptions& options) {
    Opened opened(options);
    return opened.open().and_then([&] { return load(opened, options); });
}

Expected<void> demoSchool(const CommandOptions& options) {
    auto local = options;
    if (local.serve.listen == ServeOptions{}.listen)
        local.serve.listen = std::string("127.0.0.1:") + usualPort;
    const auto address = readAddress(local.serve.listen);
    if (!address)
        return tl::make_unexpected(address.error());
    if (address->first != "127.0.0.1" && address->first != "::1")
        return fail("not_loopback", ErrorCategory::Input,
                    "The demo school listens on this machine alone, 127.0.0.1 or ::1.");
    Opened opened(local);
    if (!opened.folder.isSchool())
        if (const auto made = opened.folder.create({local.name, local.hosts}, opened.random); !made)
            return made;
    Expected<void> coded;
    const auto listening = [&](std::uint16_t port) {
        const auto host = address->first == "::1" ? "[::1]" : address->first;
        coded = makeCode(opened, local, local.url.empty() ? host + ":" + std::to_string(port) : local.url);
    };
    return opened.open()
        .and_then([&] { return load(opened, local); })
        .and_then([&] { return serve(opened.folder, *opened.school, local.serve, opened.clock, listening); })
        .and_then([&] { return coded; });
}

Expected<void> showStatus(const CommandOptions& options) {
    Opened opened(options);
    if (const auto open = opened.open(); !open)
        return open;
    const auto log = opened.school->log().counts();
    const auto registry = opened.school->registry().counts();
    if (!log || !registry)
        return tl::make_unexpected(log ? registry.error() : log.error());
    if (options.json)
        std::cout << nlohmann::json{{"school", opened.school->settings().name},
                                    {"changes", log->changes},
                                    {"held", log->held},
                                    {"streams", log->streams},
                                    {"devices", registry->devices},
                                    {"tickets", registry->tickets}}
                         .dump()
                  << "\n";
    else
        std::cout << log->changes << " changes in " << log->streams << " streams, " << log->held << " held; "
                  << registry->devices << " tablets.\n";
    return {};
}

Expected<void> setAdultPin(const CommandOptions& options) {
    Opened opened(options);
    if (const auto open = opened.open(); !open)
        return open;
    const auto adult = findInSchool(opened.school->log(), "adult", options.adult);
    if (!adult)
        return tl::make_unexpected(adult.error());
    if (!*adult)
        return fail("no_adult", ErrorCategory::Input, "There is no one adult of that name.");
    std::string pin;
    std::getline(std::cin, pin);
    Office office(*opened.school, opened.clock, opened.random);
    return office.setPin(AdultId{**adult}, pin);
}

Expected<void> addAdult(const CommandOptions& options) {
    Opened opened(options);
    if (const auto open = opened.open(); !open)
        return open;
    Office office(*opened.school, opened.clock, opened.random);
    return office.addAdult(options.name, options.initials, options.role).map([](AdultId adult) {
        std::cout << adult.toString() << "\n";
    });
}

} // namespace jotter::server
