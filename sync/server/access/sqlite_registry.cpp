#include "sync/server/access/sqlite_registry.h"

#include "sync/server/access/pins.h"
#include "sync/server/access/rights/school_projection.h"

#include <sstream>

namespace jotter::server {

namespace {
/// A contact is written down when the last one is this long ago, or when the count has changed.
constexpr std::chrono::minutes contactStep{1};

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

auto unknownDevice() {
    return fail("unknown_device", ErrorCategory::Auth, "This tablet is not enrolled at this school.");
}

DeviceState stateAt(Statement& statement, int column) {
    const auto text = statement.getColumn(column).getString();
    return text == codeOf(DeviceState::Lost)      ? DeviceState::Lost
           : text == codeOf(DeviceState::Retired) ? DeviceState::Retired
                                                  : DeviceState::Enrolled;
}

std::vector<Uuid> groupsOf(Connection& connection, DeviceId id) {
    std::vector<Uuid> found;
    auto& groups = connection.use("SELECT school_group FROM device_groups WHERE device=?");
    bindUuid(groups, 1, id.value);
    while (groups.executeStep())
        found.push_back(uuidAt(groups, 0));
    return found;
}

Expected<Device> readDevice(Connection& connection, DeviceId id) {
    auto& query = connection.use("SELECT public_key, name, state FROM devices WHERE id=?");
    bindUuid(query, 1, id.value);
    if (!query.executeStep())
        return unknownDevice();
    return Device{id, blobAt(query, 0), query.getColumn(1).getString(), groupsOf(connection, id),
                  stateAt(query, 2)};
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

std::string_view codeOf(DeviceState state) {
    switch (state) {
    case DeviceState::Retired:
        return "retired";
    case DeviceState::Lost:
        return "lost";
    case DeviceState::Enrolled:
        break;
    }
    return "enrolled";
}

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

Expected<std::vector<DeviceReport>> SqliteRegistry::devices() {
    return database_.read([](Connection& connection) -> Expected<std::vector<DeviceReport>> {
        std::vector<DeviceReport> all;
        auto& query = connection.use("SELECT id, public_key, name, state, enrolled, last_contact, unsent "
                                     "FROM devices ORDER BY enrolled, id");
        while (query.executeStep()) {
            const DeviceId id{uuidAt(query, 0)};
            DeviceReport report{{id, blobAt(query, 1), query.getColumn(2).getString(),
                                 groupsOf(connection, id), stateAt(query, 3)},
                                timeAt(query, 4),
                                {},
                                {}};
            if (!query.getColumn(5).isNull())
                report.lastContact = timeAt(query, 5);
            if (!query.getColumn(6).isNull())
                report.unsent = unsignedAt(query, 6);
            all.push_back(std::move(report));
        }
        return all;
    });
}

Expected<void> SqliteRegistry::setState(DeviceId id, DeviceState state, WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& update = connection.use("UPDATE devices SET state=?, state_since=? WHERE id=?");
        update.bind(1, std::string(codeOf(state)));
        update.bind(2, milliseconds(now));
        bindUuid(update, 3, id.value);
        return update.exec() == 1 ? Expected<void>{} : unknownDevice();
    });
}

Expected<void> SqliteRegistry::noteContact(DeviceId id, std::optional<std::uint64_t> unsent, WallTime now) {
    const auto newer = database_.read([&](Connection& connection) -> Expected<bool> {
        auto& query = connection.use("SELECT last_contact, unsent FROM devices WHERE id=?");
        bindUuid(query, 1, id.value);
        return query.executeStep() &&
               (query.getColumn(0).isNull() || now - timeAt(query, 0) >= contactStep ||
                (unsent && (query.getColumn(1).isNull() || unsignedAt(query, 1) != *unsent)));
    });
    if (!newer || !*newer)
        return newer ? Expected<void>{} : tl::make_unexpected(newer.error());
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& update =
            connection.use("UPDATE devices SET last_contact=?1, unsent=coalesce(?2, unsent) WHERE id=?3");
        update.bind(1, milliseconds(now));
        if (unsent)
            bindUnsigned(update, 2, *unsent);
        bindUuid(update, 3, id.value);
        update.exec();
        return {};
    });
}

