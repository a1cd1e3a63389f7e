#include "tests/support/test_school.h"

#include "sync/server/access/enrolment_code.h"

#include <QtTest>

#include <algorithm>

namespace jotter::support {

namespace {
/// The whole suite runs against PostgreSQL too (with_postgres.py).
server::StorePlaces testPlaces() {
    return {qEnvironmentVariable("JOTTER_LOG").toStdString(), {}};
}

template <class T>
T orThrow(Expected<T> value) {
    if (!value)
        throw std::runtime_error(value.error().code);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}
} // namespace

TestSchool::TestSchool()
    : files_(temporary_.filePath(QStringLiteral("school")).toStdString()) {
    orThrow(files_.create({"Test school", {}}, random));
    restart();
}

void TestSchool::restart() {
    core_.reset();
    school_.reset();
    school_ = orThrow(server::OpenSchool::open(files_, clock, random, testPlaces()));
    core_ = std::make_unique<server::Core>(orThrow(school_->ports()));
}

Answer TestSchool::ask(const std::string& method, const std::string& path,
                       const std::map<std::string, std::string>& headers, const std::string& body,
                       bool fromThisMachine) {
    server::Request request{method, path, {}, body, fromThisMachine};
    const auto lower = [](std::string name) {
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
        return name;
    };
    for (const auto& [name, value] : headers)
        request.headers[lower(name)] = value;
    auto response = core_->handle(std::move(request));
    if (core_->undeclared() > 0)
        throw std::runtime_error("a status that the route does not declare: " + method + " " + path + " " +
                                 std::to_string(response.status));
    Answer answer{0, response.status, {}, std::move(response.body)};
    for (const auto& [name, value] : response.headers)
        answer.headers[lower(name)] = value;
    if (response.longBody.size > 0)
        answer.body = orThrow(response.longBody.read(0, response.longBody.size));
    return answer;
}

std::string TestSchool::code(const std::vector<Uuid>& groups) {
    const auto code = server::EnrolmentCode::make("localhost:1", "authority", random);
    orThrow(
        school_->registry().addCode(server::hashOfCode(code.secret), groups, clock.now() + server::codeLife));
    return code.secret;
}

AdultId TestSchool::adultWithPin(const std::string& role, const std::string& pin) {
    server::Office office(*school_, clock, random);
    const auto adult = orThrow(office.addAdult("Somebody", "SB", role));
    orThrow(office.setPin(adult, pin));
    return adult;
}

std::unique_ptr<TestDevice> TestSchool::stranger() {
    auto device =
        std::make_unique<TestDevice>([this](const auto& method, const auto& path, const auto& headers,
                                            const auto& body) { return ask(method, path, headers, body); });
    device->clock.set(clock.now());
    return device;
}

std::unique_ptr<TestDevice> TestSchool::tablet(const std::vector<Uuid>& groups, const std::string& role) {
    auto device = stranger();
    if (device->enrol(code(groups)).status != 200 || device->fetchToken().status != 200)
        throw std::runtime_error("a tablet cannot join the school");
    // Without the PIN: checking one takes long on purpose.
    server::Office office(*school_, clock, random);
    device->adult = orThrow(office.addAdult("Somebody", "SB", role));
    device->ticket = TicketId{uuid()};
    orThrow(school_->registry().issue(
        {device->ticket, device->adult, device->id, clock.now() + std::chrono::hours(24 * 300)},
        clock.now()));
    return device;
}

Uuid TestSchool::uuid() {
    return Uuid::makeV7(clock.now(), random);
}

} // namespace jotter::support
