#include "sync/server/admin/serving.h"

#include "sync/server/media/files.h"
#include "sync/server/wire/query.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace jotter::server {

ServingLock::ServingLock(const SchoolFolder& folder)
    : file_(::open(folder.file("serving.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}

ServingLock::~ServingLock() {
    if (file_ >= 0)
        ::close(file_);
}

Expected<void> ServingLock::take() const {
    if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) != 0)
        return fail("already_serving", ErrorCategory::Transient,
                    "Another process serves this school already.");
    return {};
}

Expected<std::pair<std::string, std::uint16_t>> readAddress(const std::string& text) {
    const auto colon = text.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt : readNumber(text.substr(colon + 1));
    if (!port || *port > UINT16_MAX)
        return fail("bad_address", ErrorCategory::Input, "Where to listen is written as address:port.");
    auto address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']'))
        address = address.substr(1, address.size() - 2);
    return std::pair{address, static_cast<std::uint16_t>(*port)};
}

Expected<void> serve(const SchoolFolder& folder, OpenSchool& school, const ServeOptions& options,
                     const Clock& clock, const std::function<void(std::uint16_t)>& listening) {
    const auto address = readAddress(options.listen);
    if (!address)
        return tl::make_unexpected(address.error());
    const ServingLock lock(folder);
    if (const auto taken = lock.take(); !taken)
        return taken;
    auto ports = school.ports();
    if (!ports)
        return tl::make_unexpected(ports.error());
    if (const auto swept = school.media().sweep(); !swept)
        return swept;
    // A tablet that goes away while it is written to is an error to handle, not a signal to die of.
    std::signal(SIGPIPE, SIG_IGN);
    EventLog log(clock, options.logRequests);
    Core core(std::move(*ports));
    ListenOptions listen;
    listen.address = address->first;
    listen.port = address->second;
    listen.certificateChain = folder.file("server.pem");
    listen.privateKey = folder.secret("server.key");
    listen.limits.stop = std::chrono::seconds(options.stopSeconds);
    listen.limits.metricsForAll = options.metricsForAll;
    HttpServer server(core, log, listen);
    if (const auto bound = server.listen(); !bound)
        return bound;
    const auto port = std::to_string(server.port()) + "\n";
    auto written = writeFile(folder.file("port"), port);
    if (written && !options.portFile.empty())
        written = writeFile(options.portFile, port);
    if (!written)
        return written;
    if (options.announce)
        std::cout << port << std::flush;
    log.event("serving", {{"port", server.port()}});
    listening(server.port());
    const auto ear = school.hearNews([&] { server.news(); });
    server.run();
    log.event("stopped");
    return {};
}

} // namespace jotter::server
