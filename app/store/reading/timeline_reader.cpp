#include "app/store/reading/timeline_reader.h"

#include "app/store/log/media_manifest.h"
#include "app/store/reading/school_reader.h"
#include "app/store/reading/search_words.h"
#include "app/store/sqlite/errors.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace jotter::store::read {

using nlohmann::json;

namespace {
/// Where a page begins: after this observation.
struct Place {
    std::int64_t at = 0;
    EntityId entity;

    [[nodiscard]] std::string toText() const { return std::to_string(at) + "." + entity.toString(); }
    [[nodiscard]] static Place parse(const std::string& text) {
        Place place;
        const auto dot = text.find('.');
        const auto read = std::from_chars(text.data(), text.data() + std::min(dot, text.size()), place.at);
        const auto entity = EntityId::parse(dot == std::string::npos ? "" : text.substr(dot + 1));
        if (read.ec != std::errc() || !entity)
            throw GiveUp{
                {"bad_page", ErrorCategory::Input, "This list has changed. Open it again from the top."}};
        place.entity = *entity;
        return place;
    }
};

constexpr std::string_view columns =
    "SELECT at, entity, change, author, help, steps, note, facts, media FROM observation ";

/// Turns rows into items, looking up each name and step once a page.
class Items {
public:
    explicit Items(Connection& connection)
        : connection_(connection) {
        auto row = connection.query("SELECT 1 FROM meta WHERE name = 'enrolled'");
        enrolled_ = row.next();
    }

    [[nodiscard]] TimelineItem read(const Prepared& row, std::int64_t stream) {
        TimelineItem item;
        item.at = row.time(0);
        item.observation = row.id<domain::ObservationId>(1);
        item.change = row.id<ChangeId>(2);
        item.authorName = author(row.id<AdultId>(3));
        item.help = row.text(4);
        const auto steps = list(row.text(5));
        for (const auto& step : steps)
            item.stepTexts.push_back(stepText(stream, step.get<std::string>()));
        item.note = row.text(6);
        const auto facts = list(row.text(7));
        for (const auto& [name, value] : facts.items())
            item.facts.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
        item.media = mediaFromText(row.text(8));
        item.here = here(item);
        item.safety = safety(item, stream);
        return item;
    }

private:
    static json list(const std::string& text) { return text.empty() ? json::array() : json::parse(text); }

    const std::string& author(AdultId id) {
        const auto [it, isNew] = authors_.try_emplace(id);
        if (isNew) {
            auto row = connection_.query("SELECT name FROM adult WHERE id = ?1 ORDER BY stream", id);
            it->second = row.next() ? row.text(0) : std::string();
        }
        return it->second;
    }

    const std::string& stepText(std::int64_t stream, const std::string& id) {
        const auto [it, isNew] = steps_.try_emplace({stream, id});
        if (isNew) {
            auto row = connection_.query("SELECT text FROM step WHERE stream = ?1 AND id = ?2", stream, id);
            it->second = row.next() ? row.text(0) : std::string();
        }
        return it->second;
    }

    std::set<Sha256> here(const TimelineItem& item) {
        std::set<Sha256> here;
        MediaManifest manifest(connection_);
        for (const auto& medium : item.media)
            for (const auto& sha256 : {std::optional(medium.sha256), medium.thumb})
                if (sha256 && manifest.isHere(*sha256))
                    here.insert(*sha256);
        return here;
    }

    /// A record is on the server when all of it is: pictures and thumbnails included (invariant I2).
    Safety safety(const TimelineItem& item, std::int64_t stream) {
        bool waiting = false;
        {
            auto row = connection_.query("SELECT state FROM change WHERE id = ?1", item.change);
            if (row.next() && !row.isNull(0)) {
                if (row.integer(0) == 2)
                    return Safety::NeedsLook;
                waiting = row.integer(0) == 0;
            }
        }
        for (const auto& medium : item.media)
            for (const auto& sha256 : {std::optional(medium.sha256), medium.thumb}) {
                if (!sha256)
                    continue;
                auto row = connection_.query("SELECT state FROM medium WHERE sha256 = ?1 AND stream = ?2",
                                             *sha256, stream);
                const auto state = row.next() ? row.integer(0) : 1;
                if (state == 2)
                    return Safety::NeedsLook;
                waiting = waiting || state == 0;
            }
        if (!waiting)
            return Safety::OnServer;
        return enrolled_ ? Safety::Waiting : Safety::OnTablet;
    }

    Connection& connection_;
    bool enrolled_ = false;
    std::map<AdultId, std::string> authors_;
    std::map<std::pair<std::int64_t, std::string>, std::string> steps_;
};

std::string_view conditionOf(const std::string& kind) {
    if (kind == "photo")
        return R"( AND (instr(media, '"kind":"photo"') OR instr(media, '"kind":"clip"')))";
    if (kind == "note") // written or spoken
        return R"( AND (note <> '' OR instr(media, '"kind":"voice"')))";
    return kind == "tick" ? " AND help <> ''" : "";
}

/// What of a pupil matches the words: notes, and steps whose text does.
struct Matches {
    std::set<EntityId> notes;
    std::vector<std::string> steps;

