#include "sync/server/access/rights/school_projection.h"

#include <algorithm>
#include <array>

namespace jotter::server {

namespace {
struct Used {
    std::string_view type;
    std::string_view field;
};
/// No more than rights are decided by: what is said of a pupil lies sealed in the log alone.
constexpr std::array used{Used{"membership", "group"},
                          Used{"membership", "from"},
                          Used{"membership", "to"},
                          Used{"restricted-grant", "adult"},
                          Used{"restricted-grant", "read"},
                          Used{"same-as", "with"},
                          Used{"adult", "role"},
                          Used{"adult", "groups"},
                          Used{"adult", "active"},
                          Used{"adult", "walks"},
                          Used{"school", "overlap_days"}};
/// The row that says that an entity was taken back; its name is not one of a field.
constexpr const char* retraction = "-";

void setField(Connection& connection, const Change& change, const std::string& field,
              const std::string& value, const std::string& stamp) {
    auto& row = connection.use("INSERT INTO access_fields(entity, field, type, stream, value, stamp) "
                               "VALUES(?,?,?,?,?,?) ON CONFLICT(entity, field) DO UPDATE "
                               "SET value=excluded.value, stamp=excluded.stamp "
                               "WHERE excluded.stamp>access_fields.stamp");
    bindUuid(row, 1, change.entity.value);
    row.bind(2, field);
    row.bind(3, change.type);
    row.bind(4, change.stream);
    row.bind(5, value);
    row.bind(6, stamp);
    row.post();
}

void changed(Connection& connection) {
    connection.run("INSERT INTO facts(name, value) VALUES('access_version', '1') ON CONFLICT(name) DO UPDATE "
                   "SET value=CAST(CAST(facts.value AS BIGINT)+1 AS TEXT)");
}
} // namespace

void SchoolProjection::taken(Connection& connection, const Change& change, const Hlc& effective) {
    if (change.type == "retract") {
        // A retraction may come before what it takes back.
        setField(connection, change, retraction, "true", effective.toString());
        changed(connection);
        return;
    }
    bool any = false;
    for (const auto& one : used) {
        const auto value = one.type == change.type ? change.fields.find(one.field) : change.fields.end();
        if (value == change.fields.end())
            continue;
        setField(connection, change, std::string(one.field), value->dump(), effective.toString());
        any = true;
    }
    if (any)
        changed(connection);
}

void SchoolProjection::erased(Connection& connection, const std::string& stream,
                              const std::optional<EntityId>& entity) {
    auto& drop = connection.use("DELETE FROM access_fields WHERE stream=? AND (entity=? OR ?=1)");
    drop.bind(1, stream);
    if (entity)
        bindUuid(drop, 2, entity->value);
    else
        bindBlob(drop, 2, {});
    drop.bind(3, entity ? 0 : 1);
    if (drop.exec() > 0)
        changed(connection);
}

void SchoolProjection::forget(Connection& connection) {
    connection.run("DELETE FROM access_fields");
    changed(connection);
}

AccessFacts readAccessFacts(Connection& connection) {
    AccessFactsBuilder builder;
    auto& fields = connection.use("SELECT type, entity, stream, field, value, stamp FROM access_fields "
                                  "WHERE field<>'-'");
    while (fields.executeStep())
        builder.add(fields.getColumn(0).getString(), uuidAt(fields, 1), fields.getColumn(2).getString(),
                    fields.getColumn(3).getString(), fields.getColumn(4).getString(),
                    fields.getColumn(5).getString());
    auto& back = connection.use("SELECT entity FROM access_fields a WHERE field='-' AND EXISTS(SELECT 1 FROM "
                                "access_fields b WHERE b.entity=a.entity AND b.field<>'-')");
    while (back.executeStep())
        builder.retracted(uuidAt(back, 0));
    return builder.finish(readAccessVersion(connection));
}

std::uint64_t readAccessVersion(Connection& connection) {
    auto& query = connection.use("SELECT CAST(value AS BIGINT) FROM facts WHERE name='access_version'");
    return query.executeStep() ? unsignedAt(query, 0) : 0;
}

} // namespace jotter::server
