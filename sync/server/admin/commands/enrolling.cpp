#include "sync/server/admin/commands/enrolling.h"

#include "sync/server/access/enrolment_code.h"
#include "sync/server/admin/certificates.h"
#include "sync/server/admin/qr.h"
#include "sync/server/media/files.h"

#include <algorithm>
#include <iostream>

namespace jotter::server {

namespace {
constexpr std::size_t maxCertificateBytes = 64UL * 1024;

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

Expected<void> show(const EnrolmentCode& code, const std::filesystem::path& svg) {
    const auto picture = qrForTerminal(code.text);
    if (!picture)
        return tl::make_unexpected(picture.error());
    std::cout << code.text << "\n" << *picture << std::flush;
    if (svg.empty())
        return {};
    return qrAsSvg(code.text).and_then([&](const std::string& text) { return writeFile(svg, text); });
}
} // namespace

void addEnrolOptions(CLI::App& command, EnrolOptions& options) {
    command.add_option("--url", options.url, "host:port under which the tablet reaches this server");
    command.add_option("--group", options.groups, "Name or id of a group; without it, every group");
    command.add_option("--svg", options.svg, "Writes the QR code as a picture")->transform(absolutePath());
}

Expected<void> makeCode(Opened& opened, const EnrolOptions& options) {
    const auto groups = opened.groups(options.groups);
    if (!groups)
        return tl::make_unexpected(groups.error());
    const auto pem = readWhole(opened.folder.file("authority.pem"), maxCertificateBytes);
    const auto der = pem ? certificateDer(*pem) : pem;
    if (!der)
        return tl::make_unexpected(der.error());
    const auto code =
        EnrolmentCode::make(options.url.empty() ? addressOf(opened) : options.url, *der, opened.random);
    nlohmann::json facts{{"groups", nlohmann::json::array()}};
    for (const auto& group : *groups)
        facts["groups"].push_back(group.toString());
    return opened
        .audited("device.enrol", facts,
                 [&] {
                     return opened.school->registry().addCode(hashOfCode(code.secret), *groups,
                                                              opened.clock.now() + codeLife);
                 })
        .and_then([&] { return show(code, options.svg); });
}

} // namespace jotter::server
