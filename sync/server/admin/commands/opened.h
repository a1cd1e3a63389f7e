#pragma once

#include "sync/server/admin/commands/command_line.h"
#include "sync/server/admin/keeping/audit.h"
#include "sync/server/admin/office.h"

#include <nlohmann/json.hpp>

#include <memory>

namespace jotter::server {

/// The school that a command works on, with the machine's own clock and randomness.
struct Opened {
    SystemClock clock;
    SystemRandom random;
    SchoolFolder folder;
    StorePlaces places;
    std::unique_ptr<OpenSchool> school;
    std::unique_ptr<Audit> audit;

    explicit Opened(const Settings& settings)
        : folder(settings.data)
        , places(settings.places) {}
    [[nodiscard]] Expected<void> open();
    [[nodiscard]] Office office() { return Office(*school, clock, random); }
    /// Writes into the audit what is about to be done, and then does it: what cannot be written down is not
    /// done.
    [[nodiscard]] Expected<void> audited(const std::string& what, const nlohmann::json& facts,
                                         const std::function<Expected<void>()>& work);
    /// An adult or group by id, name or initials. `Input` "no_adult", "no_group".
    [[nodiscard]] Expected<AdultId> adult(const std::string& asked);
    /// As `adult`, of a SENCO or head who has not left. `Input` "not_senior".
    [[nodiscard]] Expected<AdultId> senior(const std::string& asked);
    [[nodiscard]] Expected<std::vector<Uuid>> groups(const std::vector<std::string>& asked);
};

/// Runs `work` on the opened school.
[[nodiscard]] CommandLine::Run
onSchool(std::function<Expected<void>(Opened& opened, const Settings& settings)> work);

/// A list for people (columns of text) or, with --json, for programs.
void print(const nlohmann::json& rows, const std::vector<std::string>& columns, bool json);
/// An object, one member a line.
void printFacts(const nlohmann::json& facts, bool json);

} // namespace jotter::server
