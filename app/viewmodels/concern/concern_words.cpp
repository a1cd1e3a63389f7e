#include "app/viewmodels/concern/concern_words.h"

#include "app/viewmodels/concern/concern_model.h"
#include "app/viewmodels/concern/concerns_model.h"

#include <algorithm>
#include <array>
#include <span>

namespace jotter::viewmodels::concern {

namespace {
struct Word {
    const char* id;
    const char* label;
};
constexpr std::array sinceWords{
    Word{"today", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Today")},
    Word{"week", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "This week")},
    Word{"half_term", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "This half term")},
    Word{"longer", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "For longer")},
};
/// The four broad areas of need of the SEND code of practice (2015), chapter 6.
constexpr std::array areaWords{
    Word{"communication",
         QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Communication and interaction")},
    Word{"cognition", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Cognition and learning")},
    Word{"semh",
         QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Social, emotional and mental health")},
    Word{"physical", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Sensory and physical")},
};
constexpr std::array triedWords{
    Word{"words", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Fewer words")},
    Word{"pictures", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Pictures or symbols")},
    Word{"place", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Another place to sit")},
    Word{"breaks", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Breaks")},
    Word{"adult", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "More help from an adult")},
    Word{"friend", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Work with a friend")},
    Word{"nothing", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernModel", "Nothing yet")},
};

constexpr std::array stateWords{
    Word{"new", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernsModel", "New")},
    Word{"looking", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernsModel", "Looking into it")},
    Word{"planned", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernsModel", "Something is planned")},
    Word{"closed", QT_TRANSLATE_NOOP("jotter::viewmodels::ConcernsModel", "Closed")},
};

using Translate = QString (*)(const char*, const char*, int);

std::vector<Option> choices(std::span<const Word> words, const std::string& said, Translate translate) {
    const auto chosen = domain::factValues(said);
    std::vector<Option> options;
    for (const auto& word : words)
        options.push_back({.id = QString::fromLatin1(word.id),
                           .label = translate(word.label, nullptr, -1),
                           .chosen = std::ranges::find(chosen, word.id) != chosen.end()});
    return options;
}

/// The words of what is chosen; what this version has no word for stands as it is.
QStringList wordsOf(std::span<const Word> words, const std::string& said) {
    QStringList told;
    for (const auto& id : domain::factValues(said)) {
        const auto known = std::ranges::find(words, id, &Word::id);
        told.append(known == words.end() ? QString::fromStdString(id) : ConcernModel::tr(known->label));
    }
    return told;
}
} // namespace

std::vector<Option> sinceChoices(const std::string& said) {
    return choices(sinceWords, said, &ConcernModel::tr);
}

std::vector<Option> areaChoices(const std::string& said) {
    return choices(areaWords, said, &ConcernModel::tr);
}

std::vector<Option> triedChoices(const std::string& said) {
    return choices(triedWords, said, &ConcernModel::tr);
}

std::vector<Option> stateChoices(const std::string& said) {
    return choices(std::span(stateWords).subspan(1), said, &ConcernsModel::tr);
}

QString stateWord(const std::string& state) {
    const auto known = std::ranges::find(stateWords, state, &Word::id);
    return known == stateWords.end() ? QString::fromStdString(state) : ConcernsModel::tr(known->label);
}

QStringList facts(const std::string& since, const std::string& areas, const std::string& tried) {
    QStringList facts;
    if (const auto said = wordsOf(sinceWords, since); !said.isEmpty())
        facts.append(ConcernsModel::tr("Since: %1").arg(said.join(QStringLiteral(", ")).toLower()));
    facts.append(wordsOf(areaWords, areas));
    if (const auto said = wordsOf(triedWords, tried); !said.isEmpty())
        facts.append(ConcernsModel::tr("Tried: %1").arg(said.join(QStringLiteral(", ")).toLower()));
    return facts;
}

} // namespace jotter::viewmodels::concern
