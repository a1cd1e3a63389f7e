#include "tests/support/served_school.h"

#include <algorithm>

namespace jotter::support {

using nlohmann::json;

ServedSchool::ServedSchool() {
    start();
    const auto adult =
        server.addAdult(QStringLiteral("Ms Test"), QStringLiteral("MT"), QStringLiteral("teacher"));
    server.setPin(QStringLiteral("MT"), QStringLiteral("2468"));
    const auto code = server.enrolmentCode().toStdString();
    const auto good = [](Answer answer) {
        if (answer.status != 200)
            throw ServerFailed(QStringLiteral("the tablet cannot join: ") +
                               QString::fromStdString(answer.body));
        return answer;
    };
    const auto joined = json::parse(good(tablet.enrol(code.substr(code.size() - 19))).body);
    sealKey = fromBase64(joined.at("seal_key").get<std::string>()).value();
    good(tablet.fetchToken());
    good(tablet.signIn(*AdultId::parse(adult.toStdString()), "2468"));
}

void ServedSchool::start() {
    server.start();
    client = connect();
}

std::unique_ptr<WireClient> ServedSchool::connect() const {
    return std::make_unique<WireClient>(server.url().toStdString(), server.authorityFile().toStdString());
}

ServerProcess::Ran ServedSchool::ran(QStringList words, const QByteArray& input) const {
    return ServerProcess::command(words << QStringLiteral("--data") << server.data(), input);
}

json ServedSchool::asked(const QStringList& words) const {
    return json::parse(ran(words + QStringList{QStringLiteral("--json")}).out.toStdString());
}

json ServedSchool::hello() {
    return json::parse(tablet.ask("GET", "/v1/hello").body);
}

bool ServedSchool::has(const SealedChange& change) {
    const auto all = tablet.everything().changes;
    return std::ranges::find(all, change.bytes) != all.end();
}

} // namespace jotter::support
