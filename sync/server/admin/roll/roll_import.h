#pragma once

#include "sync/server/admin/directory.h"
#include "sync/server/admin/office.h"
#include "sync/server/admin/roll/roll_row.h"
#include "sync/server/admin/table/row_outcome.h"

#include <map>

namespace jotter::server {

/// Brings the school's roll into the log: pupils by UPN, else by name and date of birth, and the class they
/// are in from today. What is there already is left alone, so importing a file again changes nothing; nobody
/// is ever taken off the roll by it.
class RollImport {
public:
    /// Reads the pupils and groups that the school has.
    [[nodiscard]] static Expected<RollImport> prepare(OpenSchool& school, Office& office, const Clock& clock);

    /// What has to be recorded, row by row; nothing is kept yet.
    [[nodiscard]] Expected<void> plan(const CsvTable& table, const RollHeadings& headings);
    [[nodiscard]] const std::vector<RowOutcome>& outcomes() const { return outcomes_; }
    [[nodiscard]] std::size_t newGroups() const { return newGroups_; }
    /// Keeps what was planned, some hundred pupils at a time, each pupil whole.
    [[nodiscard]] Expected<void> keep();

private:
    struct Known {
        EntityState pupil;
        std::map<EntityId, EntityState> memberships;
    };
    using Record = std::vector<SealedChange>; ///< all of one pupil

    RollImport(Office& office, std::string today, std::string yesterday)
        : office_(&office)
        , today_(std::move(today))
        , yesterday_(std::move(yesterday)) {}
    [[nodiscard]] Expected<void> readSchool(Log& log);
    void index(const PupilId& id);
    [[nodiscard]] Expected<RowOutcome> planRow(const CsvTable::Row& row, const RollHeadings& headings);
    [[nodiscard]] Expected<RowOutcome> planPupil(RowOutcome outcome, const RollPupil& pupil);
    [[nodiscard]] Expected<bool> planFields(PupilId id, const RollPupil& pupil, Record& record,
                                            std::string& changed);
    [[nodiscard]] Expected<bool> planClass(PupilId id, const std::string& group, Record& record);
    [[nodiscard]] Expected<Uuid> groupNamed(const std::string& name, Record& record);
    [[nodiscard]] Expected<void> add(Record& record, const std::string& type, const std::string& stream,
                                     EntityId entity, nlohmann::json fields,
                                     std::map<std::string, Hlc> base = {});

    Office* office_;
    std::string today_;
    std::string yesterday_;
    std::map<PupilId, Known> pupils_;
    std::map<std::string, PupilId> byUpn_;
    std::map<std::string, std::vector<PupilId>> byName_;
    std::map<std::string, Uuid> groups_;
    std::map<Uuid, std::string> kinds_;
    std::vector<Record> records_;
    std::vector<RowOutcome> outcomes_;
    std::map<std::string, std::size_t> rowOfUpn_;
    std::size_t newGroups_ = 0;
};

} // namespace jotter::server
