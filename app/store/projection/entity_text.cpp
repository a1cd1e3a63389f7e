#include "app/store/projection/entity_text.h"

#include <algorithm>

namespace jotter::store {

using nlohmann::json;

namespace {
Hlc stamp(const json& text) {
    return Hlc::parse(text.get_ref<const std::string&>()).value_or(Hlc{});
}

json fromWrite(const FieldWrite& write) {
    return json::array({write.value, write.hlc.toString(), write.made.toString(), write.change.toString(),
                        write.author.toString()});
}

FieldWrite toWrite(const json& kept) {
    return {kept.at(0), stamp(kept.at(1)), stamp(kept.at(2)),
            ChangeId::parse(kept.at(3).get<std::string>()).value_or(ChangeId{}),
            AdultId::parse(kept.at(4).get<std::string>()).value_or(AdultId{})};
}

json valuesOf(const EntityState& state) {
    json values = json::object();
    for (const auto& [name, field] : state.fields)
        values[name] = actingValue(name, field);
    return values;
}

bool isOver(const EntityState& alert, const FieldState& text) {
    const auto ended = alert.fields.find("ended");
    return ended != alert.fields.end() && text.current().hlc <= ended->second.current().hlc &&
           std::ranges::all_of(ended->second.heads,
                               [](const FieldWrite& head) { return head.value == true; });
}
} // namespace

std::string entityText(const EntityState& state) {
    json fields = json::object();
    for (const auto& [name, field] : state.fields) {
        json heads = json::array(), replaced = json::array();
        for (const auto& head : field.heads)
            heads.push_back(fromWrite(head));
        for (const auto& seen : field.replaced)
            replaced.push_back(seen.toString());
        fields[name] = {{"heads", std::move(heads)}, {"replaced", std::move(replaced)}};
        if (field.heads.empty() || field.latest != field.heads.back())
            fields[name]["latest"] = fromWrite(field.latest);
    }
    return json{{"fields", std::move(fields)}, {"retracted", state.retracted}}.dump();
}

EntityState entityFromText(const std::string& text) {
    const auto object = json::parse(text);
    EntityState state;
    state.retracted = object.at("retracted").get<bool>();
    for (const auto& [name, kept] : object.at("fields").items()) {
        FieldState field;
        for (const auto& seen : kept.at("replaced"))
            field.replaced.insert(stamp(seen));
        for (const auto& head : kept.at("heads"))
            field.heads.push_back(toWrite(head));
        field.latest = kept.contains("latest") ? toWrite(kept.at("latest")) : field.heads.back();
        state.fields.emplace(name, std::move(field));
    }
    return state;
}

std::string currentValues(const EntityState& state) {
    return valuesOf(state).dump();
}

std::string alertValues(const EntityState& state) {
    auto texts = json::array();
    const auto text = state.fields.find("text");
    if (text != state.fields.end() && !isOver(state, text->second))
        for (const auto& head : text->second.heads)
            if (head.value.is_string() && !head.value.get_ref<const std::string&>().empty())
                texts.push_back(head.value);
    auto values = valuesOf(state);
    values["texts"] = std::move(texts);
    return values.dump();
}

std::string concernValues(const EntityState& state) {
    auto values = valuesOf(state);
    if (const auto text = state.fields.find("text"); text != state.fields.end()) {
        const auto& raised = text->second.current();
        values["author"] = raised.author.toString();
        values["at"] = raised.hlc.ms;
    }
    return values.dump();
}

} // namespace jotter::store
