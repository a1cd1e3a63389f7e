#include "sync/server/access/school_projection.h"

#include "sync/server/log/stream_name.h"

#include <array>

namespace jotter::server {

namespace {
/// Sets one field of a membership if `stamp` is the latest that wrote it.
void setField(Connection& connection, std::string_view sql, const EntityId& entity, const std::string& stamp,
              const nlohmann::json& value, bool isId) {
    auto& update = connection.use(sql);
    if (value.is_string()) {
        const auto text = value.get<std::string>();
        const auto id = Uuid::parse(text);
        if (isId && id)
            bindUuid(update, 1, *id);
        else if (!isId)
            update.bind(1, text);
    }
    update.bind(2, stamp);
    bindUuid(update, 3, entity.value);
    update.exec();
}

void takeMembership(Connection& connection, const Change& change, const std::string& stamp,
                    const Uuid& pupil) {
    auto& row = connection.use("INSERT INTO memberships(entity, pupil) VALUES(?,?) ON CONFLICT DO NOTHING");
    bindUuid(row, 1, change.entity.value);
    bindUuid(row, 2, pupil);
    row.exec();
    struct Column {
        const char* field;
        const char* sql;
        bool isId;
    };
    constexpr std::array columns{
        Column{"group",
               "UPDATE memberships SET school_group=?1, group_hlc=?2 WHERE entity=?3 AND group_hlc<?2", true},
        Column{"from", "UPDATE memberships SET from_date=?1, from_hlc=?2 WHERE entity=?3 AND from_hlc<?2",
               false},
        Column{"to", "UPDATE memberships SET to_date=?1, to_hlc=?2 WHERE entity=?3 AND to_hlc<?2", false}};
    for (const auto& column : columns) {
        const auto value = change.fields.find(column.field);
        if (value != change.fields.end())
            setField(connection, column.sql, change.entity, stamp, *value, column.isId);
    }
}

void takeAdult(Connection& connection, const Change& change, const std::string& stamp) {
    const auto role = change.fields.find("role");
    if (role == change.fields.end() || !role->is_string())
        return;
    auto& row =
        connection.use("INSERT INTO adults(adult, role, role_hlc) VALUES(?,?,?) ON CONFLICT(adult) DO UPDATE "
                       "SET role=excluded.role, role_hlc=excluded.role_hlc "
                       "WHERE excluded.role_hlc>adults.role_hlc");
    bindUuid(row, 1, change.entity.value);
    row.bind(2, role->get<std::string>());
    row.bind(3, stamp);
    row.exec();
}

/// A retraction may come before what it takes back.
void takeRetraction(Connection& connection, const Change& change, const Uuid& pupil) {
    auto& row = connection.use("INSERT INTO memberships(entity, pupil, retracted) VALUES(?,?,1) "
                               "ON CONFLICT(entity) DO UPDATE SET retracted=1");
    bindUuid(row, 1, change.entity.value);
    bindUuid(row, 2, pupil);
    row.exec();
}
} // namespace

void SchoolProjection::taken(Connection& connection, const Change& change, const Hlc& effective) {
    if (change.type == "adult") {
        takeAdult(connection, change, effective.toString());
        return;
    }
    if (change.type != "membership" && change.type != "retract")
        return;
    const auto stream = StreamName::parse(change.stream);
    if (!stream || stream->kind != StreamName::Kind::Pupil)
        return;
    if (change.type == "membership")
        takeMembership(connection, change, effective.toString(), stream->owner);
    else
        takeRetraction(connection, change, stream->owner);
}

} // namespace jotter::server
