#include "app/store/projection/versions.h"

#include <algorithm>

namespace jotter::store {

SeenVersions seenOf(const FieldState& field) {
    std::vector<Hlc> stamps;
    for (const auto& head : field.heads)
        stamps.push_back(head.made);
    return stamps.empty() ? SeenVersions(field.latest.made) : SeenVersions(std::move(stamps));
}

std::map<std::string, SeenVersions> seenOf(const EntityState& state, const nlohmann::json& fields) {
    std::map<std::string, SeenVersions> seen;
    for (const auto& [name, value] : fields.items())
        if (const auto it = state.fields.find(name); it != state.fields.end())
            seen.emplace(name, seenOf(it->second));
    return seen;
}

void noteVersions(Connection& connection, std::int64_t stream, EntityId entity, std::string_view type,
                  const EntityState& state) {
    forgetVersions(connection, stream, entity);
    if (state.retracted)
        return;
    for (const auto& [name, field] : state.fields) {
        const auto same = [&](const FieldWrite& head) { return head.value == field.heads.front().value; };
        if (std::ranges::all_of(field.heads, same)) // one, or several who wrote the very same
            continue;
        auto versions = nlohmann::json::array();
        for (const auto& head : field.heads)
            versions.push_back(
                nlohmann::json::array({head.value, head.author.toString(), head.made.toString()}));
        connection.run("INSERT INTO two_versions(stream, entity, field, type, versions) "
                       "VALUES (?1, ?2, ?3, ?4, ?5)",
                       stream, entity, name, std::string(type), versions.dump());
    }
}

void forgetVersions(Connection& connection, std::int64_t stream, EntityId entity) {
    connection.run("DELETE FROM two_versions WHERE stream = ?1 AND entity = ?2", stream, entity);
}

} // namespace jotter::store
