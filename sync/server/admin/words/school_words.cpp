#include "sync/server/admin/words/school_words.h"

#include "sync/server/admin/entity_fields.h"

#include <algorithm>

namespace jotter::server {

Expected<SchoolWords> SchoolWords::read(Log& log) {
    return entitiesInSchool(log, "scale").map([](Entities scales) {
        SchoolWords words;
        words.scales_ = std::move(scales);
        return words;
    });
}

WordList SchoolWords::own(std::string_view kind) const {
    WordList words;
    for (const auto& [id, scale] : scales_)
        if (scale.value("kind") == kind)
            for (auto& word : wordsOf(scale.value("levels")))
                words.push_back(std::move(word));
    return words;
}

bool SchoolWords::areOwn(std::string_view kind) const {
    return std::ranges::any_of(own(kind), &SchoolWord::offered);
}

WordList SchoolWords::words(std::string_view kind) const {
    auto words = own(kind);
    if (areOwn(kind))
        return words;
    auto all = shippedWords(kind);
    for (auto& word : words)
        if (std::ranges::find(all, word.id, &SchoolWord::id) == all.end())
            all.push_back(std::move(word));
    return all;
}

Expected<void> SchoolWords::set(Office& office, std::string_view kind, WordList asked) const {
    auto known = words(kind);
    // One that was dropped in favour of the school's own comes back with its id.
    for (auto& word : shippedWords(kind))
        if (std::ranges::find(known, word.id, &SchoolWord::id) == known.end())
            known.push_back(std::move(word));
    if (kind == "no_cameras")
        for (auto& place : words("place"))
            if (std::ranges::find(known, place.id, &SchoolWord::id) == known.end())
                known.push_back(std::move(place));
    return chosenWords(kind, known, std::move(asked)).and_then([&](const WordList& chosen) {
        return record(office, kind, chosen);
    });
}

Expected<void> SchoolWords::reset(Office& office, std::string_view kind) const {
    auto words = kind == "no_cameras" ? WordList{} : own(kind);
    for (auto& word : words)
        word.offered = false;
    return record(office, kind, words);
}

Expected<void> SchoolWords::record(Office& office, std::string_view kind, const WordList& words) const {
    std::vector<SealedChange> changes;
    auto levels = levelsOf(words);
    const auto add = [&](EntityId id, const EntityState& state, const nlohmann::json& fields) {
        return office.make("scale", "school", id, fields, seenBy(state, fields)).map([&](SealedChange made) {
            changes.push_back(std::move(made));
        });
    };
    // One document a kind: whatever another one says is said by the first from now on.
    for (const auto& [id, scale] : scales_) {
        if (scale.value("kind") != kind)
            continue;
        const nlohmann::json fields{{"levels", std::exchange(levels, nlohmann::json::array())}};
        if (scale.value("levels") == fields["levels"])
            continue;
        if (const auto added = add(id, scale, fields); !added)
            return added;
    }
    if (!levels.empty())
        if (const auto added = add(office.newEntity(), {}, {{"kind", std::string(kind)}, {"levels", levels}});
            !added)
            return added;
    return office.keep(std::move(changes));
}

} // namespace jotter::server
