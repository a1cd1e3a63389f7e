#pragma once

#include "app/store/log/change_log.h"
#include "sync/change/merge.h"

namespace jotter::store {

/// The kinds of thing that are edited, not only added to: their fields merge one by one
/// (sync/change/merge.h), and the current values stand in a table of their own that screens read.
/// app/domain/README.md lists the types.
class Documents {
public:
    explicit Documents(Connection& connection)
        : connection_(connection) {}

    /// Whether changes of this type are such, in such a stream.
    [[nodiscard]] static bool knows(const Change& change);
    [[nodiscard]] bool has(std::int64_t stream, EntityId entity);
    void apply(const LoggedChange& change);
    /// Makes the entity again from all its changes.
    void refold(std::int64_t stream, EntityId entity, const std::vector<LoggedChange>& changes);
    /// The versions of these fields that stand: what an editor of this tablet has seen.
    [[nodiscard]] std::map<std::string, SeenVersions> seen(std::int64_t stream, EntityId entity,
                                                           const nlohmann::json& fields);
    /// As `seen`, of a pupil's consents.
    [[nodiscard]] static std::map<std::string, SeenVersions>
    seenConsents(const std::vector<LoggedChange>& changes);
    /// Consents of a pupil are folded as one field: the latest counts, and of those whose authors had not
    /// seen each other the most protective acts (sync.md, "Merging"). In `Queries::twoVersions` they have no
    /// entity: who chooses records a consent anew.
    void foldConsents(std::int64_t stream, const std::vector<LoggedChange>& changes);
    void forget(std::int64_t stream);
    void forget(std::int64_t stream, EntityId entity);

private:
    [[nodiscard]] EntityState load(std::int64_t stream, EntityId entity);
    void save(std::int64_t stream, EntityId entity, const std::string& type, const EntityState& state);
    Connection& connection_;
};

} // namespace jotter::store
