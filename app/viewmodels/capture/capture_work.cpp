#include "app/viewmodels/capture/capture_work.h"

#include "app/viewmodels/clip/clip_intake.h"
#include "platform/api/answer.h"

#include <utility>

namespace jotter::viewmodels {

CaptureWork::CaptureWork(const Services& services, Recorder& recorder, CaptureState state,
                         std::string draftId, bool savedBefore, QObject* parent)
    : QObject(parent)
    , services_(services)
    , recorder_(recorder)
    , intake_(services)
    , state_(std::move(state))
    , draftId_(std::move(draftId))
    , saving_(savedBefore ? Saving::Saved : Saving::Nothing)
    , onDisk_(savedBefore) {
    if (const auto who = services_.signedIn())
        author_ = who->adult;
}

void CaptureWork::save() {
    if (end_ == End::Reached || author_.isNull() || (!onDisk_ && !state_.worthKeeping()))
        return;
    if (saving_ == Saving::Busy) {
        again_ = true;
        return;
    }
    saving_ = Saving::Busy;
    onDisk_ = true;
    whenAnswered(services_.store->saveDraft(draft()), this,
                 [this, passed = std::exchange(passed_, {})](const Expected<void>& answer) {
                     if (answer)
                         drop(passed);
                     saved(answer.has_value());
                 });
}

store::Draft CaptureWork::draft() const {
    return {.id = draftId_,
            .author = author_,
            .body = state_.toBody(),
            .media = state_.media,
            .changed = services_.clock->now()};
}

void CaptureWork::saved(bool worked) {
    saving_ = worked ? Saving::Saved : Saving::Failed;
    if (std::exchange(again_, false))
        save();
    Q_EMIT changed();
}

void CaptureWork::addPicture(QFuture<Expected<MediumRef>> picture) {
    ++pictures_;
    Q_EMIT changed();
    whenAnswered(std::move(picture), this,
                 [this](const Expected<MediumRef>& answer) { pictureTaken(answer); });
}

void CaptureWork::pictureTaken(const Expected<MediumRef>& picture) {
    --pictures_;
    if (picture) {
        state_.takeIn(*picture);
        save();
    } else {
        pictureLost_ = true;
        Q_EMIT pictureFailed(QString::fromStdString(picture.error().text));
    }
    Q_EMIT changed();
    endWhenQuiet();
}

void CaptureWork::addVoice(QFuture<Expected<MediumRef>> recording, bool goesOn) {
    ++voices_;
    whenAnswered(std::move(recording), this, [this, goesOn](const Expected<MediumRef>& answer) {
        --voices_;
        recorded(answer, goesOn, &CaptureWork::voiceFailed);
    });
}

void CaptureWork::addClip(QFuture<Expected<MediumRef>> recording, bool goesOn) {
    ++pictures_;
    Q_EMIT changed();
    whenAnswered(std::move(recording), this, [this, goesOn](const Expected<MediumRef>& answer) {
        --pictures_;
        recorded(answer, goesOn, &CaptureWork::pictureFailed);
    });
}

void CaptureWork::recorded(const Expected<MediumRef>& recording, bool goesOn,
                           void (CaptureWork::*failed)(const QString&)) {
    const bool nothingYet = !recording && goesOn && recording.error().code == ClipIntake::nothingYet;
    if (recording) {
        if (const auto before = state_.takeInRecording(*recording, goesOn))
            passed_.push_back(*before);
        save();
    } else if (!nothingYet) {
        state_.goingOn.reset(); // what there is of it is all there will be
        pictureLost_ = true;
        Q_EMIT(this->*failed)(QString::fromStdString(recording.error().text));
    }
    Q_EMIT changed();
    endWhenQuiet();
}

void CaptureWork::drop(const std::vector<Sha256>& passed) const {
    for (const auto& sha256 : passed)
        intake_.drop(sha256);
}

void CaptureWork::finish(const QString& told) {
    told_ = told;
    end_ = End::Asked;
    pictureLost_ = false;
    endWhenQuiet();
}

void CaptureWork::suspend() {
    told_.clear();
    end_ = End::Asked;
    pictureLost_ = true;
    endWhenQuiet();
}

void CaptureWork::endWhenQuiet() {
    if (end_ == End::Asked && pictures_ == 0 && voices_ == 0 && !hideNext())
        reachEnd();
}

bool CaptureWork::hideNext() {
    if (pictureLost_ || state_.hidden.empty() || state_.observations({}).empty())
        return false; // it goes into the tray: what is hidden can still be changed there
    const auto photo = state_.hidden.begin()->first;
    ++pictures_;
    whenAnswered(intake_.hide(photo, state_.hidden.begin()->second), this,
                 [this, photo](const Expected<MediumRef>& hidden) {
                     --pictures_;
                     if (hidden) {
                         state_.replace(photo, *hidden);
                     } else {
                         pictureLost_ = true;
                         Q_EMIT pictureFailed(QString::fromStdString(hidden.error().text));
                     }
                     endWhenQuiet();
                 });
    return true;
}

void CaptureWork::reachEnd() {
    end_ = End::Reached;
    again_ = false;
    auto observations =
        state_.observations(Uuid::makeV7(services_.clock->now(), *services_.random).toString());
    if (pictureLost_ || (observations.empty() && (!state_.note.empty() || !state_.media.empty())))
        return keepInTray();
    if (!observations.empty())
        return recorder_.record(std::move(observations), told_, endsDrafts(), [this](bool worked) {
            if (worked)
                drop(passed_);
            Q_EMIT over();
        });
    if (!onDisk_)
        return Q_EMIT over();
    whenAnswered(services_.store->dropDraft(draftId_), this,
                 [this](const Expected<void>&) { Q_EMIT over(); });
}

CaptureWork::Taken CaptureWork::take() {
    end_ = End::Reached;
    again_ = false;
    return {state_.observations({}), endsDrafts()};
}

std::vector<std::string> CaptureWork::endsDrafts() const {
    return onDisk_ ? std::vector{draftId_} : std::vector<std::string>{};
}

void CaptureWork::keepInTray() {
    if (author_.isNull() || (!onDisk_ && !state_.worthKeeping()))
        return Q_EMIT over();
    whenAnswered(services_.store->saveDraft(draft()), this, [this](const Expected<void>& answer) {
        saving_ = answer ? Saving::Saved : Saving::Failed;
        if (answer)
            drop(passed_);
        if (!answer)
            recorder_.toast().tellFailure(QString::fromStdString(answer.error().text));
        else if (!pictureLost_)
            recorder_.toast().tell(tr("Saved on this tablet, under To finish"), false);
        Q_EMIT over();
    });
}

} // namespace jotter::viewmodels
