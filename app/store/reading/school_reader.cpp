#include "app/store/reading/school_reader.h"

#include "app/domain/observation.h"
#include "app/store/projection/entity_text.h"
#include "app/store/sqlite/errors.h"

#include <QString>

#include <algorithm>
#include <tuple>

namespace jotter::store::read {

using nlohmann::json;

namespace {
domain::Adult readAdult(const Prepared& row) {
    domain::Adult adult;
    adult.id = row.id<AdultId>(0);
    adult.name = row.text(1);
    adult.initials = row.text(2);
    adult.role = domain::roleFromCode(row.text(3)).value_or(domain::Role::Assistant);
    adult.active = row.flag(5);
    const auto groups = json::parse(row.text(4), nullptr, false);
    if (groups.is_array())
        for (const auto& text : groups)
            if (const auto id = domain::GroupId::parse(text.is_string() ? text.get<std::string>() : ""))
                adult.groups.push_back(*id);
    return adult;
}

domain::Group readGroup(const Prepared& row) {
    return {row.id<domain::GroupId>(0), row.text(1), row.text(2), row.text(3), row.flag(4)};
}

PupilRow readPupil(const Prepared& row) {
    PupilRow read;
    read.stream = row.integer(0);
    auto& pupil = read.pupil;
    pupil.id = row.id<PupilId>(1);
    pupil.given = row.text(2);
    pupil.family = row.text(3);
    pupil.knownAs = row.text(4);
    pupil.year = row.text(5);
    pupil.need = row.text(6);
    if (const auto photos = domain::photoConsentFromCode(row.text(7)))
        pupil.photos = *photos;
    return read;
}

constexpr std::string_view pupilColumns = "SELECT pupil.stream, pupil.id, pupil.given, pupil.family, "
                                          "pupil.known_as, pupil.year, pupil.need, consent.photos "
                                          "FROM pupil LEFT JOIN consent ON consent.stream = pupil.stream ";

/// Small letters without their accents, for the order of names.
QString forOrder(const std::string& name) {
    QString plain;
    for (const auto letter :
         QString::fromStdString(name).normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (letter.category() != QChar::Mark_NonSpacing)
            plain += letter;
    return plain;
}

std::string day(WallTime time) {
    return toIso(time).substr(0, 10);
}

WallTime monday(WallTime now) {
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::weekday weekday{today};
    return today - (weekday - std::chrono::Monday);
}
} // namespace

std::string schoolName(Connection& connection) {
    auto row = connection.query("SELECT name FROM school");
    return row.next() ? row.text(0) : std::string();
}

std::vector<domain::Adult> adults(Connection& connection) {
    return connection.query("SELECT id, name, initials, role, groups, active FROM adult ORDER BY name")
        .collect(readAdult);
}

std::optional<domain::Adult> adult(Connection& connection, AdultId id) {
    auto row =
        connection.query("SELECT id, name, initials, role, groups, active FROM adult WHERE id = ?1", id);
    return row.next() ? std::optional(readAdult(row)) : std::nullopt;
}

std::vector<domain::Group> groups(Connection& connection) {
    return connection.query("SELECT id, name, kind, lesson, active FROM school_group ORDER BY name")
        .collect(readGroup);
}

domain::HelpScale helpScale(Connection& connection) {
    domain::HelpScale scale;
    auto rows = connection.query("SELECT levels FROM scale WHERE kind = 'help' ORDER BY id");
    while (rows.next())
        for (const auto& level : json::parse(rows.text(0), nullptr, false))
            if (level.is_object())
                (level.value("offered", true) ? scale.levels : scale.retired)
                    .push_back({level.value("id", ""), level.value("label", ""), level.value("fill", 0)});
    if (scale.levels.empty())
        scale.levels = domain::HelpScale::standard().levels;
    return scale;
}

domain::FactChoices factChoices(Connection& connection) {
    domain::FactChoices choices;
    auto rows = connection.query("SELECT kind, levels FROM scale WHERE kind IS NOT 'help' ORDER BY id");
    while (rows.next()) {
        const auto levels = json::parse(rows.text(1), nullptr, false);
        if (!levels.is_array())
            continue;
        auto& kind = choices[rows.text(0)];
        for (const auto& level : levels)
            if (level.is_object())
                kind.push_back(
                    {level.value("id", ""), level.value("label", ""), level.value("offered", true)});
    }
    std::erase_if(choices, [](const auto& kind) { return kind.second.empty(); });
    return choices;
}

std::vector<PupilRow> pupilsOf(Connection& connection, const std::vector<domain::GroupId>& groups,
                               WallTime now) {
    auto wanted = json::array();
    for (const auto& group : groups)
        wanted.push_back(group.toString());
    std::vector<std::tuple<QString, QString, PupilRow>> named;
    auto rows = connection.query(
        std::string(pupilColumns) +
            "WHERE pupil.stream IN (SELECT membership.stream FROM membership WHERE member_of IN "
            "(SELECT value FROM json_each(?1)) AND from_day <= ?2 AND (to_day IS NULL OR to_day >= ?2))",
        wanted.dump(), day(now));
    while (rows.next()) {
        auto row = readPupil(rows);
        named.emplace_back(forOrder(row.pupil.shortName()), forOrder(row.pupil.family), std::move(row));
    }
    std::ranges::sort(named, [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a).pupil.id) <
               std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b).pupil.id);
    });
    std::vector<PupilRow> pupils;
    for (auto& [given, family, row] : named)
        pupils.push_back(std::move(row));
    return pupils;
}

