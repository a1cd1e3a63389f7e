#pragma once

#include "app/store/queries.h"
#include "app/store/sqlite/connection.h"

/// The questions about the school, its pupils and what they work on.
namespace jotter::store::read {

[[nodiscard]] std::string schoolName(Connection& connection);
[[nodiscard]] std::vector<domain::Adult> adults(Connection& connection);
[[nodiscard]] std::optional<domain::Adult> adult(Connection& connection, AdultId id);
[[nodiscard]] std::vector<domain::Group> groups(Connection& connection);
[[nodiscard]] domain::HelpScale helpScale(Connection& connection);
[[nodiscard]] domain::FactChoices factChoices(Connection& connection);

/// A pupil with the row of the pupil's stream.
struct PupilRow {
    domain::Pupil pupil;
    std::int64_t stream = 0;
};
[[nodiscard]] std::vector<PupilRow> pupilsOf(Connection& connection,
                                             const std::vector<domain::GroupId>& groups, WallTime now);
/// The row of the stream of a pupil; 0 when nothing of the pupil is here.
[[nodiscard]] std::int64_t streamOf(Connection& connection, PupilId pupil);
[[nodiscard]] std::optional<domain::Pupil> pupil(Connection& connection, PupilId id);
/// Columns id, target, strand, text, place, live.
[[nodiscard]] domain::Step readStep(const Prepared& row, PupilId pupil);
[[nodiscard]] std::vector<domain::Step> steps(Connection& connection, std::int64_t stream, PupilId pupil);
[[nodiscard]] std::vector<domain::PassportLine> passport(Connection& connection, std::int64_t stream);
[[nodiscard]] std::vector<std::string> alerts(Connection& connection, std::int64_t stream);
[[nodiscard]] std::vector<TwoVersions> twoVersions(Connection& connection, std::int64_t stream);
[[nodiscard]] Board board(Connection& connection, domain::GroupId group, WallTime now);

} // namespace jotter::store::read
