#include "sync/server/admin/roll/roll_import.h"

#include "sync/server/admin/entity_fields.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>

namespace jotter::server {

namespace {
constexpr std::size_t pageSize = 1000;
constexpr std::size_t changesAtOnce = 500;

std::string nameKey(const std::string& given, const std::string& family, const std::string& born) {
    return given + "\n" + family + "\n" + born;
}

std::string streamOf(PupilId id) {
    return "pupil/" + id.toString();
}
} // namespace

Expected<RollImport> RollImport::prepare(OpenSchool& school, Office& office, const Clock& clock) {
    RollImport import(office, toIso(clock.now()).substr(0, 10),
                      toIso(clock.now() - std::chrono::hours(24)).substr(0, 10));
    return import.readSchool(school.log()).map([&] { return std::move(import); });
}

Expected<void> RollImport::readSchool(Log& log) {
    const auto wanted = [](const std::string& stream) {
        const auto name = StreamName::parse(stream);
        return name && (name->kind == StreamName::Kind::School || name->kind == StreamName::Kind::Pupil);
    };
    std::uint64_t after = 0;
    Entities groups;
    for (bool more = true; more;) {
        const auto page = log.page(after, pageSize, wanted);
        if (!page)
            return tl::make_unexpected(page.error());
        for (const auto& logged : page->changes) {
            const auto parsed = parseChange(logged.bytes);
            if (!parsed)
                continue;
            const auto& change = parsed->change;
            const auto owner = StreamName::parse(change.stream)->owner;
            if (change.type == "group" || (change.type == "retract" && change.stream == "school"))
                groups[change.entity].apply(change, logged.effective);
            else if (change.type == "pupil")
                pupils_[PupilId{owner}].pupil.apply(change, logged.effective);
            else if (change.type == "membership" || change.type == "retract")
                pupils_[PupilId{owner}].memberships[change.entity].apply(change, logged.effective);
        }
        after = page->scannedTo;
        more = page->more;
    }
    for (const auto& [id, group] : groups) {
        if (group.retracted || textOf(group, "name").empty())
            continue;
        groups_[textOf(group, "name")] = id.value;
        kinds_[id.value] = textOf(group, "kind");
    }
    for (const auto& [id, known] : pupils_)
        index(id);
    return {};
}

void RollImport::index(const PupilId& id) {
    const auto& pupil = pupils_[id].pupil;
    if (const auto upn = textOf(pupil, "upn"); !upn.empty())
        byUpn_[upn] = id;
    byName_[nameKey(textOf(pupil, "given"), textOf(pupil, "family"), textOf(pupil, "born"))].push_back(id);
}

Expected<void> RollImport::plan(const CsvTable& table, const RollHeadings& headings) {
    for (const auto& row : table.rows) {
        auto outcome = planRow(row, headings);
        if (!outcome)
            return tl::make_unexpected(outcome.error());
        outcomes_.push_back(std::move(*outcome));
    }
    return {};
}

Expected<RowOutcome> RollImport::planRow(const CsvTable::Row& row, const RollHeadings& headings) {
    const auto read = readRow(row, headings);
    const auto refused = [&](std::string why) {
        return RowOutcome{row.number, RowOutcome::Kind::Refused, std::move(why)};
    };
    if (const auto* why = std::get_if<std::string>(&read))
        return refused(*why);
    const auto& pupil = std::get<RollPupil>(read);
    const auto upn = pupil.field("upn");
    if (!upn.empty())
        if (const auto [before, first] = rowOfUpn_.emplace(upn, row.number); !first)
            return refused("The same UPN stands in row " + std::to_string(before->second) + " already.");
    return planPupil({row.number, RowOutcome::Kind::Same, {}}, pupil);
}

Expected<RowOutcome> RollImport::planPupil(RowOutcome outcome, const RollPupil& pupil) {
    const auto upn = pupil.field("upn");
    const auto byUpn = byUpn_.find(upn);
    auto id = PupilId{office_->newEntity().value};
    bool known = byUpn != byUpn_.end();
    if (known) {
        id = byUpn->second;
    } else {
        const auto named =
            byName_.find(nameKey(pupil.field("given"), pupil.field("family"), pupil.field("born")));
        // A pupil who has another UPN is another pupil of the same name.
        std::vector<PupilId> alike;
        if (named != byName_.end())
            for (const auto& one : named->second)
                if (upn.empty() || textOf(pupils_[one].pupil, "upn").empty())
                    alike.push_back(one);
        if (alike.size() > 1)
            return RowOutcome{outcome.row, RowOutcome::Kind::Refused,
                              "Several pupils have this name and date of birth; add the UPN."};
        known = !alike.empty();
        if (known)
            id = alike.front();
    }
    Record record;
    std::string changed;
    const auto fields = planFields(id, pupil, record, changed);
    if (!fields)
        return tl::make_unexpected(fields.error());
    const auto moved = planClass(id, pupil.group, record);
    if (!moved)
        return tl::make_unexpected(moved.error());
    if (*moved)
        changed += changed.empty() ? "class" : ", class";
    if (!record.empty()) {
        outcome.kind = known ? RowOutcome::Kind::Changed : RowOutcome::Kind::New;
        outcome.detail = known ? changed : "";
        records_.push_back(std::move(record));
    }
    if (!known)
        index(id);
    return outcome;
}

Expected<bool> RollImport::planFields(PupilId id, const RollPupil& pupil, Record& record,
                                      std::string& changed) {
    auto& state = pupils_[id].pupil;
    nlohmann::json fields = nlohmann::json::object();
    for (const auto& [name, value] : pupil.fields) {
        if (textOf(state, name) == value)
            continue;
        fields[name] = value;
        changed += (changed.empty() ? "" : ", ") + name;
    }
    if (fields.empty())
        return false;
    auto base = seenBy(state, fields);
    return add(record, "pupil", streamOf(id), EntityId{id.value}, std::move(fields), std::move(base))
        .map([&] {
            state.apply(record.back().change);
            return true;
        });
}

Expected<bool> RollImport::planClass(PupilId id, const std::string& group, Record& record) {
    if (group.empty())
        return false;
    const auto wanted = groupNamed(group, record);
    if (!wanted)
        return tl::make_unexpected(wanted.error());
    auto& memberships = pupils_[id].memberships;
    std::vector<EntityId> ended;
    for (const auto& [entity, state] : memberships) {
        const auto to = textOf(state, "to");
        const auto in = Uuid::parse(textOf(state, "group"));
        if (state.retracted || !in || (!to.empty() && to < today_))
            continue;
        if (*in == *wanted)
            return false;
        // A provision or a set goes on beside a new class.
        if (kinds_[*in] == "class" || kinds_[*in].empty())
            ended.push_back(entity);
    }
    for (const auto& entity : ended) {
        auto& state = memberships[entity];
        const nlohmann::json fields{{"to", yesterday_}};
        if (const auto added = add(record, "membership", streamOf(id), entity, fields, seenBy(state, fields));
            !added)
            return tl::make_unexpected(added.error());
        state.apply(record.back().change);
    }
    const auto entity = office_->newEntity();
    return add(record, "membership", streamOf(id), entity,
               {{"group", wanted->toString()}, {"from", today_}, {"to", nullptr}})
        .map([&] {
            memberships[entity].apply(record.back().change);
            return true;
        });
}

Expected<Uuid> RollImport::groupNamed(const std::string& name, Record& record) {
    if (const auto known = groups_.find(name); known != groups_.end())
        return known->second;
    const auto entity = office_->newEntity();
    return add(record, "group", "school", entity, {{"name", name}, {"kind", "class"}, {"active", true}})
        .map([&] {
            groups_[name] = entity.value;
            kinds_[entity.value] = "class";
            ++newGroups_;
            return entity.value;
        });
}

Expected<void> RollImport::add(Record& record, const std::string& type, const std::string& stream,
                               EntityId entity, nlohmann::json fields, std::map<std::string, Hlc> base) {
    return office_->make(type, stream, entity, std::move(fields), std::move(base))
        .map([&](SealedChange made) { record.push_back(std::move(made)); });
}

Expected<void> RollImport::keep() {
    std::vector<SealedChange> together;
    const auto flush = [&] { return office_->keep(std::exchange(together, {})); };
    for (auto& record : records_) {
        std::ranges::move(record, std::back_inserter(together));
        if (together.size() < changesAtOnce)
            continue;
        if (const auto kept = flush(); !kept)
            return kept;
    }
    records_.clear();
    return flush();
}

} // namespace jotter::server
