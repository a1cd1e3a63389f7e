#pragma once

#include "sync/server/admin/directory.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace jotter::server {

/// Whom and what a timetable means by a name as people write it. Letters and digits count, their case and
/// what stands between them do not. Who or what has left the school is not meant.
class SchoolNames {
public:
    SchoolNames(const Entities& groups, const Entities& adults);

    /// Nothing where there is none of that name, or several.
    [[nodiscard]] std::optional<Uuid> group(const std::string& name) const;
    /// By name, by initials, or as "Mrs Okonjo" and "J Okonjo".
    [[nodiscard]] std::optional<Uuid> adult(const std::string& name) const;

private:
    using Index = std::multimap<std::string, Uuid>;
    Index groups_;
    Index adults_;
    Index families_; ///< "j okonjo", and "okonjo" for who is called by a title
};

} // namespace jotter::server
