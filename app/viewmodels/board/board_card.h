#pragma once

#include "app/store/queries.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace jotter::viewmodels {

/// One pupil's card on the lesson board.
class BoardCard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board makes it")
    Q_PROPERTY(QString pupilId READ pupilId CONSTANT FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString shownName READ shownName NOTIFY changed FINAL)
    Q_PROPERTY(QString initials READ initials NOTIFY changed FINAL)
    Q_PROPERTY(int tint READ tint NOTIFY changed FINAL)
    Q_PROPERTY(QString spoken READ spoken NOTIFY changed FINAL)
    Q_PROPERTY(QString strand READ strand NOTIFY changed FINAL)
    Q_PROPERTY(QString stepText READ stepText NOTIFY changed FINAL)
    Q_PROPERTY(bool hasStep READ hasStep NOTIFY changed FINAL)
    Q_PROPERTY(bool noPhotos READ noPhotos NOTIFY changed FINAL)
    Q_PROPERTY(bool alerted READ alerted NOTIFY changed FINAL)
    Q_PROPERTY(bool unseen READ unseen NOTIFY changed FINAL)
    Q_PROPERTY(int marked READ marked NOTIFY markedChanged FINAL)
    Q_PROPERTY(bool chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString tries READ tries NOTIFY triesChanged FINAL)

public:
    explicit BoardCard(PupilId pupil, QObject* parent = nullptr);

    void show(store::BoardCard facts, QString shownName);
    /// The step that the discs speak of, when it is not the first live one.
    void chooseStep(const domain::Step& step);
    [[nodiscard]] const domain::Step* step() const;

    [[nodiscard]] PupilId pupil() const { return pupil_; }
    [[nodiscard]] QString pupilId() const { return QString::fromStdString(pupil_.toString()); }
    [[nodiscard]] QString name() const;
    /// As it stands on the screen, which pupils look at, too (`BoardCards::show`).
    [[nodiscard]] QString shownName() const { return shownName_; }
    [[nodiscard]] QString initials() const;
    [[nodiscard]] int tint() const { return facts_.pupil.tint(); }
    /// Name, alerts, strand and the marks of the card, for those who listen.
    [[nodiscard]] QString spoken() const;
    [[nodiscard]] QString strand() const;
    [[nodiscard]] QString stepText() const;
    [[nodiscard]] bool hasStep() const { return step() != nullptr; }
    [[nodiscard]] bool noPhotos() const { return facts_.pupil.photos == domain::PhotoConsent::None; }
    /// Allergies and the like: the words stand at the top of the pupil's page, one touch away.
    [[nodiscard]] bool alerted() const { return !facts_.alerts.empty(); }
    [[nodiscard]] bool unseen() const { return !facts_.seenThisWeek; }
    /// Which disc was pressed a moment ago; -1 for none.
    [[nodiscard]] int marked() const { return marked_; }
    void mark(int disc);
    /// One of several that a record is to be made of.
    [[nodiscard]] bool chosen() const { return chosen_; }
    void setChosen(bool chosen);
    /// "3 of 5", while trials are counted; empty before the first.
    [[nodiscard]] QString tries() const { return tries_; }
    void showTries(const QString& words);

    Q_INVOKABLE void press(int disc) { Q_EMIT discPressed(disc); }
    Q_INVOKABLE void tryStep(bool could) { Q_EMIT tried(could); }
    Q_INVOKABLE void toggle() { Q_EMIT toggled(); }
    Q_INVOKABLE void hold() { Q_EMIT held(); }
    Q_INVOKABLE void askSteps() { Q_EMIT stepsAsked(); }
    Q_INVOKABLE void askMore() { Q_EMIT captureAsked(); }
    Q_INVOKABLE void askPupil() { Q_EMIT pupilAsked(); }

Q_SIGNALS:
    void changed();
    void markedChanged();
    void chosenChanged();
    void triesChanged();
    void discPressed(int disc);
    void tried(bool could);
    void toggled();
    void held();
    void stepsAsked();
    void captureAsked();
    void pupilAsked();

private:
    PupilId pupil_;
    store::BoardCard facts_;
    QString shownName_;
    std::optional<domain::Step> chosenStep_;
    int marked_ = -1;
    bool chosen_ = false;
    QString tries_;
};

} // namespace jotter::viewmodels
