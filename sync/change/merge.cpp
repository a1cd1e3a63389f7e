#include "sync/change/merge.h"

#include "sync/change/planted.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jotter {

using nlohmann::json;

namespace {
bool earlier(const FieldWrite& a, const FieldWrite& b) {
    return std::tie(a.hlc, a.change) < std::tie(b.hlc, b.change) || planted(Fault::MergedByArrival);
}

void write(FieldState& state, FieldWrite next, const std::vector<Hlc>& base) {
    for (const auto& seen : base)
        if (seen != next.made) // nobody replaces their own words with themselves
            state.replaced.insert(seen);
    if (state.latest.change == ChangeId{} || earlier(state.latest, next))
        state.latest = next;
    const auto known = std::ranges::find(state.heads, next.change, &FieldWrite::change);
    if (known == state.heads.end())
        state.heads.insert(std::ranges::upper_bound(state.heads, next, earlier), std::move(next));
    std::erase_if(state.heads, [&](const FieldWrite& head) {
        return state.replaced.contains(head.made) || state.replaced.contains(head.hlc);
    });
}

json unionOf(const std::vector<FieldWrite>& heads) {
    json all = json::array();
    for (const auto& head : heads)
        for (const auto& item : head.value)
            if (std::ranges::find(all, item) == all.end())
                all.push_back(item);
    return all;
}

json oneBelowTheOther(const std::vector<FieldWrite>& heads) {
    std::vector<std::string> texts;
    for (const auto& head : heads) {
        auto text = head.value.get<std::string>();
        if (!text.empty() && std::ranges::find(texts, text) == texts.end())
            texts.push_back(std::move(text));
    }
    std::string all;
    for (const auto& text : texts)
        all += (all.empty() ? "" : "\n") + text;
    return all;
}
} // namespace

bool neverMerged(std::string_view field) {
    constexpr std::array<std::string_view, 8> fields{"allergies",  "allergy",      "consent", "medical",
                                                     "medication", "safeguarding", "photos",  "epipen"};
    return std::ranges::find(fields, field) != fields.end();
}

json actingValue(std::string_view field, const FieldState& state) {
    if (!state.twoVersions() || !neverMerged(field))
        return state.current().value;
    const auto all = [&](auto is) { return std::ranges::all_of(state.heads, is, &FieldWrite::value); };
    if (all([](const json& value) { return value.is_boolean(); }))
        return std::ranges::any_of(state.heads,
                                   [](const auto& head) { return head.value.template get<bool>(); });
    if (all([](const json& value) { return value.is_array(); }))
        return unionOf(state.heads);
    if (all([](const json& value) { return value.is_string(); }))
        return oneBelowTheOther(state.heads);
    return state.current().value;
}

void EntityState::apply(const Change& change) {
    apply(change, change.hlc);
}

void EntityState::apply(const Change& change, const Hlc& effective) {
    if (change.type == "retract") {
        retracted = true;
        return;
    }
    for (const auto& [name, value] : change.fields.items()) {
        const auto base = change.base.find(name);
        write(fields[name], FieldWrite{value, effective, change.hlc, change.id, change.author},
              base == change.base.end() ? std::vector<Hlc>{} : base->second.stamps);
    }
}

const json& EntityState::value(const std::string& field) const {
    static const json null;
    const auto it = fields.find(field);
    return it == fields.end() ? null : it->second.current().value;
}

} // namespace jotter
