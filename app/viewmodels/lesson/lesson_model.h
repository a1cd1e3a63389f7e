#pragma once

#include "app/domain/timetable.h"
#include "app/viewmodels/common/picker_model.h"
#include "app/viewmodels/common/services.h"
#include "app/viewmodels/facts/fact_words.h"

#include <optional>
#include <vector>

namespace jotter::viewmodels {

/// Which lesson the board is on: the timetable's, or another one that this adult chose, until it ends; and
/// where it is. When the bell goes it offers the next lesson and swaps nothing by itself.
///
///     closed ──open──▶ asking ──the store answers──▶ on a lesson, or on a group alone
///     on one ──bell, another group's lesson──▶ offered ──take──▶ on that one
///                                                 └──stay──▶ as it was, until that one ends
class LessonModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(bool on READ isOn NOTIFY changed FINAL)
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    Q_PROPERTY(QString place READ place NOTIFY changed FINAL)
    Q_PROPERTY(QString offer READ offer NOTIFY changed FINAL)

public:
    LessonModel(Services services, PickerModel& picker, QObject* parent = nullptr);

    /// Somebody signed in, who works with these groups; `opened` tells what is on.
    void open(std::vector<domain::GroupId> groups);
    void setGroups(std::vector<domain::GroupId> groups);
    void close();
    /// Time went on. `calm`: nothing is going on that the offer of another lesson could disturb.
    void look(bool calm);
    /// Asks which of today's lessons, or which group.
    void askWhich();

    /// There is more than one lesson or group to choose from.
    [[nodiscard]] bool hasChoice() const;
    /// A lesson of the timetable is on the board, and not over.
    [[nodiscard]] bool isOn() const;
    /// One was on since the board opened: where it stood nothing moves when it is over.
    [[nodiscard]] bool isShown() const { return shown_.has_value(); }
    /// The timetable knows this group: what is on is its to say.
    [[nodiscard]] bool knows(domain::GroupId group) const;
    /// "Maths"; empty when no lesson is on.
    [[nodiscard]] QString subject() const;
    /// Where the lesson is: what was said of it, else its room. Nowhere: an empty id.
    [[nodiscard]] fact::Word where() const;
    [[nodiscard]] QString place() const { return where().label; }
    [[nodiscard]] const domain::FactChoices& words() const { return facts_.words; }
    /// "Next: English with Year 4 Heron"; empty when nothing is offered.
    [[nodiscard]] QString offer() const;

    Q_INVOKABLE void take();
    Q_INVOKABLE void stay();
    Q_INVOKABLE void askPlace();

Q_SIGNALS:
    void changed();
    /// This group is on the board from now on.
    void opened(jotter::domain::GroupId group);

private:
    /// What one question to the store answers, from one snapshot.
    struct Facts {
        domain::Timetable timetable;
        std::vector<domain::GroupId> ownGroups;
        std::vector<domain::Group> groups;
        domain::FactChoices words;
        std::string choice;
        std::string clockOffset;
    };
    void ask();
    void answered(Facts facts);
    [[nodiscard]] WallTime now() const;
    [[nodiscard]] std::vector<domain::Sitting> today() const;
    [[nodiscard]] std::vector<Option> choices() const;
    void choose(const QString& id);
    void choose(domain::BoardChoice choice);
    void show(domain::GroupId group, std::optional<domain::Sitting> sitting);
    [[nodiscard]] QString nameOf(domain::GroupId group) const;
    [[nodiscard]] const std::string* placeSaid() const;
    /// When what is on the board now is over: a choice counts so long.
    [[nodiscard]] WallTime over() const;

    Services services_;
    PickerModel& picker_;
    std::vector<domain::GroupId> groups_;
    AdultId adult_;
    Facts facts_;
    std::chrono::milliseconds clockAhead_{0};
    domain::GroupId group_;
    std::optional<domain::Sitting> shown_;
    std::optional<domain::Sitting> offered_;
    std::optional<domain::BoardChoice> choice_; ///< of `choiceOf_`
    AdultId choiceOf_;
    bool opening_ = false;
    int asked_ = 0;
};

} // namespace jotter::viewmodels
