#pragma once

#include "sync/change/clock.h"
#include "sync/server/database/database.h"

#include <nlohmann/json.hpp>

namespace jotter::server {

/// What was done with the administrator's power: when, from which account of this machine, with which ids; no
/// names. A database of its own, so that neither a restored backup nor a new school.db forgets it. Nothing in
/// this program takes a line out: the database refuses it, each line is bound to the one before by its hash,
/// and each goes to the system's log as well.
class Audit {
public:
    struct Line {
        std::uint64_t number = 0;
        WallTime at;
        std::string what;    ///< "adult.reset-pin"
        std::string facts;   ///< JSON
        std::string account; ///< of the operating system
    };

    [[nodiscard]] static Expected<std::unique_ptr<Audit>> open(const std::filesystem::path& path);
    [[nodiscard]] Expected<void> record(const std::string& what, const nlohmann::json& facts, WallTime now);
    /// The newest `limit` lines, oldest first.
    [[nodiscard]] Expected<std::vector<Line>> lines(std::size_t limit);
    /// False when a line was changed or is missing between others.
    [[nodiscard]] Expected<bool> sound();

private:
    explicit Audit(std::unique_ptr<Database> database)
        : database_(std::move(database)) {}

    std::unique_ptr<Database> database_;
};

} // namespace jotter::server
