#pragma once

#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/facts/fact_words.h"

#include <map>
#include <string>

namespace jotter::viewmodels {

/// The facts that can be said of a record by a touch, and the phrases for its note.
class FactChips : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the capture sheet makes it")
    Q_PROPERTY(jotter::viewmodels::OptionList* places READ places CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* company READ company CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* prompts READ prompts CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* engagement READ engagement CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* phrases READ phrases CONSTANT FINAL)

public:
    explicit FactChips(QObject* parent = nullptr);

    /// The school's own words, from the next `show` on.
    void setWords(domain::FactChoices school) { school_ = std::move(school); }
    /// Where the lesson is: offered beside the school's places.
    void setLessonPlace(fact::Word place) { lessonPlace_ = std::move(place); }
    /// What is said so far; where there are `pictures` already, no place can be said that forbids cameras.
    void show(const std::map<std::string, std::string>& facts, bool pictures);
    /// A place is said where no picture is taken.
    [[nodiscard]] bool forbidCameras(const std::map<std::string, std::string>& facts) const;

    [[nodiscard]] OptionList* places() { return &places_; }
    [[nodiscard]] OptionList* company() { return &company_; }
    [[nodiscard]] OptionList* prompts() { return &prompts_; }
    [[nodiscard]] OptionList* engagement() { return &engagement_; }
    [[nodiscard]] OptionList* phrases() { return &phrases_; }

Q_SIGNALS:
    /// One of its kind (`several`: or one more, or one less).
    void picked(const char* kind, const std::string& id, bool several);
    void phrasePicked(const QString& words);

private:
    [[nodiscard]] std::vector<fact::Word> offered(const char* kind,
                                                  const std::vector<std::string>& said) const;

    domain::FactChoices school_;
    fact::Word lessonPlace_;
    OptionList places_, company_, prompts_, engagement_, phrases_;
};

} // namespace jotter::viewmodels
