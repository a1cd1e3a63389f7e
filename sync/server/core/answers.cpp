#include "sync/server/core/answers.h"

namespace jotter::server {

namespace {
constexpr const char* retrySeconds = "2";

int statusOf(const Error& error) {
    if (error.code == "disk_full")
        return 507;
    if (error.code == "too_big")
        return 413;
    switch (error.category) {
    case ErrorCategory::Transient:
        return 503;
    case ErrorCategory::Auth:
        return 403;
    case ErrorCategory::Rejected:
        return 409;
    case ErrorCategory::Input:
        return 400;
    default:
        return 500;
    }
}
} // namespace

Response refuse(int status, const std::string& code, const std::string& text) {
    return jsonAnswer({{"error", code}, {"text", text}}, status);
}

Response refuse(const Error& error) {
    auto response = refuse(statusOf(error), error);
    if (response.status == 503)
        response.headers["Retry-After"] = retrySeconds;
    return response;
}

Response refuse(int status, const Error& error) {
    return refuse(status, error.code, error.text);
}

Response jsonAnswer(const nlohmann::json& value, int status) {
    return {status, {{"Content-Type", "application/json"}}, value.dump() + "\n", {}, false};
}

Response linesAnswer(std::string lines) {
    return {200, {{"Content-Type", "application/x-ndjson"}}, std::move(lines), {}, false};
}

void addLine(std::string& lines, const nlohmann::json& value) {
    lines += value.dump();
    lines += '\n';
}

Response notFound() {
    return refuse(404, "not_found", "There is nothing here for this tablet.");
}

Expected<JsonBody> JsonBody::read(const std::string& body) {
    auto value = parseJson(body);
    if (!value || !value->is_object())
        return fail("bad_json", ErrorCategory::Input, "The request is not in the form that is agreed.");
    JsonBody result;
    result.value_ = std::move(*value);
    return result;
}

std::string JsonBody::text(const std::string& name) const {
    const auto it = value_.find(name);
    return it != value_.end() && it->is_string() ? it->get<std::string>() : std::string{};
}

} // namespace jotter::server
