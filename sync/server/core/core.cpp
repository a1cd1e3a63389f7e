#include "sync/server/core/core.h"

#include "sync/server/core/answers.h"
#include "sync/server/wire/gzip.h"
#include "sync/server/wire/push_batch.h"

#include <algorithm>

namespace jotter::server {

namespace {
constexpr std::size_t chunkLimit = 4UL * 1024 * 1024;
constexpr std::size_t formLimit = 64UL * 1024;
constexpr std::size_t worthPacking = 256;
constexpr std::string_view uploadPrefix = "/v1/media/uploads/";

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
    if (method == "POST" && (path == "/v1/changes" || path == "/v1/receipts" || path == "/v1/quarantine"))
        return maxBatchBytes;
    if ((method == "POST" && path == "/v1/media") || (method == "PATCH" && path.starts_with(uploadPrefix)))
        return chunkLimit;
    return formLimit;
}

Response Core::handle(Request request) {
    auto response = answer(request);
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

Response Core::answer(Request& request) {
    const auto target = readTarget(request.target);
    if (!target)
        return refuse(target.error());
    const auto* route = findRoute(request.method, target->path);
    const auto allowed = route ? std::string{} : methodsOf(target->path);
    if (!route && allowed.empty())
        return notFound();
    if (!route) {
        auto response = refuse(405, "bad_method", "That cannot be done here.");
        response.headers["Allow"] = allowed;
        return response;
    }
    const auto serve = [&]() -> Response {
        if (!target->path.starts_with("/v1/"))
            return act(*route, request, *target, std::nullopt);
        if (const auto unpacked = unpack(request); !unpacked)
            return refuse(unpacked.error());
        const auto device = deviceOf(request);
        return device ? act(*route, request, *target, *device) : refuse(device.error());
    };
    auto response = serve();
    if (std::ranges::find(route->statuses, response.status) == route->statuses.end())
        ++undeclared_;
    return response;
}

Response Core::act(const Route& route, const Request& request, const Target& target,
                   const std::optional<Device>& device) {
    switch (route.action) {
    case Action::Health:
        return ports_.log.newest() ? jsonAnswer({{"ok", true}}) : jsonAnswer({{"ok", false}}, 503);
    case Action::Metrics:
        return metrics(request);
    case Action::Hello:
        return joining_.hello(request, target, device);
    case Action::Enrol:
        return joining_.enrol(request);
    case Action::Token:
        return joining_.token(request);
    case Action::UploadOptions:
        return Uploads::options();
    default:
        break;
    }
    if (!device || device->state == DeviceState::Lost)
        return refuse(401, "bad_token", "This tablet has to say again which one it is.");
    if (route.fetches && device->state == DeviceState::Retired)
        return refuse(403, "device_retired",
                      "This tablet was retired: it sends what it still has, and shows nothing more.");
    return actFor(route, request, target, *device);
}

Response Core::actFor(const Route& route, const Request& request, const Target& target,
                      const Device& device) {
    const std::string name(nameIn(route, target.path));
    switch (route.action) {
    case Action::Ticket:
        return joining_.ticket(request, device);
    case Action::Push:
        return pushing_.push(request, device);
    case Action::Feed:
        return feeding_.feed(target, device);
    case Action::Receipts:
        return pushing_.takeReceipts(request, device);
    case Action::Quarantine:
        return pushing_.quarantine(request, device);
    case Action::Wait:
        return feeding_.wait(target, device);
    case Action::Digest:
        return feeding_.digest(target, device);
    case Action::BeginUpload:
        return uploads_.create(request, device);
    case Action::Upload:
        return uploads_.onUpload(request, name, device);
    case Action::Medium:
        return downloads_.medium(request, target, name, device);
    case Action::Thumbnails:
        return downloads_.thumbnails(request, device);
    default:
        return notFound();
    }
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