Expected<void> SqliteRegistry::setPin(AdultId adult, const std::string& verifier, std::size_t digits,
                                      WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& row = connection.use(
            "INSERT INTO pins(adult, verifier, set_at, digits, confirmed) VALUES(?,?,?,?,0) "
            "ON CONFLICT(adult) DO UPDATE SET verifier=excluded.verifier, set_at=excluded.set_at, "
            "digits=excluded.digits, confirmed=0");
        bindUuid(row, 1, adult.value);
        row.bind(2, verifier);
        row.bind(3, milliseconds(now));
        row.bind(4, digits);
        row.exec();
        auto& tries = connection.use("DELETE FROM pin_tries WHERE adult=?");
        bindUuid(tries, 1, adult.value);
        tries.exec();
        return {};
    });
}

Expected<void> SqliteRegistry::confirmPin(AdultId adult) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& update = connection.use("UPDATE pins SET confirmed=1 WHERE adult=?");
        bindUuid(update, 1, adult.value);
        return update.exec() == 1
                   ? Expected<void>{}
                   : fail("no_pin", ErrorCategory::Input, "That adult has no PIN that could be confirmed.");
    });
}

Expected<bool> SqliteRegistry::hasPin(AdultId adult) {
    return database_.read([&](Connection& connection) -> Expected<bool> {
        return !readPin(connection, adult, DeviceId{}).verifier.empty();
    });
}

Expected<bool> SqliteRegistry::opensRestricted(AdultId adult) {
    return database_.read([&](Connection& connection) -> Expected<bool> {
        auto& query = connection.use("SELECT 1 FROM pins WHERE adult=? AND digits>=? AND confirmed=1");
        bindUuid(query, 1, adult.value);
        query.bind(2, restrictedDigits);
        return query.executeStep();
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

Expected<void> SqliteRegistry::endAdult(AdultId adult, WallTime now) {
    return database_.write([&](Connection& connection) -> Expected<void> {
        auto& pin = connection.use("DELETE FROM pins WHERE adult=?");
        bindUuid(pin, 1, adult.value);
        pin.exec();
        auto& tickets = connection.use("UPDATE tickets SET expires=? WHERE adult=? AND expires>?");
        tickets.bind(1, milliseconds(now));
        bindUuid(tickets, 2, adult.value);
        tickets.bind(3, milliseconds(now));
        tickets.exec();
        return {};
    });
}

Expected<std::vector<SignedIn>> SqliteRegistry::signedIn(DeviceId device, WallTime now) {
    return database_.read([&](Connection& connection) -> Expected<std::vector<SignedIn>> {
        std::vector<SignedIn> all;
        auto& query =
            connection.use("SELECT DISTINCT tickets.adult, coalesce(digits, 0), coalesce(confirmed, 0) "
                           "FROM tickets LEFT JOIN pins ON pins.adult=tickets.adult "
                           "WHERE device=? AND expires>?");
        bindUuid(query, 1, device.value);
        query.bind(2, milliseconds(now));
        while (query.executeStep())
            all.push_back({AdultId{uuidAt(query, 0)},
                           unsignedAt(query, 1) >= restrictedDigits && query.getColumn(2).getInt() != 0});
        return all;
    });
}

Expected<std::shared_ptr<const AccessFacts>> SqliteRegistry::access() {
    using Facts = std::shared_ptr<const AccessFacts>;
    Facts known;
    {
        const std::scoped_lock lock(mutex_);
        known = access_;
    }
    auto facts = database_.read([&](Connection& connection) -> Expected<Facts> {
        if (known && readAccessVersion(connection) == known->version)
            return known;
        return std::make_shared<const AccessFacts>(readAccessFacts(connection));
    });
    if (facts && *facts != known) {
        const std::scoped_lock lock(mutex_);
        access_ = *facts;
    }
    return facts;
}

Expected<RegistryCounts> SqliteRegistry::counts() {
    return database_.read([](Connection& connection) -> Expected<RegistryCounts> {
        auto& query = connection.use("SELECT (SELECT count(*) FROM devices), (SELECT count(*) FROM tickets)");
        query.executeStep();
        return RegistryCounts{unsignedAt(query, 0), unsignedAt(query, 1)};
    });
}

} // namespace jotter::server
