#include "app/viewmodels/facts/fact_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace jotter::viewmodels::fact {

namespace {
struct Shipped {
    std::string_view kind;
    const char* id;
    const char* label;
};

constexpr std::array shipped{
    Shipped{place, "classroom", QT_TRANSLATE_NOOP("FactWords", "In the classroom")},
    Shipped{place, "hall", QT_TRANSLATE_NOOP("FactWords", "In the hall")},
    Shipped{place, "playground", QT_TRANSLATE_NOOP("FactWords", "In the playground")},
    Shipped{place, "community", QT_TRANSLATE_NOOP("FactWords", "Out of school")},
    Shipped{place, "changing", QT_TRANSLATE_NOOP("FactWords", "In the changing room")},
    Shipped{noCameras, "changing", ""},
    Shipped{company, "an adult", QT_TRANSLATE_NOOP("FactWords", "With an adult")},
    Shipped{company, "a friend", QT_TRANSLATE_NOOP("FactWords", "With a friend")},
    Shipped{company, "a group", QT_TRANSLATE_NOOP("FactWords", "In a group")},
    Shipped{prompt, "spoken", QT_TRANSLATE_NOOP("FactWords", "Spoken")},
    Shipped{prompt, "signed", QT_TRANSLATE_NOOP("FactWords", "Signed")},
    Shipped{prompt, "symbol", QT_TRANSLATE_NOOP("FactWords", "Symbol or picture")},
    Shipped{prompt, "object", QT_TRANSLATE_NOOP("FactWords", "Object")},
    Shipped{prompt, "touch", QT_TRANSLATE_NOOP("FactWords", "Touch")},
    // The five areas of the engagement model (Standards and Testing Agency, 2020).
    Shipped{engagement, "exploration", QT_TRANSLATE_NOOP("FactWords", "Exploration")},
    Shipped{engagement, "realisation", QT_TRANSLATE_NOOP("FactWords", "Realisation")},
    Shipped{engagement, "anticipation", QT_TRANSLATE_NOOP("FactWords", "Anticipation")},
    Shipped{engagement, "persistence", QT_TRANSLATE_NOOP("FactWords", "Persistence")},
    Shipped{engagement, "initiation", QT_TRANSLATE_NOOP("FactWords", "Initiation")},
    Shipped{readiness, "settled", QT_TRANSLATE_NOOP("FactWords", "Settled")},
    Shipped{readiness, "tired", QT_TRANSLATE_NOOP("FactWords", "Tired")},
    Shipped{readiness, "unwell", QT_TRANSLATE_NOOP("FactWords", "Unwell")},
    Shipped{readiness, "home", QT_TRANSLATE_NOOP("FactWords", "Change at home")},
    Shipped{readiness, "school", QT_TRANSLATE_NOOP("FactWords", "Change at school")},
    Shipped{phrase, "help", QT_TRANSLATE_NOOP("FactWords", "Asked for help")},
    Shipped{phrase, "turn", QT_TRANSLATE_NOOP("FactWords", "Took a turn")},
    Shipped{phrase, "again", QT_TRANSLATE_NOOP("FactWords", "Tried again")},
};
} // namespace

std::vector<Word> offered(const std::string& kind, const domain::FactChoices& school) {
    std::vector<Word> words;
    if (const auto own = school.find(kind); own != school.end()) {
        for (const auto& choice : own->second)
            words.push_back({choice.id, QString::fromStdString(choice.label)});
        return words;
    }
    for (const auto& word : shipped)
        if (word.kind == kind)
            words.push_back({word.id, QCoreApplication::translate("FactWords", word.label)});
    return words;
}

bool forbidsCameras(const std::string& placeId, const domain::FactChoices& school) {
    const auto places = offered(noCameras, school);
    return std::ranges::find(places, placeId, &Word::id) != places.end();
}

QString label(const std::string& kind, const std::string& id, const domain::FactChoices& school) {
    // A school that chose words of its own has records from before.
    for (const auto& words : {offered(kind, school), offered(kind, {})})
        if (const auto it = std::ranges::find(words, id, &Word::id); it != words.end())
            return it->label;
    return QString::fromStdString(id);
}

} // namespace jotter::viewmodels::fact
