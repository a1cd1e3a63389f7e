#include "sync/server/access/sqlite_registry.h"

#include "sync/server/access/pins.h"

#include <sstream>

namespace jotter::server {

namespace {
std::int64_t milliseconds(WallTime time) {
    return time.time_since_epoch().count();
}
WallTime timeAt(Statement& statement, int column) {
    return WallTime{std::chrono::milliseconds{statement.getColumn(column).getInt64()}};
}

std::string joined(const std::vector<Uuid>& groups) {
    std::string text;
    for (const auto& group : groups)
        text += (text.empty() ? "" : " ") + group.toString();
    return text;
}
std::vector<Uuid> split(const std::string& text) {
    std::vector<Uuid> groups;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        if (const auto group = Uuid::parse(word))
            groups.push_back(*group);
    return groups;
}

auto badCode() {
    return fail("bad_code", ErrorCategory::Auth,
                "That code is not good any more; ask the school for a new one.");
}

Expected<Device> readDevice(Connection& connection, DeviceId id) {
    auto& query = connection.use("SELECT public_key, name, ended IS NOT NULL FROM devices WHERE id=?");
    bindUuid(query, 1, id.value);
    if (!query.executeStep())
        return fail("unknown_device", ErrorCategory::Auth, "This tablet is not enrolled at this school.");
    Device device{id, blobAt(query, 0), query.getColumn(1).getString(), {}, query.getColumn(2).getInt() != 0};
    auto& groups = connection.use("SELECT school_group FROM device_groups WHERE device=?");
    bindUuid(groups, 1, id.value);
    while (groups.executeStep())
        device.groups.push_back(uuidAt(groups, 0));
    if (device.ended)
        return fail("unknown_device", ErrorCategory::Auth, "This tablet is not enrolled at this school.");
    return device;
}

void insertDevice(Connection& connection, const Device& device, WallTime now) {
    auto& row = connection.use("INSERT INTO devices(id, public_key, name, enrolled) VALUES(?,?,?,?)");
    bindUuid(row, 1, device.id.value);
    bindBlob(row, 2, device.publicKey);
    row.bind(3, device.name);
    row.bind(4, milliseconds(now));
    row.exec();
    for (const auto& group : device.groups) {
        auto& member = connection.use(
            "INSERT INTO device_groups(device, school_group) VALUES(?,?) ON CONFLICT DO NOTHING");
        bindUuid(member, 1, device.id.value);
        bindUuid(member, 2, group);
        member.exec();
    }
}

/// Nothing when the code is not good.
std::optional<Expected<Device>> redeem(Connection& connection, const Sha256& code, Device wanted,
                                       WallTime now) {
    auto& query = connection.use("SELECT school_groups, device, public_key FROM enrolment_codes "
                                 "WHERE hash=? AND expires>?");
    bindHash(query, 1, code);
    query.bind(2, milliseconds(now));
    if (!query.executeStep())
        return std::nullopt;
    if (!query.getColumn(1).isNull()) {
        if (blobAt(query, 2) != wanted.publicKey)
            return std::nullopt;
        return readDevice(connection, DeviceId{uuidAt(query, 1)});
    }
    wanted.groups = split(query.getColumn(0).getString());
    insertDevice(connection, wanted, now);
    auto& used = connection.use("UPDATE enrolment_codes SET device=?, public_key=? WHERE hash=?");
    bindUuid(used, 1, wanted.id.value);
    bindBlob(used, 2, wanted.publicKey);
    bindHash(used, 3, code);
    used.exec();
    return wanted;
}

PinState readPin(Connection& connection, AdultId adult, DeviceId device) {
    PinState state;
    auto& verifier = connection.use("SELECT verifier FROM pins WHERE adult=?");
    bindUuid(verifier, 1, adult.value);
    if (verifier.executeStep())
        state.verifier = verifier.getColumn(0).getString();
    auto& tries = connection.use("SELECT wrong, last FROM pin_tries WHERE adult=? AND device=?");
    bindUuid(tries, 1, adult.value);
    bindUuid(tries, 2, device.value);
    if (tries.executeStep()) {
        state.wrong = tries.getColumn(0).getUInt();
        state.last = timeAt(tries, 1);
    }
    return state;
}
} // namespace

Expected<void> SqliteRegistry::addCode(const Sha256& code, const std::vector<Uuid>& groups,
                                       WallTime expires) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& old = connection.use("DELETE FROM enrolment_codes WHERE expires<?");
        old.bind(1, milliseconds(expires - 2 * codeLife));
        old.exec();
        auto& row = connection.use("INSERT INTO enrolment_codes(hash, school_groups, expires) VALUES(?,?,?)");
        bindHash(row, 1, code);
        row.bind(2, joined(groups));
        row.bind(3, milliseconds(expires));
        row.exec();
        return {};
    });
}

