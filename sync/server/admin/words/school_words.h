#pragma once

#include "sync/server/admin/directory.h"
#include "sync/server/admin/office.h"
#include "sync/server/admin/words/word_list.h"

namespace jotter::server {

/// The school's own words for facts and notes, as documents of type `scale`, one a kind.
class SchoolWords {
public:
    [[nodiscard]] static Expected<SchoolWords> read(Log& log);

    /// What tablets know of a kind: the school's own words, else those that ship.
    [[nodiscard]] WordList words(std::string_view kind) const;
    /// The school has said something about this kind.
    [[nodiscard]] bool areOwn(std::string_view kind) const;
    /// Records these words, in this order; see `chosenWords`.
    [[nodiscard]] Expected<void> set(Office& office, std::string_view kind, WordList asked) const;
    /// Those that ship are offered again.
    [[nodiscard]] Expected<void> reset(Office& office, std::string_view kind) const;

private:
    [[nodiscard]] WordList own(std::string_view kind) const;
    [[nodiscard]] Expected<void> record(Office& office, std::string_view kind, const WordList& words) const;

    Entities scales_;
};

} // namespace jotter::server
