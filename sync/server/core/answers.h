#pragma once

#include "sync/change/change.h"
#include "sync/server/core/request.h"

namespace jotter::server {

/// `{"error":code,"text":text}` with a status.
[[nodiscard]] Response refuse(int status, const std::string& code, const std::string& text);
/// The fitting status for what failed: 507 for a full disk, 503 for what may pass, 400 for input, 401/403 for
/// rights.
[[nodiscard]] Response refuse(const Error& error);
[[nodiscard]] Response refuse(int status, const Error& error);
[[nodiscard]] Response jsonAnswer(const nlohmann::json& value, int status = 200);
[[nodiscard]] Response linesAnswer(std::string lines);
/// Adds a line of NDJSON.
void addLine(std::string& lines, const nlohmann::json& value);
/// The one answer for what is not here or not to be seen, whatever the reason.
[[nodiscard]] Response notFound();

/// A request's JSON object. Members are read as text; an absent or other member reads as empty.
class JsonBody {
public:
    [[nodiscard]] static Expected<JsonBody> read(const std::string& body);
    [[nodiscard]] std::string text(const std::string& name) const;
    [[nodiscard]] const nlohmann::json& value() const { return value_; }

private:
    nlohmann::json value_;
};

} // namespace jotter::server
