#include "sync/server/admin/roll/roll_row.h"

#include "sync/server/admin/roll/upn.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <optional>

namespace jotter::server {

namespace {
constexpr std::size_t longestCell = 200;

struct Known {
    std::string_view heading; ///< letters and digits only, lower case
    std::string_view field;
};
constexpr std::array knownHeadings{
    Known{"forename", "given"},
    Known{"firstname", "given"},
    Known{"givenname", "given"},
    Known{"legalforename", "given"},
    Known{"legalfirstname", "given"},
    Known{"preferredforename", "known_as"},
    Known{"preferredfirstname", "known_as"},
    Known{"preferredname", "known_as"},
    Known{"knownas", "known_as"},
    Known{"surname", "family"},
    Known{"lastname", "family"},
    Known{"familyname", "family"},
    Known{"legalsurname", "family"},
    Known{"legallastname", "family"},
    Known{"upn", "upn"},
    Known{"uniquepupilnumber", "upn"},
    Known{"dob", "born"},
    Known{"dateofbirth", "born"},
    Known{"birthdate", "born"},
    Known{"year", "year"},
    Known{"yeargroup", "year"},
    Known{"ncyear", "year"},
    Known{"ncyearactual", "year"},
    Known{"nationalcurriculumyear", "year"},
    Known{"class", "group"},
    Known{"classname", "group"},
    Known{"reg", "group"},
    Known{"regform", "group"},
    Known{"reggroup", "group"},
    Known{"registrationform", "group"},
    Known{"registrationgroup", "group"},
    Known{"form", "group"},
    Known{"tutorgroup", "group"},
    Known{"senstatus", "provision"},
    Known{"senprovision", "provision"},
    Known{"senprovisiondetailsprovisiontypecode", "provision"},
    Known{"senneed", "need"},
    Known{"sentype", "need"},
    Known{"primaryneed", "need"},
    Known{"primarysenneed", "need"},
    Known{"senprimaryneed", "need"},
    Known{"secondaryneed", "need2"},
    Known{"secondarysenneed", "need2"},
};
constexpr std::array<std::string_view, 15> needs{"SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI",  "VI",
                                                 "MSI",  "PD",  "ASD", "DS",   "OTH",  "NSA",  "BESD"};

std::string letters(std::string_view text, int (*turn)(int)) {
    std::string plain;
    for (const char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            plain += static_cast<char>(turn(static_cast<unsigned char>(c)));
    return plain;
}

/// Of at most four digits: a day, a month, a year.
std::optional<int> number(std::string_view text) {
    if (text.size() > 4)
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                                     : std::nullopt;
}

/// dd/mm/yyyy, with dots or dashes as well, or ISO; perhaps with a time behind it.
std::optional<std::string> isoDate(const std::string& text) {
    const auto date = text.substr(0, text.find_first_of(" T"));
    const auto separator = date.find_first_of("/.-");
    const auto second =
        separator == std::string::npos ? separator : date.find(date[separator], separator + 1);
    if (second == std::string::npos)
        return std::nullopt;
    const auto a = number(date.substr(0, separator));
    const auto b = number(date.substr(separator + 1, second - separator - 1));
    const auto c = number(date.substr(second + 1));
    if (!a || !b || !c)
        return std::nullopt;
    const bool iso = separator == 4;
    const int inYear = iso ? *a : *c;
    const int inMonth = iso ? *c : *a;
    // The calendar's own types would take 257 for 1.
    if (inYear < 1990 || inYear > 2100 || *b < 1 || *b > 12 || inMonth < 1 || inMonth > 31)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day day{year{inYear}, month{static_cast<unsigned>(*b)},
                             std::chrono::day{static_cast<unsigned>(inMonth)}};
    if (!day.ok())
        return std::nullopt;
    std::array<char, 16> written{};
    std::snprintf(written.data(), written.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return written.data();
}

/// E1 E2 N1 N2 R 1…14 X, however it is written.
std::optional<std::string> yearGroup(const std::string& text) {
    auto plain = letters(text, std::toupper);
    for (const std::string_view word : {"YEAR", "YR", "Y"})
        if (plain.starts_with(word) && plain.size() > word.size()) {
            plain.erase(0, word.size());
            break;
        }
    if (plain == "RECEPTION" || plain == "REC")
        return "R";
    if (plain == "NURSERY")
        return "N2";
    for (const std::string_view code : {"E1", "E2", "N1", "N2", "R", "X"})
        if (plain == code)
            return plain;
    const auto year = number(plain);
    return year && *year >= 1 && *year <= 14 ? std::optional(std::to_string(*year)) : std::nullopt;
}

std::optional<std::string> provision(const std::string& text) {
    const auto plain = letters(text, std::toupper);
    // "K", and "K - SEN support" as well.
    const bool alone = text.size() == 1 || std::isalnum(static_cast<unsigned char>(text[1])) == 0;
    for (const char code : {'N', 'K', 'E', 'A', 'P', 'S'})
        if (alone && plain.starts_with(code))
            return std::string(1, code);
    if (plain == "NOSEN" || plain == "NONE" || plain == "NOSPECIALEDUCATIONALNEED")
        return "N";
    if (plain == "SENSUPPORT" || plain == "KSENSUPPORT")
        return "K";
    if (plain.starts_with("EHC") || plain.starts_with("EEHC") ||
        plain.starts_with("EDUCATIONHEALTHANDCAREPLAN"))
        return "E";
    return std::nullopt;
}

std::optional<std::string> need(const std::string& text) {
    const auto plain = letters(text, std::toupper);
    return std::ranges::find(needs, plain) != needs.end() ? std::optional(plain) : std::nullopt;
}

std::optional<std::string> asItStands(const std::string& text) {
    return text;
}

struct Rule {
    std::string_view field;
    std::optional<std::string> (*read)(const std::string&);
    std::string_view refusal;
};
constexpr std::array rules{
    Rule{"given", asItStands, ""},
    Rule{"family", asItStands, ""},
    Rule{"known_as", asItStands, ""},
    Rule{"born", isoDate, "The date of birth is not a date; write it as 31/08/2015."},
    Rule{"year", yearGroup, "The year group is not one of E1, E2, N1, N2, R, 1 to 14 and X."},
    Rule{"provision", provision, "The SEN status is not one of N, K and E."},
    Rule{"need", need, "The need is not a code of the school census, such as SLCN."},
    Rule{"need2", need, "The second need is not a code of the school census, such as SLCN."},
};

std::string refusalOf(UpnFault fault) {
    switch (fault) {
    case UpnFault::Length:
        return "A UPN has 13 characters, and this one has not.";
    case UpnFault::Alphabet:
        return "A UPN is a letter and 12 digits (a temporary one ends in a letter); this one is not.";
    default:
        return "The UPN's first letter does not fit its digits, so one of them is mistyped.";
    }
}
} // namespace

Expected<RollHeadings> RollHeadings::match(const std::vector<std::string>& heading,
                                           const std::vector<std::string>& said) {
    RollHeadings headings;
    std::vector<bool> used(heading.size(), false);
    for (const auto& mapping : said) {
        const auto equals = mapping.rfind('=');
        const auto column = std::ranges::find(heading, mapping.substr(0, equals));
        const auto field = equals == std::string::npos ? std::string{} : mapping.substr(equals + 1);
        const bool isField =
            std::ranges::any_of(knownHeadings, [&](const Known& k) { return k.field == field; });
        if (column == heading.end() || !isField)
            return fail("bad_heading", ErrorCategory::Input,
                        "A heading is named as Heading=field, with a heading of the file and one of given, "
                        "family, known_as, upn, born, year, group, provision, need, need2.");
        const auto index = static_cast<std::size_t>(column - heading.begin());
        headings.columns_[field] = index;
        used[index] = true;
    }
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const auto plain = letters(heading[i], std::tolower);
        const auto known = std::ranges::find(knownHeadings, plain, &Known::heading);
        if (!used[i] && known != knownHeadings.end())
            used[i] = headings.columns_.emplace(known->field, i).second;
        if (!used[i] && !heading[i].empty())
            headings.passedOver_.push_back(heading[i]);
    }
    if (!headings.columns_.contains("given") || !headings.columns_.contains("family"))
        return fail("no_names", ErrorCategory::Input,
                    "No columns of first and last names were found; name them with --map Heading=given and "
                    "--map Heading=family.");
    return headings;
}

RollReading readRow(const CsvTable::Row& row, const RollHeadings& headings) {
    RollPupil pupil;
    const auto cell = [&](std::string_view field) {
        const auto column = headings.columns().find(std::string(field));
        return column != headings.columns().end() && column->second < row.cells.size()
                   ? row.cells[column->second]
                   : std::string{};
    };
    if (std::ranges::any_of(row.cells, [](const std::string& text) { return text.size() > longestCell; }))
        return "A cell is longer than 200 letters.";
    for (const auto& rule : rules) {
        const auto text = cell(rule.field);
        if (text.empty())
            continue;
        auto value = rule.read(text);
        if (!value)
            return std::string(rule.refusal);
        pupil.fields[std::string(rule.field)] = std::move(*value);
    }
    if (pupil.field("given").empty() || pupil.field("family").empty())
        return "The first or the last name is missing.";
    if (const auto upn = letters(cell("upn"), std::toupper); !upn.empty()) {
        if (const auto fault = faultOfUpn(upn); fault != UpnFault::None)
            return refusalOf(fault);
        pupil.fields["upn"] = upn;
    }
    pupil.group = cell("group");
    return pupil;
}

} // namespace jotter::server
