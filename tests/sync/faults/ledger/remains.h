#pragma once

#include <QString>

#include <string>

namespace jotter::faults {

/// All that can be read of a tablet's store by whoever has its key: every page of the database, free ones
/// too, and every page that lies in the write-ahead log, also those that newer ones took the place of. The
/// tablet's own files are copied first and not touched.
class Remains {
public:
    explicit Remains(const QString& profile);

    /// How often these words are there.
    [[nodiscard]] int count(const std::string& words) const;
    /// How often in pages of the log alone.
    [[nodiscard]] int countInLog(const std::string& words) const;
    /// How many pages came out of the log.
    [[nodiscard]] int pagesOfLog() const { return pagesOfLog_; }

private:
    std::string pages_;
    std::string log_;
    int pagesOfLog_ = 0;
};

} // namespace jotter::faults
