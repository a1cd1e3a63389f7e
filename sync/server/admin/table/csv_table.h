#pragma once

#include "sync/change/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jotter::server {

/// A spreadsheet saved as text: its heading and the rows below, in UTF-8, without the empty ones.
struct CsvTable {
    struct Row {
        std::size_t number = 0; ///< as a spreadsheet counts; the heading is 1
        std::vector<std::string> cells;
    };
    std::vector<std::string> heading;
    std::vector<Row> rows;

    static constexpr std::size_t maxBytes = 16UL * 1024 * 1024;
    static constexpr std::size_t maxRows = 20'000;
    static constexpr std::size_t maxColumns = 200;

    /// Reads commas, semicolons or tabs, quoted cells, any line ends, UTF-8 (with or without its mark),
    /// UTF-16 with a mark, else Windows-1252. `Input` "no_file", "bad_table", "too_big".
    [[nodiscard]] static Expected<CsvTable> read(const std::filesystem::path& file);
    [[nodiscard]] static Expected<CsvTable> parse(std::string bytes);
};

} // namespace jotter::server