Expected<Device> SqliteRegistry::enrol(const Sha256& code, const Device& wanted, WallTime now) {
    // The failure has to be kept although the request fails, so it is a result here and not an error.
    auto answer = database_.write([&](Connection& connection) -> Expected<std::optional<Expected<Device>>> {
        auto& old = connection.use("DELETE FROM enrolment_failures WHERE at<=?");
        old.bind(1, milliseconds(now - codeLife));
        old.exec();
        auto& count = connection.use("SELECT count(*) FROM enrolment_failures");
        count.executeStep();
        if (count.getColumn(0).getUInt() >= maxCodeFailures)
            return fail("too_many_tries", ErrorCategory::Auth,
                        "Too many wrong codes; try again in ten minutes.");
        auto device = redeem(connection, code, wanted, now);
        if (!device) {
            auto& failure = connection.use("INSERT INTO enrolment_failures(at) VALUES(?)");
            failure.bind(1, milliseconds(now));
            failure.exec();
        }
        return device;
    });
    if (!answer)
        return tl::make_unexpected(answer.error());
    return *answer ? **answer : Expected<Device>(badCode());
}

Expected<Device> SqliteRegistry::device(DeviceId id) {
    return database_.read([&](Connection& connection) { return readDevice(connection, id); });
}

Expected<void> SqliteRegistry::setPin(AdultId adult, const std::string& verifier, WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& row =
            connection.use("INSERT INTO pins(adult, verifier, set_at) VALUES(?,?,?) ON CONFLICT(adult) DO "
                           "UPDATE SET verifier=excluded.verifier, set_at=excluded.set_at");
        bindUuid(row, 1, adult.value);
        row.bind(2, verifier);
        row.bind(3, milliseconds(now));
        row.exec();
        auto& tries = connection.use("DELETE FROM pin_tries WHERE adult=?");
        bindUuid(tries, 1, adult.value);
        tries.exec();
        return {};
    });
}

Expected<bool> SqliteRegistry::hasPin(AdultId adult) {
    return database_.read([&](Connection& connection) -> Expected<bool> {
        return !readPin(connection, adult, DeviceId{}).verifier.empty();
    });
}

Expected<PinState> SqliteRegistry::beginTry(AdultId adult, DeviceId device, WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<PinState> {
        const auto state = readPin(connection, adult, device);
        if (waitFor(state, now) > std::chrono::seconds{0})
            return state;
        auto& row = connection.use(
            "INSERT INTO pin_tries(adult, device, wrong, last) VALUES(?,?,1,?) "
            "ON CONFLICT(adult, device) DO UPDATE SET wrong=pin_tries.wrong+1, last=excluded.last");
        bindUuid(row, 1, adult.value);
        bindUuid(row, 2, device.value);
        row.bind(3, milliseconds(now));
        row.exec();
        return state;
    });
}

Expected<void> SqliteRegistry::issue(const Ticket& ticket, WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& tries = connection.use("DELETE FROM pin_tries WHERE adult=? AND device=?");
        bindUuid(tries, 1, ticket.adult.value);
        bindUuid(tries, 2, ticket.device.value);
        tries.exec();
        auto& row =
            connection.use("INSERT INTO tickets(id, adult, device, issued, expires) VALUES(?,?,?,?,?)");
        bindUuid(row, 1, ticket.id.value);
        bindUuid(row, 2, ticket.adult.value);
        bindUuid(row, 3, ticket.device.value);
        row.bind(4, milliseconds(now));
        row.bind(5, milliseconds(ticket.expires));
        row.exec();
        return {};
    });
}

Expected<std::optional<Ticket>> SqliteRegistry::ticket(TicketId id) {
    return database_.read([&](Connection& connection) -> Expected<std::optional<Ticket>> {
        auto& query = connection.use("SELECT adult, device, expires FROM tickets WHERE id=?");
        bindUuid(query, 1, id.value);
        if (!query.executeStep())
            return std::nullopt;
        return Ticket{id, AdultId{uuidAt(query, 0)}, DeviceId{uuidAt(query, 1)}, timeAt(query, 2)};
    });
}

Expected<std::vector<Membership>> SqliteRegistry::memberships() {
    return database_.read([](Connection& connection) -> Expected<std::vector<Membership>> {
        std::vector<Membership> all;
        auto& query = connection.use("SELECT pupil, school_group, from_date, to_date FROM memberships "
                                     "WHERE retracted=0 AND school_group IS NOT NULL");
        while (query.executeStep())
            all.push_back({PupilId{uuidAt(query, 0)}, uuidAt(query, 1), query.getColumn(2).getString(),
                           query.getColumn(3).getString()});
        return all;
    });
}

Expected<std::string> SqliteRegistry::role(AdultId adult) {
    return database_.read([&](Connection& connection) -> Expected<std::string> {
        auto& query = connection.use("SELECT role FROM adults WHERE adult=?");
        bindUuid(query, 1, adult.value);
        return query.executeStep() ? query.getColumn(0).getString() : std::string{};
    });
}

Expected<RegistryCounts> SqliteRegistry::counts() {
    return database_.read([](Connection& connection) -> Expected<RegistryCounts> {
        auto& query = connection.use("SELECT (SELECT count(*) FROM devices), (SELECT count(*) FROM tickets)");
        query.executeStep();
        return RegistryCounts{unsignedAt(query, 0), unsignedAt(query, 1)};
    });
}

} // namespace jotter::server