    [[nodiscard]] bool has(EntityId entity, const std::string& stepsOfRow) const {
        return notes.contains(entity) || std::ranges::any_of(steps, [&](const std::string& step) {
                   return stepsOfRow.find(step) != std::string::npos;
               });
    }
};

Matches matchesIn(Connection& connection, std::int64_t stream, const std::string& match) {
    Matches matches;
    auto notes = connection.query("SELECT entity FROM note_search WHERE note_search MATCH ?1",
                                  within({stream}, "note", match));
    while (notes.next())
        matches.notes.insert(notes.id<EntityId>(0));
    auto steps = connection.query("SELECT step.id FROM step_search JOIN step ON step.row = step_search.rowid "
                                  "WHERE step_search MATCH ?1",
                                  within({stream}, "text", match));
    while (steps.next())
        matches.steps.push_back(steps.text(0));
    return matches;
}
} // namespace

TimelinePage timeline(Connection& connection, std::int64_t stream, const TimelineFilter& filter,
                      const std::string& after, std::size_t limit) {
    TimelinePage page;
    const auto place = after.empty() ? std::nullopt : std::optional(Place::parse(after));
    const auto match = matchExpression(filter.words);
    std::optional<Matches> matches;
    if (!match.empty())
        matches = matchesIn(connection, stream, match);
    std::string sql(columns);
    sql += "WHERE stream = ?1 ";
    sql += place ? "AND (at, entity) < (?2, ?3)" : "AND ?2 IS NULL AND ?3 IS NULL";
    sql += conditionOf(filter.kind);
    sql += filter.step ? " AND instr(steps, ?4)" : " AND ?4 IS NULL";
    sql += filter.adult ? " AND author = ?5" : " AND ?5 IS NULL";
    sql += " ORDER BY at DESC, entity DESC";
    auto rows =
        connection.query(sql, stream, place ? std::optional(place->at) : std::nullopt,
                         place ? std::optional(place->entity) : std::nullopt,
                         filter.step ? std::optional(filter.step->toString()) : std::nullopt, filter.adult);
    Items items(connection);
    Place last;
    while (rows.next()) {
        if (matches && !matches->has(rows.id<EntityId>(1), rows.text(5)))
            continue;
        if (page.items.size() == limit) {
            page.next = last.toText();
            break;
        }
        last = {rows.integer(0), rows.id<EntityId>(1)};
        page.items.push_back(items.read(rows, stream));
    }
    return page;
}

std::vector<domain::Step> suggestSteps(Connection& connection, std::int64_t stream, PupilId pupil,
                                       const std::string& words, std::size_t limit) {
    const auto match = matchExpression(words);
    if (match.empty())
        return {};
    return connection
        .query("SELECT step.id, step.target, step.strand, step.text, step.place, step.live "
               "FROM step_search JOIN step ON step.row = step_search.rowid WHERE step_search MATCH ?1 "
               "ORDER BY step.live DESC, step_search.rank, step.place LIMIT ?2",
               within({stream}, "text", match), static_cast<std::uint64_t>(limit))
        .collect([pupil](const Prepared& row) { return readStep(row, pupil); });
}

std::vector<TimelineItem> search(Connection& connection, const std::vector<std::int64_t>& streams,
                                 const std::string& words, std::size_t limit) {
    struct Found {
        std::int64_t at;
        std::int64_t stream;
        EntityId entity;
        auto operator<=>(const Found&) const = default;
    };
    std::set<Found, std::greater<>> found;
    const auto match = matchExpression(words);
    if (match.empty() || streams.empty())
        return {};
    const auto collect = [&](Prepared rows) {
        while (rows.next())
            found.insert({rows.integer(0), rows.integer(1), rows.id<EntityId>(2)});
    };
    const auto count = static_cast<std::uint64_t>(limit);
    collect(connection.query("SELECT at, stream, entity FROM note_search WHERE note_search MATCH ?1 "
                             "ORDER BY rowid DESC LIMIT ?2",
                             within(streams, "note", match), count));
    collect(connection.query(
        "SELECT latest_help.at, latest_help.stream, latest_help.entity FROM step_search "
        "JOIN step ON step.row = step_search.rowid "
        "JOIN latest_help ON latest_help.stream = step.stream AND latest_help.step = step.id "
        "WHERE step_search MATCH ?1 LIMIT ?2",
        within(streams, "text", match), count));
    std::vector<TimelineItem> items;
    Items reader(connection);
    for (const auto& [at, stream, entity] : found) {
        if (items.size() == limit)
            break;
        auto row = connection.query(std::string(columns) + "WHERE stream = ?1 AND at = ?2 AND entity = ?3",
                                    stream, at, entity);
        if (row.next())
            items.push_back(reader.read(row, stream));
    }
    return items;
}

} // namespace jotter::store::read
