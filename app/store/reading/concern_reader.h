#pragma once

#include "app/store/queries.h"
#include "app/store/sqlite/connection.h"

/// The questions about concerns: what whoever raised one sees of it, and what whoever it was raised for does.
namespace jotter::store::read {

[[nodiscard]] std::vector<domain::OwnConcern> ownConcerns(Connection& connection, AdultId author,
                                                          PupilId pupil);
[[nodiscard]] Concerns concerns(Connection& connection, AdultId reader);

} // namespace jotter::store::read
