#include "tests/support/test_school.h"

#include "sync/server/access/enrolment_code.h"
#include "sync/server/log/schema.h"
#include "tests/support/proxied_servers.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QtTest>

#include <algorithm>
#include <fstream>

namespace jotter::support {

namespace {
/// The whole suite runs against PostgreSQL and S3 too (with_postgres.py, with_s3.py).
server::StorePlaces testPlaces() {
    return {qEnvironmentVariable("JOTTER_LOG").toStdString(),
            {},
            qEnvironmentVariable("JOTTER_MEDIA").toStdString()};
}

template <class T>
T orThrow(Expected<T> value) {
    if (!value)
        throw std::runtime_error(value.error().code);
    if constexpr (!std::is_void_v<T>)
        return std::move(*value);
}
namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Of the log's database, or of those apart as well.
std::vector<std::string> tablesOf(bool all) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    auto steps = server::schoolSchema();
    for (const auto& apart : {server::SqliteKeyStore::schema(), server::SqliteErasureLog::schema()})
        if (all)
            steps.insert(steps.end(), apart.begin(), apart.end());
    for (const auto* step : steps)
        database.exec(step);
    std::vector<std::string> names;
    SQLite::Statement query(database, "SELECT name FROM sqlite_master WHERE type='table'");
    while (query.executeStep())
        names.push_back(query.getColumn(0).getString());
    return names;
}

/// A school's rows from the tables of one PostgreSQL schema to those of another, which lose what they had.
void copyTables(const std::string& school, const std::vector<std::string>& tables, const std::string& from,
                const std::string& to) {
    server::PostgresConnection connection(
        {qEnvironmentVariable("JOTTER_TEST_SUPERUSER").toStdString(), school});
    connection.script("CREATE SCHEMA IF NOT EXISTS " + to);
    const auto own = " WHERE school_id='" + school + "'";
    for (const auto& table : tables) {
        const auto target = to + "." + table;
        connection.script("CREATE TABLE IF NOT EXISTS " + target + " AS SELECT * FROM " + from + "." + table +
                          " WHERE false");
        connection.script("DELETE FROM " + target + own);
        connection.script("INSERT INTO " + target + " SELECT * FROM " + from + "." + table + own);
    }
}
} // namespace

TestSchool::TestSchool()
    : files_(temporary_.filePath(QStringLiteral("school")).toStdString()) {
    orThrow(files_.create({"Test school", {}}, random));
    restart();
}

TestSchool::~TestSchool() = default;

void TestSchool::close() {
    proxied_.reset();
    servers_.clear();
}

void TestSchool::restart() {
    close();
    for (int i = 0; i < std::max(1, qEnvironmentVariableIntValue("JOTTER_TEST_SERVERS")); ++i) {
        Served one{orThrow(server::OpenSchool::open(files_, clock, random, testPlaces())), nullptr};
        one.core = std::make_unique<server::Core>(orThrow(one.school->ports()));
        servers_.push_back(std::move(one));
    }
    if (behindProxy())
        proxied_ = std::make_unique<ProxiedServers>(temporary_.filePath(QStringLiteral("school")), clock);
}

bool TestSchool::behindProxy() {
    return qEnvironmentVariableIntValue("JOTTER_TEST_HAPROXY") > 0;
}

bool TestSchool::onPostgres() {
    return !testPlaces().log.empty();
}

std::uint64_t TestSchool::undeclared() const {
    std::uint64_t all = 0;
    for (const auto& one : servers_)
        all += one.core->undeclared();
    return all;
}

std::string TestSchool::keyFiles() const {
    if (!onPostgres())
        return contents(files_.file("keys.db")) + contents(files_.file("keys.db-wal"));
    server::PostgresConnection({qEnvironmentVariable("JOTTER_TEST_SUPERUSER").toStdString(), id()})
        .script("CHECKPOINT");
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(
             qEnvironmentVariable("JOTTER_TEST_POSTGRES_DATA").toStdString() + "/base"))
        if (entry.is_regular_file())
            all += contents(entry.path());
    return all;
}

void TestSchool::copyTo(const std::string& name, bool all) {
    const auto copy = files_.file("..") / name;
    fs::create_directory(copy);
    if (onPostgres())
        copyTables(id(), tablesOf(all), "jotter", name);
    if (all)
        fs::copy(folder(), copy, fs::copy_options::recursive);
    else if (!onPostgres())
        fs::copy_file(files_.file("school.db"), copy / "school.db");
}

void TestSchool::putBack(const std::string& name, bool all) {
    const auto copy = files_.file("..") / name;
    if (onPostgres())
        copyTables(id(), tablesOf(all), name, "jotter");
    if (all)
        for (const auto& entry : fs::directory_iterator(folder()))
            fs::remove_all(entry.path());
    else if (!onPostgres())
        for (const auto* file : {"school.db", "school.db-wal", "school.db-shm"})
            fs::remove(files_.file(file));
    fs::copy(copy, folder(), fs::copy_options::recursive);
}

Answer TestSchool::ask(const std::string& method, const std::string& path,
                       const std::map<std::string, std::string>& headers, const std::string& body,
                       bool fromThisMachine) {
    if (proxied_ && !fromThisMachine)
        return proxied_->ask(method, path, headers, body);
    server::Request request{method, path, {}, body, fromThisMachine};
    const auto lower = [](std::string name) {
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
        return name;
    };
    for (const auto& [name, value] : headers)
        request.headers[lower(name)] = value;
    auto& core = *servers_[asked_++ % servers_.size()].core;
    auto response = core.handle(std::move(request));
    if (core.undeclared() > 0)
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
        office().registry().addCode(server::hashOfCode(code.secret), groups, clock.now() + server::codeLife));
    return code.secret;
}

AdultId TestSchool::adultWithPin(const std::string& role, const std::string& pin) {
    server::Office secretary(office(), clock, random);
    const auto adult = orThrow(secretary.addAdult("Somebody", "SB", role));
    orThrow(secretary.setPin(adult, pin));
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
    server::Office secretary(office(), clock, random);
    device->adult = orThrow(secretary.addAdult("Somebody", "SB", role));
    device->ticket = TicketId{uuid()};
    orThrow(office().registry().issue(
        {device->ticket, device->adult, device->id, clock.now() + std::chrono::hours(24 * 300)},
        clock.now()));
    return device;
}

Uuid TestSchool::uuid() {
    return Uuid::makeV7(clock.now(), random);
}

} // namespace jotter::support
