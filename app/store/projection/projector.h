#pragma once

#include "app/store/log/change_log.h"
#include "app/store/projection/documents.h"
#include "app/store/projection/observations.h"

namespace jotter::store {

/// Keeps the tables that screens read in step with the log. Any order of arrival gives the same tables, and
/// they can be made again from the log at any time.
class Projector {
public:
    Projector(Connection& connection, ChangeLog& log)
        : connection_(connection)
        , log_(log)
        , documents_(connection)
        , observations_(connection) {}

    /// Shows a change that has just come into the log. `alone`: it is the first of its entity.
    void apply(const LoggedChange& change, bool alone);
    /// The stamp of one of its changes has changed.
    void refold(std::int64_t stream, EntityId entity);
    void forget(std::int64_t stream);
    /// A change that was in this row is gone.
    void without(std::int64_t stream, EntityId entity, std::int64_t row);
    void forget(std::int64_t stream, EntityId entity);
    /// Fills empty projections from the log.
    void fill();
    /// Runs `work`, which applies many changes in one transaction.
    template <class Work>
    void together(Work&& work) {
        Observations::NotesTogether notes(observations_);
        work();
        notes.write();
    }

    /// Per field, the versions that an editor of this tablet has seen.
    [[nodiscard]] std::map<std::string, SeenVersions> seen(std::int64_t stream, const std::string& type,
                                                           EntityId entity, const nlohmann::json& fields);

private:
    Connection& connection_;
    ChangeLog& log_;
    Documents documents_;
    Observations observations_;
};

} // namespace jotter::store
