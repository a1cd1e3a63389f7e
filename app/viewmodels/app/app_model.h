#pragma once

#include "app/viewmodels/app/screens.h"

#include <QString>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace jotter::viewmodels {

/// Where in the app somebody is. Owns what the pages show.
///
///     Opening ──▶ FirstStart ──▶ SignIn ◀──── hand over, lock ────┐
///        │ └────────────────────▶ SignIn ──── right PIN ──────▶ Inside
///        └──▶ Failed
///
/// Inside there are three places, a fourth for who answers concerns, and a pupil's page above the place it
/// was opened from; which one it was is kept when the tablet locks and the same adult comes back.
class AppModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged)
    Q_PROPERTY(QString failure READ failure NOTIFY stageChanged)
    Q_PROPERTY(Place place READ place NOTIFY placeChanged)
    Q_PROPERTY(bool pupilOpen READ pupilOpen NOTIFY placeChanged)
    /// What is raised about pupils is for this adult: a SENCO or a head.
    Q_PROPERTY(bool answersConcerns READ answersConcerns NOTIFY stageChanged)
    Q_PROPERTY(QString adultName READ adultName NOTIFY stageChanged)
    Q_PROPERTY(QString adultInitials READ adultInitials NOTIFY stageChanged)
    Q_PROPERTY(int adultTint READ adultTint NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::FirstStartModel* firstStart READ firstStart NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::SignInModel* signIn READ signIn NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::BoardModel* board READ board NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::CaptureModel* capture READ capture NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::PupilsModel* pupils READ pupils NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::PupilModel* pupil READ pupil NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::ConcernsModel* concerns READ concerns NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::SafeModel* safe READ safe NOTIFY stageChanged)
    Q_PROPERTY(jotter::viewmodels::SafePill* pill READ pill NOTIFY stageChanged)

public:
    enum class Stage { Opening, Failed, FirstStart, SignIn, Inside };
    Q_ENUM(Stage)
    enum class Place { Lesson, Pupils, Concerns, Safe };
    Q_ENUM(Place)

    using QObject::QObject;

    /// The store is open: everything else can be made. `hasSchool` is false on a first start.
    void begin(Screens::World world, bool hasSchool);
    /// The store could not be opened: says what is safe and what to do.
    void fail(const QString& sentence);
    /// Somebody signed in, who works with these groups.
    void enter(const domain::Adult& adult, std::vector<domain::GroupId> groups);
    /// This adult's groups are others now.
    void setGroups(std::vector<domain::GroupId> groups);
    /// Nobody is signed in any more. After a lock the same adult is asked first.
    void leave(bool locked);
    /// The app is not in front any more: nothing is recorded or heard.
    void hush();
    /// The app speaks another language now: what places hold in words is worded anew. What opens above a
    /// place (a pupil, a capture) is closed where the language is chosen, and words itself as it opens.
    void retell();
    /// A tablet that had no school has one now.
    void schoolJoined();

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] QString failure() const { return failure_; }
    [[nodiscard]] Place place() const { return place_; }
    [[nodiscard]] bool pupilOpen() const { return pupilOpen_; }
    [[nodiscard]] bool answersConcerns() const;
    [[nodiscard]] QString adultName() const { return QString::fromStdString(adult_.name); }
    [[nodiscard]] QString adultInitials() const { return QString::fromStdString(adult_.initials); }
    [[nodiscard]] int adultTint() const { return AdultsModel::tint(adult_.id); }
    [[nodiscard]] FirstStartModel* firstStart() const { return screens_ ? &screens_->firstStart : nullptr; }
    [[nodiscard]] SignInModel* signIn() const { return screens_ ? &screens_->signIn : nullptr; }
    [[nodiscard]] BoardModel* board() const { return screens_ ? &screens_->board : nullptr; }
    [[nodiscard]] CaptureModel* capture() const { return screens_ ? &screens_->capture : nullptr; }
    [[nodiscard]] PupilsModel* pupils() const { return screens_ ? &screens_->pupils : nullptr; }
    [[nodiscard]] PupilModel* pupil() const { return screens_ ? &screens_->pupil : nullptr; }
    [[nodiscard]] ConcernsModel* concerns() const { return screens_ ? &screens_->concerns : nullptr; }
    [[nodiscard]] SafeModel* safe() const { return screens_ ? &screens_->safe : nullptr; }
    [[nodiscard]] SafePill* pill() const { return screens_ ? &screens_->pill : nullptr; }

    Q_INVOKABLE void go(jotter::viewmodels::AppModel::Place place);
    Q_INVOKABLE void openPupil(const QString& pupilId);
    /// One step back: from a pupil to where it was opened, from a place to the lesson. False on the lesson.
    Q_INVOKABLE bool back();
    /// Signs out and shows who may sign in.
    Q_INVOKABLE void handOver();

Q_SIGNALS:
    void stageChanged();
    void placeChanged();

private:
    void show(Stage stage);
    void closePupil();

    std::unique_ptr<Screens> screens_;
    Stage stage_ = Stage::Opening;
    Place place_ = Place::Lesson;
    bool pupilOpen_ = false;
    QString failure_;
    domain::Adult adult_;
    AdultId lockedAdult_; ///< who was inside when the tablet locked
    PupilId lockedPupil_;
};

} // namespace jotter::viewmodels
