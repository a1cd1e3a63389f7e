#include "app/viewmodels/capture/capture_model.h"

#include "app/domain/opinion.h"
#include "app/viewmodels/common/school_options.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

CaptureModel::CaptureModel(Services services, Recorder& recorder, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , recorder_(recorder)
    , intake_(services_)
    , readiness_(services_, recorder)
    , voice_(services_)
    , clip_(services_)
    , review_([this](const Sha256& photo) { return intake_.faces(photo); })
    , camera_(services_.camera)
    , forLater_(services_, recorder) {
    connect(&pupils_, &OptionList::picked, this, &CaptureModel::pickPupil);
    connect(&steps_, &OptionList::picked, this, &CaptureModel::pickStep);
    connect(&found_, &OptionList::picked, this, &CaptureModel::pickStep);
    connect(&help_, &OptionList::picked, this, &CaptureModel::pickHelp);
    connect(&facts_, &FactChips::picked, this, [this](const char* kind, const std::string& id, bool several) {
        if (work_)
            work_->change([&](CaptureState& state) {
                several ? state.toggleOneOf(kind, id) : state.toggleFact(kind, id);
            });
    });
    connect(&facts_, &FactChips::phrasePicked, this, &CaptureModel::addPhrase);
    connect(&forLater_, &PhotosForLater::failed, &camera_, &CameraModel::tell);
    connect(&camera_, &CameraModel::taken, this, &CaptureModel::photoTaken);
    connect(&camera_, &CameraModel::burstEnded, this, [this] {
        if (work_ && stage_ == Stage::Camera && withPictures())
            afterPicture();
    });
    connect(&voice_, &VoiceModel::spoken, this,
            [this](const QFuture<Expected<MediumRef>>& note, bool goesOn) {
                if (work_)
                    work_->addVoice(note, goesOn);
            });
    connect(&clip_, &ClipModel::filmed, this, [this](const QFuture<Expected<MediumRef>>& clip, bool goesOn) {
        if (work_)
            work_->addClip(clip, goesOn);
    });
    connect(&clip_, &ClipModel::ended, this, &CaptureModel::clipTaken);
    const auto takeOut = [this](const QString& sha) {
        if (const auto medium = Sha256::parse(sha.toStdString()); work_ && medium)
            work_->change([&](CaptureState& state) { state.takeOut(*medium); });
    };
    connect(&voice_, &VoiceModel::removeAsked, this, takeOut);
    connect(&photos_, &PhotoStrip::removeAsked, this, takeOut);
    connect(&photos_, &PhotoStrip::lookAsked, this, &CaptureModel::look);
    connect(&review_, &PhotoReview::hidden, this,
            [this](const Sha256& photo, const std::vector<media::HiddenPart>& parts) {
                if (work_)
                    work_->change([&](CaptureState& state) { state.hide(photo, parts); });
            });
}

void CaptureModel::setLessonPlace(const fact::Word& place, const domain::FactChoices& words) {
    lessonPlace_ = place.id;
    facts_.setWords(words);
    facts_.setLessonPlace(place);
}

void CaptureModel::openFor(std::vector<PupilId> pupils, const std::string& help) {
    auto state = CaptureState::at(lessonPlace_);
    state.pupils = std::move(pupils);
    state.help = help;
    begin(std::move(state), Stage::Sheet);
}

void CaptureModel::newPhotoOf(std::vector<PupilId> pupils) {
    auto state = CaptureState::at(lessonPlace_);
    state.pupils = std::move(pupils);
    begin(std::move(state), Stage::Camera);
}

void CaptureModel::openDraft(const store::Draft& draft) {
    auto state = CaptureState::fromDraft(draft);
    if (!state)
        return recorder_.toast().tellFailure(QString::fromStdString(state.error().text));
    const bool picturesOnly = state->pupils.empty() && state->note.empty() && !state->media.empty() &&
                              state->pictures().size() == state->media.size();
    begin(std::move(*state), picturesOnly ? Stage::Who : Stage::Sheet, draft.id);
}

void CaptureModel::newPhoto() {
    begin(CaptureState::at(lessonPlace_), Stage::Camera);
}

void CaptureModel::newNote() {
    begin(CaptureState::at(lessonPlace_), Stage::Sheet);
}

void CaptureModel::begin(CaptureState state, Stage stage, std::string draftId) {
    end();
    const bool savedBefore = !draftId.empty();
    if (!savedBefore)
        draftId = Uuid::makeV7(services_.clock->now(), *services_.random).toString();
    auto* work =
        new CaptureWork(services_, recorder_, std::move(state), std::move(draftId), savedBefore, this);
    work_ = work;
    connect(work, &CaptureWork::changed, this, [this, work] {
        if (work_ == work)
            show();
    });
    connect(work, &CaptureWork::pictureFailed, this, [this, work](const QString& sentence) {
        if (work_ == work) {
            pictureSentence_ = sentence;
            camera_.tell(sentence);
            Q_EMIT changed();
        } else {
            recorder_.toast().tellFailure(tr("%1 The rest is under To finish.").arg(sentence));
        }
    });
    connect(work, &CaptureWork::voiceFailed, this, [this, work](const QString& sentence) {
        if (work_ != work) // else it is told where it was recorded
            recorder_.toast().tellFailure(tr("%1 The rest is under To finish.").arg(sentence));
    });
    connect(work, &CaptureWork::over, work, &QObject::deleteLater);
    everyone_ = work->state().pupils.empty();
    stepsFolded_ = true;
    stepsOf_.clear();
    foundSteps_.clear();
    pictureSentence_.clear();
    setSearch({});
    reviewed_.reset();
    fromSheet_ = false;
    readiness_.show({}, {}); // what was said of them may be of another day, or of another adult
    show();
    ask();
    go(stage);
}

/// Nothing is recorded or played any more; what was is kept.
void CaptureModel::quieten() {
    voice_.close();
    clip_.close();
}

void CaptureModel::end() {
    quieten();
    if (auto* work = std::exchange(work_, nullptr))
        work->finish(told());
}

void CaptureModel::leave() {
    if (stage_ == Stage::Closed)
        return;
    quieten();
    const auto told = this->told();
    auto* work = std::exchange(work_, nullptr);
    go(Stage::Closed);
    if (work)
        work->finish(told);
}

void CaptureModel::hush() {
    voice_.stop();
    voice_.player()->stop();
    clip_.stop();
    clip_.viewer()->pause();
}

void CaptureModel::suspend() {
    quieten();
    auto* work = std::exchange(work_, nullptr);
    go(Stage::Closed);
    if (work)
        work->suspend();
}

void CaptureModel::go(Stage stage) {
    if (stage_ == stage)
        return;
    if (stage_ == Stage::Camera) {
        clip_.close();
        clip_.open(nullptr);
        camera_.stop();
    }
    if (stage_ == Stage::Sheet)
        hush();
    stage_ = stage;
    if (stage == Stage::Camera)
        forLater_.begin();
    showSteps();
    showReview();
    Q_EMIT stageChanged();
    Q_EMIT changed();
}

void CaptureModel::addPhoto() {
    if (!work_ || !photosRefused().isEmpty())
        return;
    fromSheet_ = stage_ == Stage::Sheet;
    go(Stage::Camera);
}

void CaptureModel::backFromCamera() {
    if (clip_.recording()) {
        const bool later = clipForLater_;
        clip_.stop();
        if (later)
            leave();
        return;
    }
    if (!work_)
        return go(Stage::Closed);
    const auto& state = work_->state();
    if (!state.worthKeeping() && state.pupils.empty() && !takingPictures())
        return leave();
    go(state.pupils.empty() && state.note.empty() ? Stage::Who : Stage::Sheet);
}

/// A photo of several is looked at first: somebody may be in it who is not to be seen.
void CaptureModel::afterPicture() {
    if (work_->state().pupils.size() < 2)
        return backFromCamera();
    reviewed_.reset();
    go(Stage::Review);
}

void CaptureModel::look(const QString& sha) {
    const auto photo = Sha256::parse(sha.toStdString());
    if (!work_ || !photo)
        return;
    reviewed_ = *photo;
    fromSheet_ = true;
    go(Stage::Review);
}

void CaptureModel::lookedAt() {
    if (fromSheet_)
        return go(Stage::Sheet);
    leave();
}

void CaptureModel::more() {
    if (!work_)
        return;
    everyone_ = work_->state().pupils.empty();
    showPupils();
    go(Stage::Sheet);
}

void CaptureModel::otherPupil() {
    if (!work_)
        return;
    work_->change([](CaptureState& state) {
        state.pupils.clear();
        state.steps.clear();
    });
    everyone_ = true;
    showPupils();
    go(Stage::Who);
}

void CaptureModel::openCamera(QVideoSink* viewfinder) {
    camera_.start(viewfinder);
    clip_.open(viewfinder);
}

void CaptureModel::film() {
    if (!work_ || camera_.busy())
        return;
    if (const auto refused = photosRefused(); !refused.isEmpty())
        return camera_.tell(refused);
    camera_.tell(work_->state().pupils.size() > 1 ? tr("Nobody can be hidden in a clip.") : QString());
    clipForLater_ = laterOffered() && forLater_.isOn();
    clip_.record();
}

/// What is in a clip cannot be hidden, so that there is nothing to look at first.
void CaptureModel::clipTaken(const QString& sentence) {
    if (!sentence.isEmpty())
        recorder_.toast().tell(sentence, false);
    if (!work_ || stage_ != Stage::Camera)
        return;
    if (clipForLater_)
        return begin(CaptureState::at(lessonPlace_), Stage::Camera);
    backFromCamera();
}

void CaptureModel::photoTaken(const QByteArray& jpeg) {
    if (!work_)
        return;
    if (const auto refused = photosRefused(); !refused.isEmpty())
        return camera_.tell(refused);
    if (laterOffered() && forLater_.isOn())
        return forLater_.take(intake_.take(jpeg), work_->state());
    work_->addPicture(intake_.take(jpeg));
    if (!camera_.bursting())
        afterPicture();
}

void CaptureModel::addFiles(const QList<QUrl>& files) {
    if (!work_ || files.isEmpty() || !photosRefused().isEmpty())
        return;
    pictureSentence_.clear();
    for (const auto& file : files)
        work_->addPicture(intake_.take(file));
    if (stage_ == Stage::Camera)
        afterPicture();
}

void CaptureModel::pickPupil(const QString& id) {
    if (id == QLatin1String(addPupil)) {
        everyone_ = true;
        return showPupils();
    }
    const auto pupil = PupilId::parse(id.toStdString());
    if (!work_ || !pupil)
        return;
    work_->change([&](CaptureState& state) { state.toggle(*pupil); });
    if (work_->state().has(*pupil))
        askSteps(*pupil);
    if (stage_ == Stage::Who)
        go(Stage::WhichStep);
}

void CaptureModel::pickStep(const QString& id) {
    if (id == QLatin1String(allSteps)) {
        stepsFolded_ = false;
        return showSteps();
    }
    const auto stepId = domain::StepId::parse(id.toStdString());
    const auto* known = stepId ? step(*stepId) : nullptr;
    if (!work_ || !known)
        return;
    work_->change([&](CaptureState& state) { state.toggle(known->pupil, known->id); });
    if (stage_ == Stage::WhichStep)
        leave();
}

void CaptureModel::pickHelp(const QString& id) {
    if (work_)
        work_->change([&](CaptureState& state) {
            auto level = id.toStdString();
            state.help = state.help == level ? std::string() : std::move(level);
        });
}

void CaptureModel::pickTimes(int n) {
    if (!work_)
        return;
    work_->change([&](CaptureState& state) {
        if (times() == n) {
            state.facts.erase("n");
            state.facts.erase("m");
        } else {
            state.facts["m"] = std::to_string(tries());
            state.facts["n"] = std::to_string(n);
        }
    });
}

void CaptureModel::setNote(const QString& note) {
    if (work_ && note != this->note())
        work_->change([&](CaptureState& state) { state.note = note.toStdString(); });
}

void CaptureModel::addPhrase(const QString& words) {
    const auto before = note().trimmed();
    const bool ended = before.isEmpty() || QStringLiteral(".!?").contains(before.back());
    setNote(before.isEmpty() ? words : before + (ended ? QStringLiteral(" ") : QStringLiteral(". ")) + words);
}

QString CaptureModel::noteHint() const {
    //: Words that judge a child, with commas, in lower case; each language has its own.
    const auto judging = tr("shy,naughty,lovely,lazy,silly,rude,clever,moody,stubborn,bossy,manipulative,"
                            "attention-seeking,challenging,disruptive,defiant");
    std::vector<std::string> words;
    for (const auto& word : judging.split(u',', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    const auto opinion = domain::opinionIn(note().toStdString(), words);
    return opinion.empty()
               ? QString()
               : tr("“%1” is what you think. What did you see?").arg(QString::fromStdString(opinion));
}

void CaptureModel::setSearch(const QString& words) {
    if (search_ == words)
        return;
    search_ = words;
    Q_EMIT searchChanged();
    showSearch();
}

} // namespace jotter::viewmodels
