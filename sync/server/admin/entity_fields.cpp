#include "sync/server/admin/entity_fields.h"

namespace jotter::server {

std::string textOf(const EntityState& state, const std::string& field) {
    const auto& value = state.value(field);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::map<std::string, Hlc> seenBy(const EntityState& state, const nlohmann::json& fields) {
    std::map<std::string, Hlc> base;
    for (const auto& [name, value] : fields.items())
        if (const auto field = state.fields.find(name); field != state.fields.end())
            base[name] = field->second.current().hlc;
    return base;
}

} // namespace jotter::server
