// A school's roll and its timetable, as whatever program exported them.
#include "sync/change/change.h"
#include "sync/server/admin/roll/roll_row.h"
#include "sync/server/admin/roll/upn.h"
#include "sync/server/admin/timetable/timetable_row.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace jotter::fuzz {

namespace {
using server::CsvTable;

bool isUtf8(const std::string& text) {
    try {
        return !nlohmann::json(text).dump().empty();
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

std::string written(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        line += line.empty() ? "\"" : ",\"";
        for (const char c : cell)
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

void checkCells(const std::vector<std::string>& cells) {
    holds(cells.size() <= CsvTable::maxColumns, "a row has few cells");
    for (const auto& cell : cells)
        holds(isUtf8(cell) && cell.find('\0') == std::string::npos, "a cell is text");
}

/// The table as a careful program would have written it reads the same.
void checkWritten(const CsvTable& table) {
    bool twoLineEnds = false; // in one cell: they are made one
    std::string text = written(table.heading);
    for (const auto& row : table.rows) {
        text += written(row.cells);
        twoLineEnds |= std::ranges::any_of(row.cells, [](const auto& c) { return c.find("\r\n") != c.npos; });
    }
    twoLineEnds |= std::ranges::any_of(table.heading, [](const auto& c) { return c.find("\r\n") != c.npos; });
    if (twoLineEnds)
        return;
    const auto again = CsvTable::parse(text);
    holds(again && again->heading == table.heading && again->rows.size() == table.rows.size(),
          "a table that was written reads the same");
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        holds(again->rows[i].cells == table.rows[i].cells, "and so does every row");
}

/// The numbers of a text, in ascending order.
std::vector<long> numbersIn(const std::string& text) {
    std::vector<long> numbers;
    std::string digits;
    for (const char c : text + " ") {
        if (c >= '0' && c <= '9' && digits.size() < 15)
            digits += c;
        else if (!digits.empty())
            numbers.push_back(std::stol(std::exchange(digits, {})));
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// A date of birth is the one that was written, whichever way.
void checkDay(const std::string& said, const std::string& day) {
    holds(fromIso(day + "T00:00:00Z").has_value(), "a date of birth is a day");
    holds(numbersIn(said.substr(0, said.find_first_of(" T"))) == numbersIn(day),
          "and that which was written");
}

void checkPupil(const server::RollPupil& pupil) {
    const auto said = [&](const char* name, auto good) {
        const auto text = pupil.field(name);
        return text.empty() || good(text);
    };
    holds(!pupil.field("given").empty() && !pupil.field("family").empty(), "a pupil has a name");
    holds(said("upn", [](const auto& upn) { return server::faultOfUpn(upn) == server::UpnFault::None; }),
          "a UPN is right");
    holds(said("year", [](const auto& year) { return year.size() <= 2; }), "a year group is a code");
    holds(said("provision", [](const auto& code) { return code.size() == 1; }), "a SEN status is a letter");
    for (const auto& [name, value] : pupil.fields)
        holds(value.size() <= 200, "nothing is longer than a cell may be");
}

/// A lesson is on a day, and ends after it began.
void checkLessons(const CsvTable& table) {
    const auto headings = server::TimetableHeadings::match(table.heading, {});
    if (!headings)
        return;
    for (const auto& row : table.rows) {
        const auto read = server::readLesson(row, *headings);
        const auto* lesson = std::get_if<server::TimetableLesson>(&read);
        if (!lesson) {
            holds(!std::get<std::string>(read).empty(), "a refusal says why");
            continue;
        }
        const auto isTime = [](const auto& time) {
            return fromIso("1970-01-01T" + time + ":00Z").has_value();
        };
        holds(isTime(lesson->from) && isTime(lesson->to) && lesson->from < lesson->to, "times are in order");
        holds(lesson->day >= 1 && lesson->day <= 7, "a day is one of the week");
        holds(lesson->week.empty() || lesson->week == "A" || lesson->week == "B", "a week is A or B");
        holds(!lesson->group.empty(), "a lesson is some group's");
    }
}

void readTable(std::string_view bytes) {
    const auto table = CsvTable::parse(std::string(bytes));
    if (!table)
        return;
    holds(!table->heading.empty() && table->rows.size() <= CsvTable::maxRows,
          "a table has a heading, and not too much");
    checkCells(table->heading);
    std::size_t last = 0;
    for (const auto& row : table->rows) {
        checkCells(row.cells);
        holds(row.number > last, "rows are counted");
        last = row.number;
    }
    checkWritten(*table);
    checkLessons(*table);
    const auto headings = server::RollHeadings::match(table->heading, {});
    if (!headings)
        return;
    for (const auto& [field, column] : headings->columns())
        holds(column < table->heading.size(), "a column is one of the table's");
    for (const auto& row : table->rows) {
        const auto read = server::readRow(row, *headings);
        if (const auto* pupil = std::get_if<server::RollPupil>(&read)) {
            checkPupil(*pupil);
            if (const auto day = pupil->field("born"); !day.empty())
                checkDay(row.cells[headings->columns().find("born")->second], day);
        } else
            holds(!std::get<std::string>(read).empty(), "a refusal says why");
    }
}

/// The exports that lie beside the project when they are there, and what is like them.
std::vector<std::string> tables() {
    const std::string plain =
        "Forename,Surname,UPN,Year,Reg,DOB,SEN Status\r\n"
        "Amara,\"Kamara\",G999412326001,Year 4,4A,04/03/2018,K\r\n"
        "Ben,\"O'Rourke, jr\",W999412326002,R,4A,2017-11-30,\"Education, health and care plan\"\r\n";
    auto semicolons = plain;
    std::ranges::replace(semicolons, ',', ';');
    std::string wide = "\xFF\xFE";
    for (const char c : plain) {
        wide += c;
        wide += '\0';
    }
    std::vector<std::string> seeds{
        plain,
        semicolons,
        "\xEF\xBB\xBF" + plain,
        wide,
        "Surname,Forename\nO\x92Rourke,Ren\xE9\n",
        "Day,Week,Start,End,Subject,Class,Room,Teacher,TA\n"
        "Mon,A,9:05,10.40,Maths,4B,Hall,JO/TP,Mrs Okonjo\nTueB,,1 pm,14:00:00,,4B,,,\n"};
    const std::filesystem::path folder(JOTTER_SOURCE_DIR "/../shared/data/roll");
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            std::ifstream file(entry.path(), std::ios::binary);
            seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    return seeds;
}
} // namespace

const std::vector<Target>& targets() {
    static const std::vector<Target> all{{"table", readTable, tables}};
    return all;
}

} // namespace jotter::fuzz
