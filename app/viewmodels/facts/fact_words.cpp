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

/// "In the hall" is where the hall is; "In the dining hall" is not.
bool isNameOf(const QString& label, const QString& room) {
    constexpr int smallWord = 3;
    if (!label.endsWith(room, Qt::CaseInsensitive))
        return false;
    const auto before = label.left(label.size() - room.size());
    const auto words = before.split(u' ', Qt::SkipEmptyParts);
    return (before.isEmpty() || before.endsWith(u' ')) &&
           std::ranges::all_of(words, [](const QString& word) { return word.size() <= smallWord; });
}
} // namespace

std::vector<Word> offered(const std::string& kind, const domain::FactChoices& school) {
    std::vector<Word> words;
    if (const auto own = school.find(kind); own != school.end())
        for (const auto& choice : own->second)
            if (choice.offered)
                words.push_back({choice.id, QString::fromStdString(choice.label)});
    if (!words.empty())
        return words;
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
    for (const auto* named : {kind.c_str(), kind == place ? noCameras : ""})
        if (const auto own = school.find(named); own != school.end())
            if (const auto it = std::ranges::find(own->second, id, &domain::FactChoice::id);
                it != own->second.end())
                return QString::fromStdString(it->label);
    const auto ships = offered(kind, {});
    const auto it = std::ranges::find(ships, id, &Word::id);
    return it == ships.end() ? QString::fromStdString(id) : it->label;
}

Word placeOfRoom(const std::string& room, const domain::FactChoices& school) {
    // Commas separate several values of a fact.
    const auto name = QString::fromStdString(room).replace(u',', u' ').simplified();
    for (const auto* kind : {place, noCameras})
        for (const auto& word : offered(kind, school))
            if (name.compare(QString::fromStdString(word.id).replace(u'_', u' '), Qt::CaseInsensitive) == 0 ||
                isNameOf(word.label.simplified(), name))
                return {word.id, label(place, word.id, school)};
    return {name.toStdString(), name};
}

} // namespace jotter::viewmodels::fact
