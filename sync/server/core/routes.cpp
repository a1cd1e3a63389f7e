#include "sync/server/core/routes.h"

#include <algorithm>

namespace jotter::server {

namespace {
/// Those of every resource: cannot be read, too much, too long a header, our fault, busy.
std::vector<int> with(std::initializer_list<int> own) {
    std::vector<int> all{400, 413, 431, 500, 503};
    all.insert(all.end(), own);
    std::ranges::sort(all);
    return all;
}

std::vector<Route> makeRoutes() {
    using enum Action;
    return {
        {"GET", "/healthz", Health, false, false, with({200})},
        {"GET", "/metrics", Metrics, false, false, with({200, 404})},
        {"GET", "/v1/hello", Hello, false, false, with({200, 507})},
        {"POST", "/v1/enrol", Enrol, false, false, with({200, 403, 429, 507})},
        {"POST", "/v1/token", Token, false, false, with({200, 401, 403})},
        {"POST", "/v1/ticket", Ticket, true, true, with({200, 401, 403, 429, 507})},
        {"POST", "/v1/changes", Push, true, false, with({200, 401, 409, 422, 507})},
        {"GET", "/v1/changes", Feed, true, true, with({200, 401, 403, 410, 507})},
        {"POST", "/v1/receipts", Receipts, true, false, with({200, 401, 422, 507})},
        {"POST", "/v1/quarantine", Quarantine, true, false, with({200, 401, 409, 507})},
        {"GET", "/v1/wait", Wait, true, true, with({200, 401, 403, 410, 507})},
        {"GET", "/v1/digest", Digest, true, true, with({200, 401, 403, 404})},
        {"OPTIONS", "/v1/media", UploadOptions, false, false, with({204})},
        {"POST", "/v1/media", BeginUpload, true, false, with({201, 401, 409, 412, 415, 422, 460, 507})},
        {"HEAD", "/v1/media/uploads/{id}", Upload, true, false, with({200, 401, 404, 412})},
        {"PATCH", "/v1/media/uploads/{id}", Upload, true, false,
         with({204, 401, 404, 409, 412, 415, 422, 460, 507})},
        {"DELETE", "/v1/media/uploads/{id}", Upload, true, false, with({204, 401, 404, 412, 507})},
        {"GET", "/v1/media/{sha256}", Medium, true, true, with({200, 206, 401, 403, 404, 416})},
        {"POST", "/v1/thumbnails", Thumbnails, true, true, with({200, 401, 403})},
    };
}

bool matches(const Route& route, std::string_view path) {
    const auto brace = route.path.find('{');
    if (brace == std::string_view::npos)
        return path == route.path;
    return path.size() > brace && path.starts_with(route.path.substr(0, brace)) &&
           path.find('/', brace) == std::string_view::npos;
}
} // namespace

const std::vector<Route>& routes() {
    static const auto all = makeRoutes();
    return all;
}

const Route* findRoute(std::string_view method, std::string_view path) {
    const auto it = std::ranges::find_if(
        routes(), [&](const Route& route) { return route.method == method && matches(route, path); });
    return it == routes().end() ? nullptr : &*it;
}

std::string methodsOf(std::string_view path) {
    std::string methods;
    for (const auto& route : routes())
        if (matches(route, path))
            methods += (methods.empty() ? "" : ", ") + std::string(route.method);
    return methods;
}

std::string_view nameIn(const Route& route, std::string_view path) {
    return path.substr(std::min(route.path.find('{'), path.size()));
}

} // namespace jotter::server
