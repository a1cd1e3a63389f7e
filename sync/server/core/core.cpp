#include "sync/server/core/core.h"

#include "sync/server/core/answers.h"
#include "sync/server/wire/gzip.h"
#include "sync/server/wire/push_batch.h"

namespace jotter::server {

namespace {
constexpr std::size_t chunkLimit = 4UL * 1024 * 1024;
constexpr std::size_t formLimit = 64UL * 1024;
constexpr std::size_t worthPacking = 256;
constexpr std::string_view uploadPrefix = "/v1/media/uploads/";
constexpr std::string_view mediaPrefix = "/v1/media/";

bool accepts(const Request& request, std::string_view coding) {
    return request.header("accept-encoding").find(coding) != std::string::npos;
}

/// Packs an answer when the asker can unpack it and it helps.
void pack(const Request& request, Response& response) {
    if (response.body.size() < worthPacking || !accepts(request, "gzip"))
        return;
    auto packed = gzip(response.body);
    if (packed.empty() || packed.size() >= response.body.size())
        return;
    response.body = std::move(packed);
    response.headers["Content-Encoding"] = "gzip";
}

Expected<void> unpack(Request& request) {
    const auto limit = Core::bodyLimit(request.method, request.target);
    const auto& coding = request.header("content-encoding");
    if (coding.empty() || coding == "identity")
        return request.body.size() <= limit
                   ? Expected<void>{}
                   : fail("too_big", ErrorCategory::Rejected, "That is more than is taken at once.");
    if (coding != "gzip")
        return fail("bad_coding", ErrorCategory::Input, "This server unpacks gzip and nothing else.");
    auto plain = gunzip(request.body, limit);
    if (!plain)
        return tl::make_unexpected(plain.error());
    request.body = std::move(*plain);
    return {};
}

/// What a retired device may not do any more: everything but sending.
bool fetches(std::string_view method, std::string_view path) {
    return method == "GET" || path == "/v1/thumbnails" || path == "/v1/ticket";
}

Response wrongMethod(const char* allowed) {
    auto response = refuse(405, "bad_method", "That cannot be done here.");
    response.headers["Allow"] = allowed;
    return response;
}
} // namespace

Core::Core(Ports ports)
    : ports_(std::move(ports))
    , joining_(ports_)
    , pushing_(ports_)
    , feeding_(ports_)
    , uploads_(ports_)
    , downloads_(ports_) {}

std::size_t Core::bodyLimit(const std::string& method, const std::string& target) {
    const auto path = std::string_view(target).substr(0, target.find('?'));
    if (method == "POST" && path == "/v1/changes")
        return maxBatchBytes;
    if ((method == "POST" && path == "/v1/media") || (method == "PATCH" && path.starts_with(uploadPrefix)))
        return chunkLimit;
    return formLimit;
}

Response Core::handle(Request request) {
    auto response = route(request);
    pack(request, response);
    response.headers["Jotter-Sync"] = "1";
    const auto hundreds = static_cast<std::size_t>(response.status / 100);
    ++answered_[hundreds < answered_.size() ? hundreds : 0];
    return response;
}

Expected<std::optional<Device>> Core::deviceOf(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view header = request.header("authorization");
    if (!header.starts_with(scheme))
        return std::nullopt;
    const auto id = ports_.tokens().deviceOf(header.substr(scheme.size()), ports_.clock.now());
    if (!id)
        return std::nullopt;
    auto device = ports_.registry.device(*id);
    if (!device && device.error().category != ErrorCategory::Auth)
        return tl::make_unexpected(device.error());
    return device ? std::optional(std::move(*device)) : std::nullopt;
}

Response Core::route(Request& request) {
    const auto target = readTarget(request.target);
    if (!target)
        return refuse(target.error());
    if (target->path == "/healthz")
        return ports_.log.newest() ? jsonAnswer({{"ok", true}}) : jsonAnswer({{"ok", false}}, 503);
    if (target->path == "/metrics")
        return metrics(request);
    if (!target->path.starts_with("/v1/"))
        return notFound();
    if (const auto unpacked = unpack(request); !unpacked)
        return refuse(unpacked.error());
    if (target->path == "/v1/enrol")
        return request.method == "POST" ? joining_.enrol(request) : wrongMethod("POST");
    if (target->path == "/v1/token")
        return request.method == "POST" ? joining_.token(request) : wrongMethod("POST");
    if (request.method == "OPTIONS" && target->path.starts_with("/v1/media"))
        return Uploads::options();
    const auto device = deviceOf(request);
    if (!device)
        return refuse(device.error());
    if (target->path == "/v1/hello")
        return request.method == "GET" ? joining_.hello(request, *target, *device) : wrongMethod("GET");
    if (!*device || (*device)->state == DeviceState::Lost)
        return refuse(401, "bad_token", "This tablet has to say again which one it is.");
    return routeKnown(request, *target, **device);
}

Response Core::routeKnown(const Request& request, const Target& target, const Device& device) {
    const auto& method = request.method;
    const std::string_view path = target.path;
    if (device.state == DeviceState::Retired && fetches(method, path))
        return refuse(403, "device_retired",
                      "This tablet was retired: it sends what it still has, and shows nothing more.");
    if (path == "/v1/changes") {
        if (method == "POST")
            return pushing_.push(request, device);
        return method == "GET" ? feeding_.feed(target, device) : wrongMethod("GET, POST");
    }
    if (path == "/v1/wait")
        return method == "GET" ? feeding_.wait(target, device) : wrongMethod("GET");
    if (path == "/v1/digest")
        return method == "GET" ? feeding_.digest(target, device) : wrongMethod("GET");
    if (path == "/v1/ticket")
        return method == "POST" ? joining_.ticket(request, device) : wrongMethod("POST");
    if (path == "/v1/thumbnails")
        return method == "POST" ? downloads_.thumbnails(request, device) : wrongMethod("POST");
    if (path == "/v1/media")
        return method == "POST" ? uploads_.create(request, device) : wrongMethod("POST, OPTIONS");
    if (path.starts_with(uploadPrefix)) {
        if (method != "HEAD" && method != "PATCH" && method != "DELETE")
            return wrongMethod("HEAD, PATCH, DELETE, OPTIONS");
        return uploads_.onUpload(request, std::string(path.substr(uploadPrefix.size())), device);
    }
    if (path.starts_with(mediaPrefix))
        return method == "GET"
                   ? downloads_.medium(request, target, std::string(path.substr(mediaPrefix.size())), device)
                   : wrongMethod("GET, OPTIONS");
    return notFound();
}

Response Core::metrics(const Request& request) {
    if (!request.fromThisMachine)
        return notFound();
    const auto log = ports_.log.counts();
    const auto registry = ports_.registry.counts();
    if (!log || !registry)
        return refuse(503, "busy", "The counts are not to be had at the moment.");
    std::string text;
    const auto gauge = [&](const std::string& name, std::uint64_t value) {
        text += "# TYPE " + name + " gauge\n" + name + " " + std::to_string(value) + "\n";
    };
    gauge("jotter_changes", log->changes);
    gauge("jotter_changes_held", log->held);
    gauge("jotter_streams", log->streams);
    gauge("jotter_devices", registry->devices);
    gauge("jotter_tickets", registry->tickets);
    gauge("jotter_waiting", waiting);
    text += "# TYPE jotter_answers_total counter\n";
    for (std::size_t i = 2; i < answered_.size(); ++i)
        text += "jotter_answers_total{status=\"" + std::to_string(i) + "xx\"} " +
                std::to_string(answered_[i]) + "\n";
    return {200, {{"Content-Type", "text/plain; version=0.0.4"}}, std::move(text), {}, false};
}

} // namespace jotter::server
