#include "sync/server/admin/table/csv_table.h"

#include "sync/server/media/files.h"

#include <csv.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <optional>

namespace jotter::server {

namespace {
/// Nothing when the bytes are not in the encoding `have`.
std::optional<std::string> recoded(const std::string& bytes, const char* have, const char* want) {
    const auto converter = ::iconv_open(want, have);
    if (converter == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    std::string in = bytes;
    std::string out(bytes.size() * 3 + 16, '\0');
    char* from = in.data();
    char* to = out.data();
    auto fromLeft = in.size();
    auto toLeft = out.size();
    const bool done = ::iconv(converter, &from, &fromLeft, &to, &toLeft) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (!done || fromLeft != 0)
        return std::nullopt;
    out.resize(out.size() - toLeft);
    return out;
}

/// By way of UTF-16, which has no characters above U+10FFFF: glibc lets them pass from UTF-8 to UTF-8.
bool isUtf8(const std::string& bytes) {
    return recoded(bytes, "UTF-8", "UTF-16").has_value();
}

std::optional<std::string> readable(std::string bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return recoded(bytes, "UTF-16", "UTF-8");
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    return isUtf8(bytes) ? bytes : recoded(bytes, "WINDOWS-1252", "UTF-8");
}

/// The first row without what stands in quotation marks, where a separator is a letter like others.
std::string bareHeading(const std::string& text) {
    std::string bare;
    bool quoted = false;
    for (const char c : text.substr(std::min(text.find_first_not_of("\r\n"), text.size()))) {
        if (!quoted && (c == '\r' || c == '\n'))
            break;
        if (c == '"')
            quoted = !quoted;
        else if (!quoted)
            bare += c;
    }
    return bare;
}

/// The separator that the heading has most of.
char separatorOf(const std::string& text) {
    const auto heading = bareHeading(text);
    constexpr std::array candidates{',', ';', '\t'};
    return *std::ranges::max_element(candidates, std::less{},
                                     [&](char c) { return std::ranges::count(heading, c); });
}

/// So that rows are counted as the spreadsheet counts them.
void unifyLineEnds(std::string& text) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n')
            text[kept++] = text[i];
    text.resize(kept);
}

std::string trimmed(std::string_view cell) {
    const auto first = cell.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1));
}

struct Collecting {
    CsvTable table;
    std::vector<std::string> cells;
    std::size_t number = 0;
    bool tooBig = false;
};

void takeCell(void* bytes, std::size_t size, void* data) {
    auto& collecting = *static_cast<Collecting*>(data);
    if (collecting.cells.size() == CsvTable::maxColumns)
        collecting.tooBig = true;
    else
        collecting.cells.push_back(bytes ? trimmed({static_cast<const char*>(bytes), size}) : std::string{});
}

void takeRow(int, void* data) {
    auto& collecting = *static_cast<Collecting*>(data);
    auto cells = std::exchange(collecting.cells, {});
    ++collecting.number;
    if (std::ranges::all_of(cells, &std::string::empty))
        return;
    if (collecting.table.heading.empty())
        collecting.table.heading = std::move(cells);
    else if (collecting.table.rows.size() == CsvTable::maxRows)
        collecting.tooBig = true;
    else
        collecting.table.rows.push_back({collecting.number, std::move(cells)});
}

auto bad() {
    return fail("bad_table", ErrorCategory::Input,
                "That file is not a table of names; save it from the spreadsheet as CSV.");
}

auto tooBig() {
    return fail("too_big", ErrorCategory::Input, "That file is larger than any school's roll.");
}
} // namespace

Expected<CsvTable> CsvTable::read(const std::filesystem::path& file) {
    auto bytes = readWhole(file, maxBytes + 1);
    if (!bytes)
        return fail("no_file", ErrorCategory::Input, "That file cannot be read.");
    return bytes->size() > maxBytes ? tooBig() : parse(std::move(*bytes));
}

Expected<CsvTable> CsvTable::parse(std::string bytes) {
    auto text = readable(std::move(bytes));
    if (!text || text->find('\0') != std::string::npos)
        return bad();
    unifyLineEnds(*text);
    csv_parser parser;
    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_REPALL_NL) != 0)
        return bad();
    csv_set_delim(&parser, static_cast<unsigned char>(separatorOf(*text)));
    Collecting collecting;
    const bool read =
        csv_parse(&parser, text->data(), text->size(), takeCell, takeRow, &collecting) == text->size() &&
        csv_fini(&parser, takeCell, takeRow, &collecting) == 0;
    csv_free(&parser);
    if (collecting.tooBig)
        return tooBig();
    if (!read || collecting.table.heading.empty())
        return bad();
    return std::move(collecting.table);
}

} // namespace jotter::server
