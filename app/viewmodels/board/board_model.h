#pragma once

#include "app/viewmodels/board/several.h"
#include "app/viewmodels/board/tray_model.h"
#include "app/viewmodels/board/trials.h"
#include "app/viewmodels/common/picker_model.h"
#include "app/viewmodels/lesson/lesson_model.h"

#include <QTimer>

#include <vector>

namespace jotter::viewmodels {

/// The lesson board: this group, these pupils, their live steps; one touch on a disc records.
class BoardModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString groupName READ groupName NOTIFY changed FINAL)
    Q_PROPERTY(QString facts READ facts NOTIFY factsChanged FINAL)
    Q_PROPERTY(QString shortFacts READ shortFacts NOTIFY factsChanged FINAL)
    Q_PROPERTY(bool hasChoice READ hasChoice NOTIFY changed FINAL)
    Q_PROPERTY(QString failure READ failure NOTIFY changed FINAL)
    Q_PROPERTY(bool initialsOnly READ initialsOnly WRITE setInitialsOnly NOTIFY changed FINAL)
    Q_PROPERTY(jotter::viewmodels::BoardCards* cards READ cards CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* discs READ discs CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::PickerModel* picker READ picker CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::LessonModel* lesson READ lesson CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::TrayModel* tray READ tray CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::Trials* trials READ trials CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::Several* several READ several CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::ToastModel* toast READ toast CONSTANT FINAL)

public:
    /// Loading shows nothing: it lasts less than a tenth of a second.
    enum class State { Loading, Ready, NoGroup, NoPupils, Failed };
    Q_ENUM(State)

    BoardModel(Services services, Recorder& recorder, CaptureModel& capture, QObject* parent = nullptr);

    /// The groups of the adult who signed in; the one whose lesson is on is shown. No groups, or a lock,
    /// shows nobody.
    void show(std::vector<domain::GroupId> groups);
    void showGroup(domain::GroupId group);
    /// Time went on: for the words of the head, and for the bell. Every quarter of a minute, and when a toast
    /// goes.
    void tick();
    /// Words anew what stands here in words.
    void retell();

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString groupName() const { return QString::fromStdString(group_.name); }
    /// "Maths · Tuesday 10:40 · 7 pupils"
    [[nodiscard]] QString facts() const;
    /// "Maths · Tue 10:40"
    [[nodiscard]] QString shortFacts() const;
    /// Another lesson, or another group.
    [[nodiscard]] bool hasChoice() const { return lesson_.hasChoice(); }
    [[nodiscard]] QString failure() const { return failure_; }
    /// On this tablet cards show initials instead of names: pupils look at the screen.
    [[nodiscard]] bool initialsOnly() const { return initialsOnly_; }
    void setInitialsOnly(bool initials);
    [[nodiscard]] BoardCards* cards() { return &cards_; }
    [[nodiscard]] OptionList* discs() { return &discs_; }
    [[nodiscard]] PickerModel* picker() { return &picker_; }
    [[nodiscard]] LessonModel* lesson() { return &lesson_; }
    [[nodiscard]] TrayModel* tray() { return &tray_; }
    [[nodiscard]] Trials* trials() { return &trials_; }
    [[nodiscard]] Several* several() { return &several_; }
    [[nodiscard]] ToastModel* toast() { return &recorder_.toast(); }

    Q_INVOKABLE void askWhich() { lesson_.askWhich(); }
    Q_INVOKABLE void photo() { capture_.newPhoto(); }
    Q_INVOKABLE void note() { capture_.newNote(); }
    /// What there is no room for on a small screen: trials, and several pupils.
    Q_INVOKABLE void askMore();

Q_SIGNALS:
    void changed();
    void factsChanged();
    /// Somebody wants to see this pupil's page.
    void pupilAsked(const QString& pupilId);

private:
    struct Facts;
    void refresh();
    void ask();
    void answered(const Facts& facts);
    void committed(const store::Commit& commit);
    void tellTime();
    void tellLesson();
    [[nodiscard]] bool isCalm() const;
    [[nodiscard]] QString subject() const;
    void wire(BoardCard* card);
    void press(BoardCard& card, int disc);
    /// A finger that trembles touches the same disc again at once; that is one touch.
    [[nodiscard]] bool trembled(const BoardCard& card, int disc);
    void tried(BoardCard& card, bool could);
    void askMoreHelp(BoardCard& card, int disc);
    void askStep(BoardCard& card);
    void recordStep(BoardCard& card, int disc, const std::string& level, const QString& label);

    Services services_;
    Recorder& recorder_;
    CaptureModel& capture_;
    std::vector<domain::GroupId> groups_;
    domain::GroupId groupId_;
    domain::Group group_;
    domain::HelpScale scale_;
    State state_ = State::NoGroup;
    QString when_;
    QString shortWhen_;
    QString failure_;
    bool initialsOnly_ = false;
    BoardCards cards_;
    OptionList discs_;
    PickerModel picker_;
    LessonModel lesson_;
    TrayModel tray_;
    Trials trials_;
    Several several_;
    QTimer minute_;
    struct Press {
        PupilId pupil;
        int disc = -1;
        WallTime at;
    };
    Press lastPress_;
    bool asking_ = false;
    bool again_ = false;
};

} // namespace jotter::viewmodels
