#pragma once

#include "app/viewmodels/capture/camera_model.h"
#include "app/viewmodels/capture/capture_work.h"
#include "app/viewmodels/capture/photo_strip.h"
#include "app/viewmodels/capture/photos_for_later.h"
#include "app/viewmodels/clip/clip_model.h"
#include "app/viewmodels/common/option_list.h"
#include "app/viewmodels/facts/fact_chips.h"
#include "app/viewmodels/facts/readiness_model.h"
#include "app/viewmodels/hiding/photo_review.h"
#include "app/viewmodels/voice/voice_model.h"

#include <QList>
#include <QUrl>

#include <memory>

namespace jotter::viewmodels {

/// The capture sheet and the way of a photo to its pupil and step.
///
///     Closed ──newPhoto──▶ Camera ──shutter──▶ Who ──pupil──▶ WhichStep ──step──▶ Closed (recorded)
///     Closed ──newNote, of a pupil, a draft──▶ Sheet ──leave──▶ Closed (recorded, in the tray, or nothing)
///     Who, WhichStep ──more──▶ Sheet ⇄ Camera;   any stage ──leave──▶ Closed
///     Camera, of several pupils ──shutter──▶ Review ──leave──▶ Closed (recorded), ──more──▶ Sheet ⇄ Review
class CaptureModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed FINAL)
    Q_PROPERTY(QString noteHint READ noteHint NOTIFY changed FINAL)
    Q_PROPERTY(QString savingText READ savingText NOTIFY changed FINAL)
    Q_PROPERTY(bool savingFailed READ savingFailed NOTIFY changed FINAL)
    Q_PROPERTY(bool takingPictures READ takingPictures NOTIFY changed FINAL)
    Q_PROPERTY(bool clipAlone READ clipAlone NOTIFY changed FINAL)
    Q_PROPERTY(QString pictureSentence READ pictureSentence NOTIFY changed FINAL)
    Q_PROPERTY(QString photosRefused READ photosRefused NOTIFY changed FINAL)
    Q_PROPERTY(bool noCamerasHere READ noCamerasHere NOTIFY changed FINAL)
    Q_PROPERTY(int times READ times NOTIFY changed FINAL)
    Q_PROPERTY(int tries READ tries NOTIFY changed FINAL)
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY searchChanged FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* pupils READ pupils CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* steps READ steps CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* found READ found CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::OptionList* help READ help CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::FactChips* facts READ facts CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::ReadinessModel* readiness READ readiness CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::PhotoStrip* photos READ photos CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::VoiceModel* voice READ voice CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::ClipModel* clip READ clip CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::PhotoReview* review READ review CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::CameraModel* camera READ camera CONSTANT FINAL)
    Q_PROPERTY(jotter::viewmodels::PhotosForLater* forLater READ forLater CONSTANT FINAL)
    Q_PROPERTY(bool laterOffered READ laterOffered NOTIFY changed FINAL)