std::int64_t streamOf(Connection& connection, PupilId pupil) {
    auto row =
        connection.query("SELECT row FROM stream WHERE name = ?1 AND NOT ended", domain::pupilStream(pupil));
    return row.next() ? row.integer(0) : 0;
}

std::optional<domain::Pupil> pupil(Connection& connection, PupilId id) {
    auto row =
        connection.query(std::string(pupilColumns) + "WHERE pupil.stream = ?1", streamOf(connection, id));
    return row.next() ? std::optional(readPupil(row).pupil) : std::nullopt;
}

domain::Step readStep(const Prepared& row, PupilId pupil) {
    return {domain::StepId::parse(row.text(0)).value_or(domain::StepId{}),
            pupil,
            domain::TargetId::parse(row.text(1)).value_or(domain::TargetId{}),
            row.text(2),
            row.text(3),
            static_cast<int>(row.integer(4)),
            row.flag(5)};
}

std::vector<domain::Step> steps(Connection& connection, std::int64_t stream, PupilId pupil) {
    // A step of a target that has been closed is not offered on the board any more.
    return connection
        .query("SELECT step.id, step.target, step.strand, step.text, step.place, step.live AND "
               "coalesce(target.active, 1) "
               "FROM step LEFT JOIN target ON target.stream = step.stream AND target.id = step.target "
               "WHERE step.stream = ?1 ORDER BY 6 DESC, step.place, step.text",
               stream)
        .collect([pupil](const Prepared& row) { return readStep(row, pupil); });
}

std::vector<domain::PassportLine> passport(Connection& connection, std::int64_t stream) {
    return connection
        .query(
            "SELECT id, kind, text, checked FROM passport_line WHERE stream = ?1 ORDER BY kind, place, text",
            stream)
        .collect([](const Prepared& row) {
            return domain::PassportLine{row.id<EntityId>(0), row.text(1), row.text(2), row.text(3)};
        });
}

std::vector<std::string> alerts(Connection& connection, std::int64_t stream) {
    return connection
        .query("SELECT version.value FROM alert, json_each(alert.texts) AS version WHERE alert.stream = ?1 "
               "ORDER BY coalesce(nullif(instr('allergy medical safety', alert.kind), 0), 99), alert.place, "
               "alert.id, "
               "version.key",
               stream)
        .collect([](const Prepared& row) { return row.text(0); });
}

std::vector<TwoVersions> twoVersions(Connection& connection, std::int64_t stream) {
    const auto names = connection.query("SELECT id, name FROM adult").collect([](const Prepared& row) {
        return std::pair(row.id<AdultId>(0), row.text(1));
    });
    const auto nameOf = [&](AdultId author) {
        const auto it = std::ranges::find(names, author, [](const auto& adult) { return adult.first; });
        return it == names.end() ? std::string() : it->second;
    };
    return connection
        .query(
            "SELECT entity, type, field, versions FROM two_versions WHERE stream = ?1 ORDER BY entity, field",
            stream)
        .collect([&](const Prepared& row) {
            TwoVersions both{row.id<EntityId>(0), row.text(1), row.text(2), {}};
            for (const auto& version : nlohmann::json::parse(row.text(3), nullptr, false)) {
                const auto author = AdultId::parse(version.at(1).get<std::string>()).value_or(AdultId{});
                const auto made = Hlc::parse(version.at(2).get<std::string>()).value_or(Hlc{});
                both.versions.push_back({version.at(0), nameOf(author), made.wallTime()});
            }
            return both;
        });
}

Board board(Connection& connection, domain::GroupId group, WallTime now) {
    Board board;
    {
        auto row =
            connection.query("SELECT id, name, kind, lesson, active FROM school_group WHERE id = ?1", group);
        if (!row.next())
            throw GiveUp{
                {"no_group", ErrorCategory::Input, "This group is not on this tablet. Choose another one."}};
        board.group = readGroup(row);
    }
    for (auto& [pupil, stream] : pupilsOf(connection, {group}, now)) {
        BoardCard card;
        card.liveSteps = steps(connection, stream, pupil.id);
        std::erase_if(card.liveSteps, [](const domain::Step& step) { return !step.live; });
        if (!card.liveSteps.empty()) {
            auto help = connection.query("SELECT help FROM latest_help WHERE stream = ?1 AND step = ?2",
                                         stream, card.liveSteps.front().id.toString());
            card.lastHelp = help.next() ? help.text(0) : std::string();
        }
        card.seenThisWeek = connection
                                .query("SELECT 1 FROM observation WHERE stream = ?1 AND at >= ?2 LIMIT 1",
                                       stream, monday(now))
                                .next();
        card.alerts = alerts(connection, stream);
        card.pupil = std::move(pupil);
        board.cards.push_back(std::move(card));
    }
    return board;
}

} // namespace jotter::store::read
