#include "sync/server/admin/words/word_list.h"

#include "sync/server/admin/table/cell_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace jotter::server {

namespace {
constexpr std::size_t mostWords = 40;
constexpr std::size_t longestWord = 80;
constexpr int fullDisc = 4;

struct ShippedWord {
    std::string_view kind;
    const char* id;
    const char* label;
    int fill = -1;
};

constexpr std::array shipped{
    ShippedWord{"help", "own", "On their own", 4},
    ShippedWord{"help", "reminder", "Reminder", 3},
    ShippedWord{"help", "gesture", "Gesture", 2},
    ShippedWord{"help", "shown", "Shown how", 1},
    ShippedWord{"help", "some", "Some physical help", 0},
    ShippedWord{"help", "full", "Full physical help", 0},
    ShippedWord{"help", "not_today", "Not today", 0},
    ShippedWord{"place", "classroom", "In the classroom"},
    ShippedWord{"place", "hall", "In the hall"},
    ShippedWord{"place", "playground", "In the playground"},
    ShippedWord{"place", "community", "Out of school"},
    ShippedWord{"place", "changing", "In the changing room"},
    ShippedWord{"no_cameras", "changing", "In the changing room"},
    ShippedWord{"with", "an adult", "With an adult"},
    ShippedWord{"with", "a friend", "With a friend"},
    ShippedWord{"with", "a group", "In a group"},
    ShippedWord{"prompt", "spoken", "Spoken"},
    ShippedWord{"prompt", "signed", "Signed"},
    ShippedWord{"prompt", "symbol", "Symbol or picture"},
    ShippedWord{"prompt", "object", "Object"},
    ShippedWord{"prompt", "touch", "Touch"},
    ShippedWord{"engagement", "exploration", "Exploration"},
    ShippedWord{"engagement", "realisation", "Realisation"},
    ShippedWord{"engagement", "anticipation", "Anticipation"},
    ShippedWord{"engagement", "persistence", "Persistence"},
    ShippedWord{"engagement", "initiation", "Initiation"},
    ShippedWord{"readiness", "settled", "Settled"},
    ShippedWord{"readiness", "tired", "Tired"},
    ShippedWord{"readiness", "unwell", "Unwell"},
    ShippedWord{"readiness", "home", "Change at home"},
    ShippedWord{"readiness", "school", "Change at school"},
    ShippedWord{"phrase", "help", "Asked for help"},
    ShippedWord{"phrase", "turn", "Took a turn"},
    ShippedWord{"phrase", "again", "Tried again"},
};

tl::unexpected<Error> badWords(std::string sentence) {
    return fail("bad_words", ErrorCategory::Input, std::move(sentence));
}

bool sameLabel(const SchoolWord& a, const SchoolWord& b) {
    return plainLetters(a.label, std::tolower) == plainLetters(b.label, std::tolower);
}

/// "forest_school" of "Forest school", and another one where somebody has that.
std::string newId(const std::string& label, const std::set<std::string>& taken) {
    std::string id;
    for (const char c : label)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            id += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!id.empty() && id.back() != '_')
            id += '_';
    while (id.ends_with('_'))
        id.pop_back();
    if (id.empty())
        id = "word";
    auto free = id;
    for (int n = 2; taken.contains(free); ++n)
        free = id + "_" + std::to_string(n);
    return free;
}

/// What is wrong with a list; empty when nothing is.
std::string faultOf(std::string_view kind, const WordList& words) {
    if (words.empty() || words.size() > mostWords)
        return "A list has between 1 and 40 words; `words reset` goes back to the ones that ship.";
    for (const auto& word : words) {
        if (word.label.empty() || word.label.size() > longestWord || word.id.size() > longestWord)
            return "A word has between 1 and 80 letters.";
        if (word.id.find_first_of(",=\n") != std::string::npos)
            return "An id has neither commas nor equals signs.";
        if (kind == "help" && (!word.fill || *word.fill < 0 || *word.fill > fullDisc))
            return "A level of help says how many quarters of its disc are filled, 0 to 4: write the levels "
                   "in a file with the columns Id, Word and Fill.";
    }
    for (auto word = words.begin(); word != words.end(); ++word)
        if (std::any_of(std::next(word), words.end(), [&](const SchoolWord& other) {
                return other.id == word->id || (sameLabel(other, *word) && other.label == word->label);
            }))
            return "Two of these words are the same.";
    return {};
}
} // namespace

const std::vector<std::string_view>& kindsOfWords() {
    static const std::vector<std::string_view> kinds{"help",   "place",      "no_cameras", "with",
                                                     "prompt", "engagement", "readiness",  "phrase"};
    return kinds;
}

WordList shippedWords(std::string_view kind) {
    WordList words;
    for (const auto& word : shipped)
        if (word.kind == kind)
            words.push_back({word.id, word.label, word.fill < 0 ? std::nullopt : std::optional(word.fill)});
    return words;
}

WordList wordsOf(const nlohmann::json& levels) {
    WordList words;
    for (const auto& level : levels) {
        const auto text = [&](const char* name) {
            const auto it = level.is_object() ? level.find(name) : level.end();
            return it != level.end() && it->is_string() ? it->get<std::string>() : std::string{};
        };
        if (text("id").empty())
            continue;
        SchoolWord word{text("id"), text("label")};
        if (const auto fill = level.find("fill"); fill != level.end() && fill->is_number_integer())
            word.fill = fill->get<int>();
        word.offered = level.value("offered", nlohmann::json(true)) != false;
        words.push_back(std::move(word));
    }
    return words;
}

nlohmann::json levelsOf(const WordList& words) {
    auto levels = nlohmann::json::array();
    for (const auto& word : words) {
        nlohmann::json level{{"id", word.id}, {"label", word.label}};
        if (word.fill)
            level["fill"] = *word.fill;
        if (!word.offered)
            level["offered"] = false;
        levels.push_back(std::move(level));
    }
    return levels;
}

Expected<WordList> chosenWords(std::string_view kind, const WordList& known, WordList asked) {
    std::set<std::string> taken;
    for (const auto& word : known)
        taken.insert(word.id);
    for (const auto& word : asked)
        taken.insert(word.id);
    for (auto& word : asked) {
        const auto same = std::ranges::find_if(known, [&](const SchoolWord& one) {
            return word.id.empty() ? sameLabel(one, word) : one.id == word.id;
        });
        if (word.id.empty())
            word.id = same == known.end() ? newId(word.label, taken) : same->id;
        if (!word.fill && same != known.end())
            word.fill = same->fill;
        taken.insert(word.id);
    }
    if (auto fault = faultOf(kind, asked); !fault.empty())
        return badWords(std::move(fault));
    // A place where cameras are allowed again is none where they are not: nothing is read with that list.
    if (kind == "no_cameras")
        return asked;
    for (auto word : known) {
        if (std::ranges::find(asked, word.id, &SchoolWord::id) != asked.end())
            continue;
        word.offered = false;
        asked.push_back(std::move(word));
    }
    return asked;
}

} // namespace jotter::server
