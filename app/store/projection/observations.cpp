#include "app/store/projection/observations.h"

#include "app/store/log/media_manifest.h"
#include "app/store/projection/versions.h"

#include <algorithm>

namespace jotter::store {

using nlohmann::json;

/// An observation after all its changes.
struct Observations::Folded {
    std::int64_t row = 0; ///< the smallest row of its changes: its number in the search
    std::int64_t stream = 0;
    EntityId entity;
    ChangeId change;
    AdultId author;
    WallTime at;
    std::string help, steps, note, facts, media;
    std::vector<std::string> stepIds;
    EntityState state;
};

namespace {
std::string textOf(const json& value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}
std::string dumpOf(const json& value) {
    return value.empty() ? std::string() : value.dump();
}
std::string scopeOf(std::int64_t stream) {
    return "s" + std::to_string(stream);
}
} // namespace

bool Observations::knows(const Change& change) {
    return change.type == "observation" && change.stream.starts_with("pupil/");
}

std::optional<Observations::Folded> Observations::fold(const std::vector<LoggedChange>& changes) {
    EntityState state;
    Folded folded;
    bool first = true;
    for (const auto& logged : changes) {
        state.apply(logged.change, logged.effective);
        folded.row = folded.row == 0 ? logged.row : std::min(folded.row, logged.row);
        if (!knows(logged.change))
            continue;
        if (first) {
            folded.stream = logged.stream;
            folded.entity = logged.change.entity;
            folded.author = logged.change.author;
            folded.at = logged.change.at;
        }
        first = false;
        folded.change = logged.change.id;
        if (!logged.change.media.empty())
            folded.media = mediaText(logged.change.media);
    }
    if (first || state.retracted)
        return std::nullopt;
    if (const auto seen = fromIso(textOf(state.value("seen"))))
        folded.at = *seen;
    folded.help = textOf(state.value("help"));
    folded.note = textOf(state.value("note"));
    if (const auto& facts = state.value("facts"); facts.is_object())
        folded.facts = dumpOf(facts);
    auto steps = json::array();
    if (const auto& named = state.value("steps"); named.is_array())
        for (const auto& step : named)
            if (domain::StepId::parse(textOf(step)))
                steps.push_back(step);
    folded.stepIds = steps.get<std::vector<std::string>>();
    folded.steps = dumpOf(steps);
    folded.state = std::move(state);
    return folded;
}

void Observations::add(const LoggedChange& change) {
    if (const auto folded = fold({change}))
        put(*folded);
}

void Observations::refold(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes) {
    erase(stream, entity, changes);
    const auto folded = fold(changes);
    if (!folded)
        return;
    put(*folded);
    noteVersions(connection_, stream, entity, "observation", folded->state);
}

void Observations::erase(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes) {
    // Its note is found under the first of the changes that it was folded from: one of these.
    for (const auto& logged : changes)
        removeNote(logged.row);
    remove(stream, entity);
}

void Observations::drop(std::int64_t stream, EntityId entity, std::int64_t row) {
    removeNote(row);
    remove(stream, entity);
}

void Observations::put(const Folded& folded) {
    connection_.run(
        "INSERT INTO observation(stream, at, entity, change, author, help, steps, note, facts, media) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        folded.stream, folded.at, folded.entity, folded.change, folded.author, folded.help, folded.steps,
        folded.note, folded.facts, folded.media);
    noteHelp(folded);
    if (folded.note.empty())
        return;
    const Note note{folded.row, folded.note, folded.stream, folded.at, folded.entity};
    if (waiting_)
        waiting_->push_back(note);
    else
        putNote(note);
}

void Observations::putNote(const Note& note) {
    connection_.run("INSERT INTO note_search(rowid, note, scope, stream, at, entity) "
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    note.row, note.text, scopeOf(note.stream), note.stream, note.at, note.entity);
}

void Observations::removeNote(std::int64_t row) {
    if (waiting_)
        std::erase_if(*waiting_, [&](const Note& note) { return note.row == row; });
    connection_.run("DELETE FROM note_search WHERE rowid = ?1", row);
}

void Observations::NotesTogether::write() {
    for (const auto& note : *observations_.waiting_)
        observations_.putNote(note);
    observations_.waiting_->clear();
}

void Observations::noteHelp(const Folded& folded) {
    if (folded.help.empty())
        return;
    for (const auto& step : folded.stepIds)
        connection_.run(
            "INSERT INTO latest_help(stream, step, at, entity, help) VALUES (?1, ?2, ?3, ?4, ?5) "
            "ON CONFLICT DO UPDATE SET (at, entity, help) = (excluded.at, excluded.entity, excluded.help) "
            "WHERE (excluded.at, excluded.entity) > (at, entity)",
            folded.stream, step, folded.at, folded.entity, folded.help);
}

void Observations::remove(std::int64_t stream, EntityId entity) {
    forgetVersions(connection_, stream, entity);
    if (connection_.run("DELETE FROM observation WHERE stream = ?1 AND entity = ?2", stream, entity) == 0)
        return;
    const auto steps =
        connection_.query("SELECT step FROM latest_help WHERE stream = ?1 AND entity = ?2", stream, entity)
            .collect([](const Prepared& named) { return named.text(0); });
    for (const auto& step : steps)
        findHelpAgain(stream, step);
}

void Observations::findHelpAgain(std::int64_t stream, const std::string& step) {
    connection_.run("DELETE FROM latest_help WHERE stream = ?1 AND step = ?2", stream, step);
    connection_.run("INSERT INTO latest_help(stream, step, at, entity, help) "
                    "SELECT stream, ?2, at, entity, help FROM observation WHERE stream = ?1 AND help <> '' "
                    "AND instr(steps, ?2) ORDER BY at DESC, entity DESC LIMIT 1",
                    stream, step);
}

void Observations::forget(std::int64_t stream) {
    if (waiting_)
        std::erase_if(*waiting_, [&](const Note& note) { return note.stream == stream; });
    connection_.run("DELETE FROM note_search WHERE note_search MATCH ?1", "scope : " + scopeOf(stream));
    connection_.run("DELETE FROM latest_help WHERE stream = ?1", stream);
    connection_.run("DELETE FROM observation WHERE stream = ?1", stream);
}

} // namespace jotter::store
