#pragma once

#include "app/store/queries.h"
#include "app/store/sqlite/connection.h"

/// The questions about what was recorded.
namespace jotter::store::read {

[[nodiscard]] TimelinePage timeline(Connection& connection, std::int64_t stream, const TimelineFilter& filter,
                                    const std::string& after, std::size_t limit);
[[nodiscard]] std::vector<domain::Step> suggestSteps(Connection& connection, std::int64_t stream,
                                                     PupilId pupil, const std::string& words,
                                                     std::size_t limit);
/// Newest first.
[[nodiscard]] std::vector<TimelineItem> search(Connection& connection,
                                               const std::vector<std::int64_t>& streams,
                                               const std::string& words, std::size_t limit);

} // namespace jotter::store::read
