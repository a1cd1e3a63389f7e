#pragma once

#include <span>
#include <string>

namespace jotter::store {

/// One step of the schema. Its number is its place in the list, counted from 1, and stands in
/// `PRAGMA user_version`. A step that was ever released is never changed again.
struct Migration {
    const char* sql;
    bool rebuild; ///< the projections have changed and are made again from the log
};

/// All steps, oldest first.
[[nodiscard]] std::span<const Migration> migrations();

/// Drops every projection and makes them again, empty, as this version of Jotter wants them.
[[nodiscard]] std::string emptyProjections();

} // namespace jotter::store
