#include "app/store/projection/projector.h"

#include "app/store/projection/versions.h"

#include <algorithm>

namespace jotter::store {

void Projector::apply(const LoggedChange& logged, bool alone) {
    const auto& change = logged.change;
    if (log_.streamEnded(logged.stream) || log_.isErased(logged.stream, change.entity))
        return;
    if (Documents::knows(change) && (alone || documents_.has(logged.stream, change.entity)))
        documents_.apply(logged);
    else if (Observations::knows(change) && alone)
        observations_.add(logged);
    else if (!alone || change.type == "consent")
        refold(logged.stream, change.entity);
}

void Projector::refold(std::int64_t stream, EntityId entity) {
    const auto changes = log_.ofEntity(stream, entity);
    const auto has = [&](auto matches) {
        return std::ranges::any_of(changes, matches, &LoggedChange::change);
    };
    if (has(Documents::knows))
        documents_.refold(stream, entity, changes);
    if (has(Observations::knows))
        observations_.refold(stream, entity, changes);
    if (has([](const Change& change) { return change.type == "consent"; }))
        documents_.foldConsents(stream, log_.consents(stream));
}

void Projector::forget(std::int64_t stream) {
    observations_.forget(stream);
    documents_.forget(stream);
}

void Projector::forget(std::int64_t stream, EntityId entity) {
    const auto changes = log_.ofEntity(stream, entity);
    observations_.erase(stream, entity, changes);
    documents_.forget(stream, entity);
    std::vector<LoggedChange> consents = log_.consents(stream);
    std::erase_if(consents, [&](const LoggedChange& logged) { return logged.change.entity == entity; });
    documents_.foldConsents(stream, consents);
}

void Projector::without(std::int64_t stream, EntityId entity, std::int64_t row) {
    observations_.drop(stream, entity, row);
    observations_.erase(stream, entity, log_.ofEntity(stream, entity));
    documents_.forget(stream, entity);
    refold(stream, entity);
    documents_.foldConsents(stream, log_.consents(stream));
}

void Projector::fill() {
    constexpr int batch = 1'000;
    for (std::int64_t last = 0;;) {
        const auto changes = connection_
                                 .query("SELECT row, stream, effective, bytes FROM change WHERE row > ?1 "
                                        "AND sealed = 0 "
                                        "ORDER BY row LIMIT ?2",
                                        last, batch)
                                 .collect(readLogged);
        if (changes.empty())
            return;
        together([&] {
            for (const auto& logged : changes) {
                const bool alone = !connection_
                                        .query("SELECT 1 FROM change WHERE entity = ?1 AND row < ?2",
                                               logged.change.entity, logged.row)
                                        .next();
                apply(logged, alone);
            }
        });
        last = changes.back().row;
    }
}

std::map<std::string, SeenVersions> Projector::seen(std::int64_t stream, const std::string& type,
                                                    EntityId entity, const nlohmann::json& fields) {
    if (type == "consent")
        return Documents::seenConsents(log_.consents(stream));
    if (type != "observation")
        return documents_.seen(stream, entity, fields);
    EntityState state;
    for (const auto& logged : log_.ofEntity(stream, entity))
        state.apply(logged.change, logged.effective);
    return seenOf(state, fields);
}

} // namespace jotter::store
