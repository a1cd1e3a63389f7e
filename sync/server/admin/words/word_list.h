#pragma once

#include "sync/change/error.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// A word that records are made with: "In the hall", of the kind `place` (app/domain/README.md, `scale`).
struct SchoolWord {
    std::string id; ///< kept for ever, so that old records keep their meaning
    std::string label;
    std::optional<int> fill = {}; ///< of a level of help: quarters of its disc
    bool offered = true;          ///< else only old records are read with it
};
using WordList = std::vector<SchoolWord>;

/// "place", "with", …: what a school has words of its own for.
[[nodiscard]] const std::vector<std::string_view>& kindsOfWords();
/// What tablets offer of a kind while the school has no words of its own. The app has the same list, in the
/// languages that it speaks.
[[nodiscard]] WordList shippedWords(std::string_view kind);

/// `levels` of a `scale`, and back. What is no word is passed over.
[[nodiscard]] WordList wordsOf(const nlohmann::json& levels);
[[nodiscard]] nlohmann::json levelsOf(const WordList& words);

/// The list that a school has after it asked for these words, in this order. A word without an id is the
/// known one of that label, or a new one. A known one that is not asked for is kept for old records, and not
/// offered. `Input` "bad_words".
[[nodiscard]] Expected<WordList> chosenWords(std::string_view kind, const WordList& known, WordList asked);

} // namespace jotter::server
