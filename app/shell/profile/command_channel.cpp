#include "app/shell/profile/command_channel.h"

#include "sync/change/change.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

#include <array>

namespace jotter::shell {

namespace {
constexpr int connectMilliseconds = 2000;

constexpr std::array<std::pair<ErrorCategory, const char*>, 6> categories{
    {{ErrorCategory::Transient, "transient"},
     {ErrorCategory::Auth, "auth"},
     {ErrorCategory::Rejected, "rejected"},
     {ErrorCategory::Storage, "storage"},
     {ErrorCategory::Input, "input"},
     {ErrorCategory::Bug, "bug"}}};

const char* wordOf(ErrorCategory category) {
    for (const auto& [known, word] : categories) {
        if (known == category)
            return word;
    }
    return "bug";
}

ErrorCategory categoryOf(const std::string& word) {
    for (const auto& [category, known] : categories) {
        if (word == known)
            return category;
    }
    return ErrorCategory::Bug;
}

tl::unexpected<Error> silent() {
    return fail("app_silent", ErrorCategory::Transient,
                "Jotter is open here but did not answer; what is recorded is safe, try again.");
}
} // namespace

QString socketOf(const std::string& profile) {
    const QDir folder{QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)};
    return folder.filePath(QStringLiteral("jotter-") +
                           QString::fromStdString(Sha256::of(profile).toHex().substr(0, 16)));
}

std::string answerLine(const Expected<nlohmann::json>& answer) {
    nlohmann::json line;
    if (answer)
        line["ok"] = *answer;
    else
        line["error"] = {{"category", wordOf(answer.error().category)},
                         {"code", answer.error().code},
                         {"text", answer.error().text}};
    return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Expected<nlohmann::json> answerFrom(const std::string& line) {
    const auto answer = parseJson(line);
    if (!answer || !answer->is_object())
        return silent();
    if (answer->contains("ok"))
        return answer->at("ok");
    const auto error = answer->value("error", nlohmann::json::object());
    const auto word = [&](const char* name) {
        return error.is_object() && error.contains(name) && error[name].is_string()
                   ? error[name].get<std::string>()
                   : std::string{};
    };
    if (word("code").empty())
        return silent();
    return fail(word("code"), categoryOf(word("category")), word("text"));
}

Expected<nlohmann::json> askRunningApp(const QString& socket, const nlohmann::json& request,
                                       std::chrono::milliseconds patience) {
    QLocalSocket app;
    app.connectToServer(socket);
    if (!app.waitForConnected(connectMilliseconds))
        return fail("app_not_running", ErrorCategory::Transient, "Jotter is not open here.");
    app.write(QByteArray::fromStdString(request.dump() + "\n"));
    const QDeadlineTimer deadline{patience};
    while (!app.canReadLine()) {
        if (app.bytesAvailable() > longestLine || deadline.hasExpired() ||
            !app.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return silent();
    }
    return answerFrom(app.readLine().trimmed().toStdString());
}

} // namespace jotter::shell
