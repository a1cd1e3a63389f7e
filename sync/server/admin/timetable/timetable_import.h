#pragma once

#include "sync/server/admin/office.h"
#include "sync/server/admin/table/row_outcome.h"
#include "sync/server/admin/timetable/school_names.h"
#include "sync/server/admin/timetable/timetable_row.h"

#include <map>
#include <set>

namespace jotter::server {

/// Dates that the school lays down beside its lessons. What is empty stays as it is.
struct TimetableDates {
    std::vector<std::string> weeksA; ///< a day in a week A each
    std::vector<std::string> closed; ///< a day, or "FROM..TO", without lessons
};

/// Brings the school's timetable into the log. A lesson is the same one when its day, week, time of
/// beginning, group and subject are; importing a file again changes nothing.
class TimetableImport {
public:
    /// Reads the lessons, groups and adults that the school has.
    [[nodiscard]] static Expected<TimetableImport> prepare(Log& log, Office& office);

    /// `Input` "bad_date".
    [[nodiscard]] Expected<void> planDates(const TimetableDates& dates);
    /// What has to be recorded, row by row; nothing is kept yet. A lesson that the table does not have ends,
    /// unless `othersStay`, or a row was refused: it might be that one.
    [[nodiscard]] Expected<void> plan(const CsvTable& table, const TimetableHeadings& headings,
                                      bool othersStay);
    [[nodiscard]] const std::vector<RowOutcome>& outcomes() const { return outcomes_; }
    [[nodiscard]] std::size_t ended() const { return ended_; }
    [[nodiscard]] Expected<void> keep();

private:
    TimetableImport(Office& office, Entities lessons, Entities timetables, SchoolNames names);
    [[nodiscard]] Expected<RowOutcome> planRow(const CsvTable::Row& row, const TimetableHeadings& headings);
    [[nodiscard]] Expected<RowOutcome> planLesson(RowOutcome outcome, const TimetableLesson& lesson,
                                                  const std::string& group, nlohmann::json staff);
    [[nodiscard]] Expected<void> endOthers();
    [[nodiscard]] Expected<void> add(const std::string& type, EntityId entity, const EntityState& state,
                                     const nlohmann::json& fields);
    [[nodiscard]] bool knowsWeeks() const;

    Office* office_;
    Entities lessons_;
    EntityId timetableId_; ///< a new one where the school has laid down no dates yet
    EntityState timetable_;
    SchoolNames names_;
    std::map<std::string, EntityId> byKey_;
    std::map<std::string, std::size_t> rowOfKey_;
    std::vector<SealedChange> records_;
    std::vector<RowOutcome> outcomes_;
    std::size_t ended_ = 0;
};

} // namespace jotter::server
