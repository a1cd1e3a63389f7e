#include "app/viewmodels/app/app_model.h"

#include <utility>

namespace jotter::viewmodels {

void AppModel::begin(Screens::World world, bool hasSchool) {
    screens_ = std::make_unique<Screens>(std::move(world));
    connect(&screens_->firstStart, &FirstStartModel::joined, this, &AppModel::schoolJoined);
    connect(&screens_->board, &BoardModel::pupilAsked, this, &AppModel::openPupil);
    // Who speaks touches nothing, and is here. In a quiet room a tablet locks as ever.
    connect(screens_->capture.voice(), &VoiceModel::heard, this, [this] {
        if (screens_->capture.voice()->speaking())
            screens_->world.touched();
    });
    if (hasSchool)
        schoolJoined();
    else
        show(Stage::FirstStart);
}

void AppModel::fail(const QString& sentence) {
    failure_ = sentence;
    show(Stage::Failed);
}

void AppModel::schoolJoined() {
    screens_->signIn.open();
    show(Stage::SignIn);
}

void AppModel::enter(const domain::Adult& adult, std::vector<domain::GroupId> groups) {
    adult_ = adult;
    screens_->pupils.open(groups);
    screens_->board.show(std::move(groups));
    const bool same = adult.id == std::exchange(lockedAdult_, {});
    if (!same)
        place_ = Place::Lesson;
    pupilOpen_ = same && !lockedPupil_.isNull();
    screens_->pupil.open(pupilOpen_ ? lockedPupil_ : PupilId{});
    lockedPupil_ = {};
    screens_->concerns.show(answersConcerns() ? adult.id : AdultId{});
    show(Stage::Inside);
    Q_EMIT placeChanged();
}

void AppModel::setGroups(std::vector<domain::GroupId> groups) {
    if (stage_ != Stage::Inside || groups == screens_->pupils.groups())
        return;
    screens_->board.show(groups);
    screens_->pupils.open(std::move(groups));
}

bool AppModel::answersConcerns() const {
    return adult_.role == domain::Role::Senco || adult_.role == domain::Role::Head;
}

void AppModel::hush() {
    if (!screens_)
        return;
    screens_->capture.hush();
    screens_->pupil.player()->stop();
    screens_->pupil.clip()->pause();
}

void AppModel::retell() {
    if (!screens_)
        return;
    screens_->toast.dismiss();
    screens_->board.retell();
    screens_->pupils.retell();
    screens_->concerns.retell();
    screens_->signIn.adults()->retell();
    screens_->safe.retell();
    Q_EMIT screens_->pill.changed();
}

void AppModel::leave(bool locked) {
    if (stage_ != Stage::Inside)
        return;
    lockedAdult_ = locked ? adult_.id : AdultId{};
    lockedPupil_ = locked && pupilOpen_ ? screens_->pupil.id() : PupilId{};
    // The cover comes first: nothing of a pupil stays on the screen while the rest is put away.
    show(Stage::SignIn);
    if (locked)
        screens_->signIn.openFor(adult_.id);
    else
        screens_->signIn.open();
    screens_->capture.suspend();
    screens_->toast.dismiss();
    screens_->board.show({});
    screens_->pupils.open({});
    screens_->pupil.open({});
    screens_->concerns.show({});
    pupilOpen_ = false;
    adult_ = {};
    Q_EMIT placeChanged();
}

void AppModel::go(Place place) {
    if (stage_ != Stage::Inside || (place == place_ && !pupilOpen_) ||
        (place == Place::Concerns && !answersConcerns()))
        return;
    closePupil();
    place_ = place;
    Q_EMIT placeChanged();
}

void AppModel::openPupil(const QString& pupilId) {
    const auto id = PupilId::parse(pupilId.toStdString());
    // Only who is on this adult's list: the rights of the screen (sync.md, "Rights").
    if (stage_ != Stage::Inside || !id || !screens_->pupils.holds(*id))
        return;
    screens_->pupil.open(*id);
    pupilOpen_ = true;
    Q_EMIT placeChanged();
}

bool AppModel::back() {
    if (stage_ != Stage::Inside)
        return false;
    if (pupilOpen_) {
        closePupil();
        Q_EMIT placeChanged();
        return true;
    }
    if (place_ == Place::Lesson)
        return false;
    go(Place::Lesson);
    return true;
}

void AppModel::closePupil() {
    if (!std::exchange(pupilOpen_, false))
        return;
    screens_->pupil.open({});
}

void AppModel::handOver() {
    if (stage_ == Stage::Inside)
        screens_->world.signOut();
}

void AppModel::show(Stage stage) {
    stage_ = stage;
    Q_EMIT stageChanged();
}

} // namespace jotter::viewmodels
