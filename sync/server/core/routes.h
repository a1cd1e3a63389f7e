#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// What answers a request.
enum class Action {
    Health,
    Metrics,
    Hello,
    Enrol,
    Token,
    Ticket,
    Push,
    Feed,
    Receipts,
    Quarantine,
    Wait,
    Digest,
    UploadOptions,
    BeginUpload,
    Upload,
    Medium,
    Thumbnails,
};

/// A method of a resource, and every status that it may answer with. `openapi.yaml` says the same; a test
/// compares them.
struct Route {
    std::string_view method;
    std::string_view path; ///< one name in braces at the end stands for a segment
    Action action = Action::Health;
    bool needsToken = true;
    bool fetches = false; ///< what a retired device may not do
    std::vector<int> statuses;
};

[[nodiscard]] const std::vector<Route>& routes();
/// Nothing when there is no such resource, or not with that method.
[[nodiscard]] const Route* findRoute(std::string_view method, std::string_view path);
/// The methods of a resource, as `Allow` lists them; empty when there is no such resource.
[[nodiscard]] std::string methodsOf(std::string_view path);
/// The segment that a route's braces stand for.
[[nodiscard]] std::string_view nameIn(const Route& route, std::string_view path);

} // namespace jotter::server
