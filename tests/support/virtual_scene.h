#pragma once

#include "tests/support/virtual_tablet.h"

#include <functional>
#include <optional>

namespace jotter::fake {

using engine::Failure;
using engine::Request;
using engine::Response;

inline Response status(int code, std::map<std::string, std::string> headers = {}) {
    return {Failure::None, code, std::move(headers), "{\"error\":\"x\",\"text\":\".\"}", {}};
}

inline bool isPush(const Request& request) {
    return request.method == "POST" && request.path == "/v1/changes";
}
inline bool isPull(const Request& request) {
    return request.method == "GET" && request.path.starts_with("/v1/changes");
}

/// A tablet with three notes and a photo, a server, and answers that a test puts in its place.
struct Scene {
    ManualClock clock;
    FakeServer server;
    VirtualTablet tablet{clock, 1};
    std::function<std::optional<Response>(const Request&)> instead = [](const Request&) {
        return std::nullopt;
    };

    Scene() {
        for (int i = 0; i < 3; ++i)
            tablet.record("note " + std::to_string(i));
    }
    VirtualTablet::Line line() {
        return [this](const Request& request, WallTime now) {
            if (auto response = instead(request))
                return *response;
            return server.handle(request, now);
        };
    }
    bool run(std::chrono::milliseconds length, const std::function<bool()>& until = {}) {
        return tablet.run(line(), length, until);
    }
    bool settle() {
        return run(std::chrono::hours(2), [this] { return tablet.settled(server); });
    }
    void clear() {
        instead = [](const Request&) { return std::nullopt; };
    }
};

} // namespace jotter::fake
