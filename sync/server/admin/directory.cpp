#include "sync/server/admin/directory.h"

namespace jotter::server {

namespace {
constexpr std::size_t pageSize = 1000;
}

Expected<Entities> entitiesInSchool(Log& log, const std::string& type) {
    Entities entities;
    std::uint64_t after = 0;
    for (bool more = true; more;) {
        const auto page =
            log.page(after, pageSize, [](const std::string& stream) { return stream == "school"; });
        if (!page)
            return tl::make_unexpected(page.error());
        for (const auto& logged : page->changes) {
            const auto change = parseChange(logged.bytes);
            if (change && change->change.type == type)
                entities[change->change.entity].apply(change->change, logged.effective);
        }
        after = page->scannedTo;
        more = page->more;
    }
    return entities;
}

Expected<std::optional<Uuid>> findInSchool(Log& log, const std::string& type, const std::string& asked) {
    if (const auto id = Uuid::parse(asked))
        return *id;
    const auto entities = entitiesInSchool(log, type);
    if (!entities)
        return tl::make_unexpected(entities.error());
    std::optional<Uuid> found;
    for (const auto& [id, entity] : *entities) {
        if (entity.value("name") != asked && entity.value("initials") != asked)
            continue;
        if (found)
            return std::nullopt;
        found = id.value;
    }
    return found;
}

} // namespace jotter::server
