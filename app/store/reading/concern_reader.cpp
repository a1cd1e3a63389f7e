#include "app/store/reading/concern_reader.h"

#include "app/store/reading/school_reader.h"

namespace jotter::store::read {

namespace {
/// Of streams that are granted to ?1.
constexpr std::string_view granted =
    "EXISTS (SELECT 1 FROM restricted_grant WHERE restricted_grant.stream = stream.row AND adult = ?1 AND "
    "reads) AND NOT stream.ended";

ConcernItem readItem(const Prepared& row) {
    ConcernItem item;
    item.raised.id = row.id<EntityId>(0);
    item.raised.pupil = domain::pupilOfRestricted(row.text(1)).value_or(PupilId{});
    item.raised.author = AdultId::parse(row.text(2)).value_or(AdultId{});
    if (const auto own = EntityId::parse(row.text(3)))
        item.raised.own = *own;
    item.at = WallTime(std::chrono::milliseconds(row.integer(4)));
    item.text = row.text(5);
    item.since = row.text(6);
    item.areas = row.text(7);
    item.tried = row.text(8);
    item.state = row.text(9);
    item.answer = row.text(10);
    return item;
}
} // namespace

std::vector<domain::OwnConcern> ownConcerns(Connection& connection, AdultId author, PupilId pupil) {
    return connection
        .query("SELECT id, coalesce(raised, ''), coalesce(state, ''), answer FROM own_concern WHERE stream = "
               "(SELECT row FROM stream WHERE name = ?1) AND pupil = ?2 ORDER BY raised DESC, id",
               domain::staffStream(author), pupil.toString())
        .collect([](const Prepared& row) {
            return domain::OwnConcern{row.id<EntityId>(0), row.text(1), row.text(2), row.text(3)};
        });
}

Concerns concerns(Connection& connection, AdultId reader) {
    Concerns concerns;
    const auto id = reader.toString();
    concerns.readable =
        connection.query("SELECT 1 FROM stream WHERE " + std::string(granted) + " LIMIT 1", id).next();
    concerns.items =
        connection
            .query("SELECT id, stream.name, author, coalesce(own, ''), at, text, since, areas, tried, state, "
                   "answer FROM concern JOIN stream ON stream.row = concern.stream WHERE text IS NOT NULL "
                   "AND " +
                       std::string(granted) + " ORDER BY state = 'closed', at DESC, id",
                   id)
            .collect(readItem);
    for (auto& item : concerns.items) {
        if (const auto about = pupil(connection, item.raised.pupil))
            item.pupil = *about;
        if (const auto author = adult(connection, item.raised.author))
            item.author = author->name;
    }
    return concerns;
}

} // namespace jotter::store::read
