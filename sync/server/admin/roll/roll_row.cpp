#include "sync/server/admin/roll/roll_row.h"

#include "sync/server/admin/roll/upn.h"
#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace jotter::server {

namespace {
using Known = KnownHeading;

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

/// E1 E2 N1 N2 R 1…14 X, however it is written.
std::optional<std::string> yearGroup(const std::string& text) {
    auto plain = plainLetters(text, std::toupper);
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
    const auto year = smallNumber(plain);
    return year && *year >= 1 && *year <= 14 ? std::optional(std::to_string(*year)) : std::nullopt;
}

std::optional<std::string> provision(const std::string& text) {
    const auto plain = plainLetters(text, std::toupper);
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
    const auto plain = plainLetters(text, std::toupper);
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
    return Headings::match(heading, said, knownHeadings)
        .and_then([](Headings matched) -> Expected<RollHeadings> {
            if (!matched.has("given") || !matched.has("family"))
                return fail("no_names", ErrorCategory::Input,
                            "No columns of first and last names were found; name them with --map "
                            "Heading=given and --map Heading=family.");
            return RollHeadings(std::move(matched));
        });
}

RollReading readRow(const CsvTable::Row& row, const RollHeadings& headings) {
    RollPupil pupil;
    const auto cell = [&](std::string_view field) { return headings.cell(row, field); };
    if (std::ranges::any_of(row.cells, [](const std::string& text) { return text.size() > longestCell; }))
        return cellTooLong;
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
    if (const auto upn = plainLetters(cell("upn"), std::toupper); !upn.empty()) {
        if (const auto fault = faultOfUpn(upn); fault != UpnFault::None)
            return refusalOf(fault);
        pupil.fields["upn"] = upn;
    }
    pupil.group = cell("group");
    return pupil;
}

} // namespace jotter::server
