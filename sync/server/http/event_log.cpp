#include "sync/server/http/event_log.h"

#include "sync/change/change.h"

#include <iostream>

namespace jotter::server {

namespace {
/// The resource without ids and query.
std::string routeOf(const std::string& target) {
    const auto path = target.substr(0, target.find('?'));
    for (const std::string prefix : {"/v1/media/uploads/", "/v1/media/"})
        if (path.starts_with(prefix))
            return prefix + "…";
    for (const std::string known :
         {"/v1/hello", "/v1/enrol", "/v1/token", "/v1/ticket", "/v1/changes", "/v1/wait", "/v1/media",
          "/v1/thumbnails", "/v1/digest", "/v1/receipts", "/v1/quarantine", "/healthz", "/metrics"})
        if (path == known)
            return known;
    return "other";
}
} // namespace

void EventLog::event(const std::string& name, nlohmann::json facts) {
    facts["time"] = toIso(clock_.now());
    facts["event"] = name;
    const auto line = facts.dump() + "\n";
    const std::scoped_lock lock(mutex_);
    std::cerr << line << std::flush;
}

void EventLog::answered(const std::string& method, const std::string& target, int status,
                        std::chrono::milliseconds took) {
    if (!everyRequest_ && status < 500)
        return;
    event("answered", {{"method", method.substr(0, 8)},
                       {"route", routeOf(target)},
                       {"status", status},
                       {"ms", took.count()}});
}

} // namespace jotter::server