public:
    enum class Stage { Closed, Camera, Review, Who, WhichStep, Sheet };
    Q_ENUM(Stage)
    /// "n of m" is asked for five tries, unless trials were counted.
    static constexpr int usualTries = 5;
    /// The option among `pupils` that brings the others of the group.
    static constexpr auto addPupil = "add";
    /// So many live steps stand on the sheet, so that how much help is in sight; the option `allSteps` brings
    /// the others. Chosen ones always stand there.
    static constexpr std::size_t fewSteps = 4;
    static constexpr auto allSteps = "all";

    CaptureModel(Services services, Recorder& recorder, QObject* parent = nullptr);

    /// Whose pupils are offered from now on: the group on the board.
    void setGroup(domain::GroupId group) { group_ = group; }
    /// Where the lesson is, nowhere for an empty id: what is begun from now on is there unless somebody says
    /// otherwise. With the school's words for places.
    void setLessonPlace(const fact::Word& place, const domain::FactChoices& words);
    void openFor(std::vector<PupilId> pupils, const std::string& help = {});
    void newPhotoOf(std::vector<PupilId> pupils);
    void openDraft(const store::Draft& draft);
    /// Locked or handed over: what was being captured goes to the tray of its author.
    void suspend();
    /// The app is not in front any more: nobody knows that it listens. What was said is kept.
    void hush();

    Q_INVOKABLE void newPhoto();
    Q_INVOKABLE void newNote();
    Q_INVOKABLE void addPhoto();
    /// The camera page is open and shows what it sees.
    Q_INVOKABLE void openCamera(QVideoSink* viewfinder);
    Q_INVOKABLE void film();
    Q_INVOKABLE void backFromCamera();
    /// The photo is as it may be: back to the sheet, or done where there was none.
    Q_INVOKABLE void lookedAt();
    Q_INVOKABLE void more();
    /// The wrong pupil was touched: ask again.
    Q_INVOKABLE void otherPupil();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void addFiles(const QList<QUrl>& files);
    Q_INVOKABLE void pickTimes(int n);

    [[nodiscard]] Stage stage() const { return stage_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString note() const;
    void setNote(const QString& note);
    /// A gentle question where the note judges instead of telling what was seen; empty where it does not.
    [[nodiscard]] QString noteHint() const;
    [[nodiscard]] QString savingText() const;
    [[nodiscard]] bool savingFailed() const;
    [[nodiscard]] bool takingPictures() const { return work_ && work_->takingPictures(); }
    /// It has a clip, and no photo.
    [[nodiscard]] bool clipAlone() const;
    [[nodiscard]] QString pictureSentence() const { return pictureSentence_; }
    /// Why no photo may be added; empty when it may.
    [[nodiscard]] QString photosRefused() const;
    /// It is for the place where it happens, and not for a pupil.
    [[nodiscard]] bool noCamerasHere() const;
    /// In how many of `tries` the step was done; -1 when not said.
    [[nodiscard]] int times() const;
    [[nodiscard]] int tries() const;
    [[nodiscard]] QString search() const { return search_; }
    void setSearch(const QString& words);
    [[nodiscard]] OptionList* pupils() { return &pupils_; }
    [[nodiscard]] OptionList* steps() { return &steps_; }
    [[nodiscard]] OptionList* found() { return &found_; }
    [[nodiscard]] OptionList* help() { return &help_; }
    [[nodiscard]] FactChips* facts() { return &facts_; }
    [[nodiscard]] ReadinessModel* readiness() { return &readiness_; }
    [[nodiscard]] PhotoStrip* photos() { return &photos_; }
    [[nodiscard]] VoiceModel* voice() { return &voice_; }
    [[nodiscard]] ClipModel* clip() { return &clip_; }
    [[nodiscard]] PhotoReview* review() { return &review_; }
    [[nodiscard]] CameraModel* camera() { return &camera_; }
    [[nodiscard]] PhotosForLater* forLater() { return &forLater_; }
    /// Nothing is said yet of what is being captured: its photos can be tagged later.
    [[nodiscard]] bool laterOffered() const;

Q_SIGNALS:
    void stageChanged();
    void changed();
    void searchChanged();

private:
    void begin(CaptureState state, Stage stage, std::string draftId = {});
    void end();
    void go(Stage stage);
    void ask();
    void askSteps(PupilId pupil);
    void showSearch();
    void show();
    void showPupils();
    void showSteps();
    void showReview();
    void afterPicture();
    [[nodiscard]] std::vector<Option> folded(std::vector<Option> live) const;
    void quieten();
    void clipTaken(const QString& sentence);
    void photoTaken(const QByteArray& jpeg);
    void look(const QString& sha);
    void pickPupil(const QString& id);
    void pickStep(const QString& id);
    void pickHelp(const QString& id);
    void addPhrase(const QString& words);
    [[nodiscard]] const domain::Pupil* pupil(PupilId id) const;
    [[nodiscard]] const domain::Step* step(domain::StepId id) const;
    [[nodiscard]] QString told() const;
    [[nodiscard]] QString chosenNames() const;
    [[nodiscard]] int counted(const char* fact, int otherwise) const;
    [[nodiscard]] bool withPictures() const;

    Services services_;
    Recorder& recorder_;
    PhotoIntake intake_;
    domain::GroupId group_;
    std::string lessonPlace_;
    Stage stage_ = Stage::Closed;
    CaptureWork* work_ = nullptr; ///< a child; lives until it is over, which may be after the sheet is closed
    std::vector<domain::Pupil> pupilsHere_;
    domain::HelpScale scale_;
    std::map<PupilId, std::vector<domain::Step>> stepsOf_;
    std::vector<domain::Step> foundSteps_;
    QString search_;
    bool everyone_ = true;    ///< all pupils of the group are offered, not only the chosen ones
    bool stepsFolded_ = true; ///< on the sheet: not all live steps are offered
    QString pictureSentence_;
    OptionList pupils_, steps_, found_, help_;
    FactChips facts_;
    ReadinessModel readiness_;
    PhotoStrip photos_;
    VoiceModel voice_;
    ClipModel clip_;
    bool clipForLater_ = false; ///< the one that is being filmed
    PhotoReview review_;
    std::optional<Sha256> reviewed_; ///< the last one while there is none
    bool fromSheet_ = false;         ///< where camera and photo were opened, and lead back to
    CameraModel camera_;
    PhotosForLater forLater_;
};

} // namespace jotter::viewmodels
