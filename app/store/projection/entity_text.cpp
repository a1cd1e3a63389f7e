#include "app/store/projection/entity_text.h"

#include <algorithm>

namespace jotter::store {

using nlohmann::json;

namespace {
Hlc stamp(const json& text) {
    const auto& written = text.get_ref<const std::string&>();
    return written.empty() ? Hlc{} : Hlc::parse(written).value_or(Hlc{});
}

json valuesOf(const EntityState& state) {
    json values = json::object();
    for (const auto& [name, field] : state.fields)
        values[name] = field.current().value;
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
        json heads = json::array();
        for (const auto& head : field.heads)
            heads.push_back(json::array(
                {head.value, head.hlc.toString(), head.change.toString(), head.author.toString()}));
        fields[name] = {{"heads", std::move(heads)},
                        {"seen", field.seen == Hlc{} ? std::string() : field.seen.toString()}};
    }
    return json{{"fields", std::move(fields)}, {"retracted", state.retracted}}.dump();
}

EntityState entityFromText(const std::string& text) {
    const auto object = json::parse(text);
    EntityState state;
    state.retracted = object.at("retracted").get<bool>();
    for (const auto& [name, kept] : object.at("fields").items()) {
        FieldState field;
        field.seen = stamp(kept.at("seen"));
        for (const auto& head : kept.at("heads"))
            field.heads.push_back({head.at(0), stamp(head.at(1)),
                                   ChangeId::parse(head.at(2).get<std::string>()).value_or(ChangeId{}),
                                   AdultId::parse(head.at(3).get<std::string>()).value_or(AdultId{})});
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

} // namespace jotter::store
