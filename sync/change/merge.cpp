#include "sync/change/merge.h"

#include <algorithm>
#include <tuple>

namespace jotter {

namespace {
bool earlier(const FieldWrite& a, const FieldWrite& b) {
    return std::tie(a.hlc, a.change) < std::tie(b.hlc, b.change);
}

void write(FieldState& state, FieldWrite next, const Hlc& base) {
    state.seen = std::max(state.seen, base);
    const auto known = std::ranges::find(state.heads, next.change, &FieldWrite::change);
    if (known == state.heads.end())
        state.heads.insert(std::ranges::upper_bound(state.heads, next, earlier), std::move(next));
    // What a later writer had seen is history, but the latest of all always stands.
    const auto keep =
        std::ranges::find_if(state.heads, [&](const FieldWrite& head) { return head.hlc > state.seen; });
    state.heads.erase(state.heads.begin(), std::min(keep, state.heads.end() - 1));
}
} // namespace

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
        write(fields[name], FieldWrite{value, effective, change.id, change.author},
              base == change.base.end() ? Hlc{} : base->second);
    }
}

const nlohmann::json& EntityState::value(const std::string& field) const {
    static const nlohmann::json null;
    const auto it = fields.find(field);
    return it == fields.end() ? null : it->second.current().value;
}

} // namespace jotter
