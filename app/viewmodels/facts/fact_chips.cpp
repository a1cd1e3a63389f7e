#include "app/viewmodels/facts/fact_chips.h"

#include "app/domain/observation.h"

#include <algorithm>

namespace jotter::viewmodels {

FactChips::FactChips(QObject* parent)
    : QObject(parent) {
    const auto tell = [this](OptionList& list, const char* kind, bool several) {
        connect(&list, &OptionList::picked, this,
                [this, kind, several](const QString& id) { Q_EMIT picked(kind, id.toStdString(), several); });
    };
    tell(places_, fact::place, false);
    tell(company_, fact::company, false);
    tell(prompts_, fact::prompt, true);
    tell(engagement_, fact::engagement, true);
    connect(&phrases_, &OptionList::picked, this, [this](const QString& id) {
        Q_EMIT phrasePicked(fact::label(fact::phrase, id.toStdString(), school_));
    });
}

void FactChips::show(const std::map<std::string, std::string>& said, bool pictures) {
    const auto fill = [&](OptionList& list, const char* kind) {
        const auto it = said.find(kind);
        const auto values = it == said.end() ? std::vector<std::string>{} : domain::factValues(it->second);
        std::vector<Option> options;
        for (const auto& word : offered(kind, values)) {
            const bool refused = pictures && kind == fact::place && fact::forbidsCameras(word.id, school_);
            options.push_back({.id = QString::fromStdString(word.id),
                               .label = word.label,
                               .reason = refused ? tr("no cameras there") : QString(),
                               .chosen = std::ranges::find(values, word.id) != values.end()});
        }
        list.show(std::move(options));
    };
    fill(places_, fact::place);
    fill(company_, fact::company);
    fill(prompts_, fact::prompt);
    fill(engagement_, fact::engagement);
    fill(phrases_, fact::phrase);
}

/// A place that is said stands among them, whatever the school's places are, so that it can be taken back.
std::vector<fact::Word> FactChips::offered(const char* kind, const std::vector<std::string>& said) const {
    auto words = fact::offered(kind, school_);
    if (kind != fact::place)
        return words;
    const auto bring = [&](const fact::Word& word) {
        if (!word.id.empty() && std::ranges::find(words, word.id, &fact::Word::id) == words.end())
            words.insert(words.begin(), word);
    };
    for (const auto& id : said)
        bring({id, fact::label(kind, id, school_)});
    bring(lessonPlace_);
    return words;
}

bool FactChips::forbidCameras(const std::map<std::string, std::string>& said) const {
    const auto it = said.find(fact::place);
    return it != said.end() && fact::forbidsCameras(it->second, school_);
}

} // namespace jotter::viewmodels
