#include "sync/server/admin/commands/groups.h"
#include "sync/server/admin/commands/opened.h"
#include "sync/server/admin/table/cell_text.h"
#include "sync/server/admin/table/headings.h"
#include "sync/server/admin/words/school_words.h"

#include <algorithm>
#include <array>

namespace jotter::server {

namespace {
using nlohmann::json;

constexpr std::array wordHeadings{KnownHeading{"word", "word"},  KnownHeading{"words", "word"},
                                  KnownHeading{"label", "word"}, KnownHeading{"name", "word"},
                                  KnownHeading{"id", "id"},      KnownHeading{"code", "id"},
                                  KnownHeading{"fill", "fill"},  KnownHeading{"quarters", "fill"}};

struct WordsOptions {
    std::string kind;
    std::vector<std::string> words;
    std::filesystem::path file;
};

/// "forest=In the forest", or the word alone.
SchoolWord wordIn(const std::string& said) {
    const auto equals = said.find('=');
    return equals == std::string::npos ? SchoolWord{{}, said}
                                       : SchoolWord{said.substr(0, equals), said.substr(equals + 1)};
}

Expected<WordList> wordsIn(const std::filesystem::path& file) {
    const auto table = CsvTable::read(file);
    if (!table)
        return tl::make_unexpected(table.error());
    const auto headings = Headings::match(table->heading, {}, wordHeadings);
    if (!headings || !headings->has("word"))
        return fail("no_words", ErrorCategory::Input,
                    "The file has a column Word, and may have the columns Id and Fill.");
    WordList words;
    for (const auto& row : table->rows) {
        SchoolWord word{headings->cell(row, "id"), headings->cell(row, "word")};
        if (const auto fill = headings->cell(row, "fill"); !fill.empty())
            word.fill = smallNumber(fill).value_or(-1);
        words.push_back(std::move(word));
    }
    return words;
}

Expected<void> listWords(Opened& opened, const Settings& settings, const WordsOptions& options) {
    return SchoolWords::read(opened.school->log()).map([&](const SchoolWords& school) {
        json rows = json::array();
        for (const auto kind : kindsOfWords()) {
            if (!options.kind.empty() && options.kind != kind)
                continue;
            for (const auto& word : school.words(kind)) {
                json row{{"kind", kind},
                         {"id", word.id},
                         {"word", word.label},
                         {"whose", school.areOwn(kind) ? "school" : "ships"},
                         {"offered", word.offered}};
                if (word.fill)
                    row["fill"] = *word.fill;
                rows.push_back(std::move(row));
            }
        }
        print(rows, {"kind", "whose", "offered", "fill", "id", "word"}, settings.json);
    });
}

Expected<void> setWords(Opened& opened, const WordsOptions& options) {
    WordList asked;
    if (!options.file.empty()) {
        auto read = wordsIn(options.file);
        if (!read)
            return tl::make_unexpected(read.error());
        asked = std::move(*read);
    }
    for (const auto& said : options.words)
        asked.push_back(wordIn(said));
    auto office = opened.office();
    return SchoolWords::read(opened.school->log()).and_then([&](const SchoolWords& school) {
        return opened.audited("words.set", {{"kind", options.kind}, {"words", asked.size()}},
                              [&] { return school.set(office, options.kind, asked); });
    });
}

Expected<void> resetWords(Opened& opened, const WordsOptions& options) {
    auto office = opened.office();
    return SchoolWords::read(opened.school->log()).and_then([&](const SchoolWords& school) {
        return opened.audited("words.reset", {{"kind", options.kind}},
                              [&] { return school.reset(office, options.kind); });
    });
}

CLI::Option* addKind(CLI::App& command, WordsOptions& options) {
    const auto& kinds = kindsOfWords();
    return command
        .add_option("kind", options.kind,
                    "help, place, no_cameras (places where no picture is taken), with, prompt, engagement, "
                    "readiness or phrase")
        ->check(CLI::IsMember(std::vector<std::string>(kinds.begin(), kinds.end())));
}
} // namespace

void addWordsCommands(CommandLine& line) {
    auto& words = line.group("words", "The school's own words for facts and notes");
    const auto options = std::make_shared<WordsOptions>();
    addKind(line.add(words, "list", "What tablets offer, by kind",
                     onSchool([options](Opened& opened, const Settings& settings) {
                         return listWords(opened, settings, *options);
                     })),
            *options);
    auto& set =
        line.add(words, "set", "Offers these words and no others of a kind; old records keep theirs",
                 onSchool([options](Opened& opened, const Settings&) { return setWords(opened, *options); }));
    addKind(set, *options)->required();
    set.add_option("words", options->words,
                   "In order; id=Word words one anew that has this id (`words list`)");
    set.add_option("--file", options->file, "A spreadsheet saved as CSV with the columns Word, Id and Fill")
        ->transform(absolutePath());
    addKind(line.add(words, "reset", "Offers the words that ship again",
                     onSchool([options](Opened& opened, const Settings&) {
                         return resetWords(opened, *options);
                     })),
            *options)
        ->required();
}

} // namespace jotter::server
