#include "app/store/projection/documents.h"

#include "app/domain/concern.h"
#include "app/domain/school.h"
#include "app/store/projection/entity_text.h"
#include "app/store/projection/versions.h"

#include <algorithm>
#include <array>

namespace jotter::store {

namespace {
enum class Place { School, Pupil, Restricted, Staff };

/// In `put`, ?1 is the row of the stream, ?2 the entity, ?3 the current values as JSON. Entities that fields
/// refer to stand as text, as they do in those fields.
struct Kind {
    std::string_view type;
    Place place;
    std::string_view table;
    bool textId;
    std::string_view put;
};

constexpr std::array<Kind, 15> kinds{{
    {"school", Place::School, "school", false, "(stream, id, name) VALUES (?1, ?2, ?3 ->> 'name')"},
    {"adult", Place::School, "adult", false,
     "(stream, id, name, initials, role, groups, active) VALUES (?1, ?2, ?3 ->> 'name', ?3 ->> 'initials', "
     "?3 ->> 'role', ?3 ->> 'groups', coalesce(?3 ->> 'active', 1))"},
    {"group", Place::School, "school_group", false,
     "(stream, id, name, kind, lesson, active) VALUES (?1, ?2, ?3 ->> 'name', ?3 ->> 'kind', ?3 ->> "
     "'lesson', "
     "coalesce(?3 ->> 'active', 1))"},
    {"scale", Place::School, "scale", false,
     "(stream, id, kind, levels) VALUES (?1, ?2, ?3 ->> 'kind', ?3 ->> 'levels')"},
    {"lesson", Place::School, "lesson", false,
     "(stream, id, day, week, from_time, to_time, subject, member_of, room, staff, active) VALUES (?1, ?2, "
     "?3 ->> 'day', coalesce(?3 ->> 'week', ''), ?3 ->> 'from', ?3 ->> 'to', ?3 ->> 'subject', "
     "?3 ->> 'group', coalesce(?3 ->> 'room', ''), coalesce(?3 ->> 'staff', '[]'), "
     "coalesce(?3 ->> 'active', 1))"},
    {"timetable", Place::School, "timetable", false,
     "(stream, id, weeks_a, closed) VALUES (?1, ?2, coalesce(?3 ->> 'weeks_a', '[]'), "
     "coalesce(?3 ->> 'closed', '[]'))"},
    {"pupil", Place::Pupil, "pupil", false,
     "(stream, id, given, family, known_as, year, need) VALUES (?1, ?2, ?3 ->> 'given', ?3 ->> 'family', "
     "?3 ->> 'known_as', ?3 ->> 'year', ?3 ->> 'need')"},
    {"membership", Place::Pupil, "membership", false,
     "(stream, id, member_of, from_day, to_day) VALUES (?1, ?2, ?3 ->> 'group', coalesce(?3 ->> 'from', ''), "
     "?3 ->> 'to')"},
    {"target", Place::Pupil, "target", true,
     "(stream, id, title, active) VALUES (?1, ?2, ?3 ->> 'title', coalesce(?3 ->> 'active', 1))"},
    {"step", Place::Pupil, "step", true,
     "(stream, id, target, strand, text, place, live) VALUES (?1, ?2, ?3 ->> 'target', ?3 ->> 'strand', "
     "?3 ->> 'text', coalesce(?3 ->> 'order', 0), coalesce(?3 ->> 'live', 0)) ON CONFLICT DO UPDATE SET "
     "(target, strand, text, place, live) = (excluded.target, excluded.strand, excluded.text, "
     "excluded.place, "
     "excluded.live)"},
    {"passport-line", Place::Pupil, "passport_line", false,
     "(stream, id, kind, text, place, checked) VALUES (?1, ?2, ?3 ->> 'kind', ?3 ->> 'text', "
     "coalesce(?3 ->> 'order', 0), ?3 ->> 'checked')"},
    {"alert", Place::Pupil, "alert", false,
     "(stream, id, kind, texts, place) VALUES (?1, ?2, ?3 ->> 'kind', ?3 ->> 'texts', "
     "coalesce(?3 ->> 'order', 0))"},
    {"concern", Place::Restricted, "concern", false,
     "(stream, id, author, at, own, text, since, areas, tried, state, answer) VALUES (?1, ?2, "
     "?3 ->> 'author', ?3 ->> 'at', ?3 ->> 'own', ?3 ->> 'text', coalesce(?3 ->> 'since', ''), "
     "coalesce(?3 ->> 'areas', ''), coalesce(?3 ->> 'tried', ''), coalesce(?3 ->> 'state', 'new'), "
     "coalesce(?3 ->> 'answer', ''))"},
    {"restricted-grant", Place::Restricted, "restricted_grant", false,
     "(stream, id, adult, reads) VALUES (?1, ?2, ?3 ->> 'adult', coalesce(?3 ->> 'read', 0))"},
    {"own-concern", Place::Staff, "own_concern", false,
     "(stream, id, pupil, raised, state, answer) VALUES (?1, ?2, ?3 ->> 'pupil', ?3 ->> 'raised', "
     "?3 ->> 'state', coalesce(?3 ->> 'answer', ''))"},
}};

std::string valuesFor(const Kind& kind, const EntityState& state) {
    return kind.type == "alert"     ? alertValues(state)
           : kind.type == "concern" ? concernValues(state)
                                    : currentValues(state);
}

template <class StoredId>
void write(Connection& connection, const Kind& kind, std::int64_t stream, const StoredId& id,
           const EntityState& state) {
    const std::string table(kind.table);
    // The search follows the row of a step, which an upsert keeps and a replacement would not.
    const std::string verb = kind.type == "step" ? "INSERT INTO " : "INSERT OR REPLACE INTO ";
    if (state.retracted)
        connection.run("DELETE FROM " + table + " WHERE stream = ?1 AND id = ?2", stream, id);
    else
        connection.run(verb + table + std::string(kind.put), stream, id, valuesFor(kind, state));
}

/// A retracted entity has no row.
void write(Connection& connection, const Kind& kind, std::int64_t stream, EntityId entity,
           const EntityState& state) {
    if (kind.textId)
        write(connection, kind, stream, entity.toString(), state);
    else
        write<EntityId>(connection, kind, stream, entity, state);
}

const Kind* kindOf(std::string_view type) {
    const auto it = std::ranges::find(kinds, type, &Kind::type);
    return it == kinds.end() ? nullptr : &*it;
}

/// Consents are entities of their own, and fold as one.
EntityState standing(const std::vector<LoggedChange>& changes) {
    std::map<EntityId, bool> takenBack;
    for (const auto& logged : changes)
        takenBack[logged.change.entity] |= logged.change.type == "retract";
    EntityState state;
    for (const auto& logged : changes)
        if (!takenBack[logged.change.entity])
            state.apply(logged.change, logged.effective);
    return state;
}

/// "pupil/<id>" and nothing behind it.
bool isPupilStream(std::string_view stream) {
    return stream.starts_with("pupil/") && stream.find('/', 6) == std::string_view::npos;
}

domain::PhotoConsent consentOf(const FieldWrite& write) {
    const auto* code = write.value.get_ptr<const std::string*>();
    return (code == nullptr ? std::nullopt : domain::photoConsentFromCode(*code))
        .value_or(domain::PhotoConsent::None); // a word that this version does not know protects
}
} // namespace

bool Documents::knows(const Change& change) {
    const auto* kind = kindOf(change.type);
    if (kind == nullptr)
        return false;
    if (kind->type == "pupil")
        return change.stream == "pupil/" + change.entity.toString();
    switch (kind->place) {
    case Place::School:
        return change.stream == "school";
    case Place::Pupil:
        return isPupilStream(change.stream);
    case Place::Restricted:
        return domain::isRestricted(change.stream);
    case Place::Staff:
        return change.stream.starts_with("staff/");
    }
    return false;
}

EntityState Documents::load(std::int64_t stream, EntityId entity) {
    auto row =
        connection_.query("SELECT state FROM document WHERE stream = ?1 AND entity = ?2", stream, entity);
    return row.next() ? entityFromText(row.text(0)) : EntityState{};
}

void Documents::save(std::int64_t stream, EntityId entity, const std::string& type,
                     const EntityState& state) {
    connection_.run("INSERT OR REPLACE INTO document(stream, entity, state) VALUES (?1, ?2, ?3)", stream,
                    entity, entityText(state));
    noteVersions(connection_, stream, entity, type, state);
    if (const auto* kind = kindOf(type))
        write(connection_, *kind, stream, entity, state);
}

bool Documents::has(std::int64_t stream, EntityId entity) {
    return connection_.query("SELECT 1 FROM document WHERE stream = ?1 AND entity = ?2", stream, entity)
        .next();
}

void Documents::apply(const LoggedChange& logged) {
    auto state = load(logged.stream, logged.change.entity);
    state.apply(logged.change, logged.effective);
    save(logged.stream, logged.change.entity, logged.change.type, state);
}

void Documents::refold(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes) {
    const auto content =
        std::ranges::find_if(changes, [](const auto& logged) { return knows(logged.change); });
    if (content == changes.end())
        return;
    EntityState state;
    for (const auto& logged : changes)
        state.apply(logged.change, logged.effective);
    save(stream, entity, content->change.type, state);
}

std::map<std::string, SeenVersions> Documents::seen(std::int64_t stream, EntityId entity,
                                                    const nlohmann::json& fields) {
    return seenOf(load(stream, entity), fields);
}

std::map<std::string, SeenVersions> Documents::seenConsents(const std::vector<LoggedChange>& changes) {
    return seenOf(standing(changes), {{"photos", nullptr}});
}

void Documents::foldConsents(std::int64_t stream, const std::vector<LoggedChange>& changes) {
    const auto state = standing(changes);
    noteVersions(connection_, stream, {}, "consent", state);
    const auto photos = state.fields.find("photos");
    if (photos == state.fields.end()) {
        connection_.run("DELETE FROM consent WHERE stream = ?1", stream);
        return;
    }
    auto acts = domain::PhotoConsent::Website;
    for (const auto& head : photos->second.heads)
        acts = std::min(acts, consentOf(head));
    connection_.run("INSERT OR REPLACE INTO consent(stream, photos) VALUES (?1, ?2)", stream,
                    domain::photoConsentCode(acts));
}

void Documents::forget(std::int64_t stream) {
    for (const auto& kind : kinds)
        connection_.run("DELETE FROM " + std::string(kind.table) + " WHERE stream = ?1", stream);
    connection_.run("DELETE FROM document WHERE stream = ?1", stream);
    connection_.run("DELETE FROM two_versions WHERE stream = ?1", stream);
    connection_.run("DELETE FROM consent WHERE stream = ?1", stream);
}

void Documents::forget(std::int64_t stream, EntityId entity) {
    EntityState gone;
    gone.retracted = true;
    for (const auto& kind : kinds)
        write(connection_, kind, stream, entity, gone);
    connection_.run("DELETE FROM document WHERE stream = ?1 AND entity = ?2", stream, entity);
    forgetVersions(connection_, stream, entity);
}

} // namespace jotter::store
