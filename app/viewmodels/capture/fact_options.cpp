#include "app/viewmodels/capture/fact_options.h"

#include <QCoreApplication>

namespace jotter::viewmodels::options {

namespace {

struct Fact {
    const char* id;
    const char* label;
};

constexpr Fact placesOffered[] = {
    {"classroom", QT_TRANSLATE_NOOP("FactOptions", "In the classroom")},
    {"hall", QT_TRANSLATE_NOOP("FactOptions", "In the hall")},
    {"playground", QT_TRANSLATE_NOOP("FactOptions", "In the playground")},
    {"community", QT_TRANSLATE_NOOP("FactOptions", "Out of school")},
};
constexpr Fact companyOffered[] = {
    {"an adult", QT_TRANSLATE_NOOP("FactOptions", "With an adult")},
    {"a friend", QT_TRANSLATE_NOOP("FactOptions", "With a friend")},
    {"a group", QT_TRANSLATE_NOOP("FactOptions", "In a group")},
};

template <std::size_t N>
std::vector<Option> offer(const Fact (&offered)[N], const std::map<std::string, std::string>& facts,
                          const char* kind) {
    const auto chosen = facts.find(kind);
    std::vector<Option> list;
    for (const auto& fact : offered)
        list.push_back({.id = QString::fromLatin1(fact.id),
                        .label = QCoreApplication::translate("FactOptions", fact.label),
                        .chosen = chosen != facts.end() && chosen->second == fact.id});
    return list;
}

} // namespace

std::vector<Option> places(const std::map<std::string, std::string>& facts) {
    return offer(placesOffered, facts, "place");
}

std::vector<Option> company(const std::map<std::string, std::string>& facts) {
    return offer(companyOffered, facts, "with");
}

} // namespace jotter::viewmodels::options
