#pragma once

#include "sync/change/clock.h"

#include <nlohmann/json.hpp>

#include <mutex>
#include <string>

namespace jotter::server {

/// One JSON object a line on standard error, for the operator: what happened, when and how long it took.
/// Never a name, a note, a token, an id or an address.
class EventLog {
public:
    explicit EventLog(const Clock& clock, bool everyRequest)
        : clock_(clock)
        , everyRequest_(everyRequest) {}

    void event(const std::string& name, nlohmann::json facts = nlohmann::json::object());
    /// Requests that failed on our side always, the others when asked for.
    void answered(const std::string& method, const std::string& target, int status,
                  std::chrono::milliseconds took);

private:
    const Clock& clock_;
    bool everyRequest_;
    std::mutex mutex_;
};

} // namespace jotter::server
