#pragma once

#include "app/viewmodels/capture/capture_state.h"
#include "app/viewmodels/capture/photo_intake.h"
#include "app/viewmodels/common/recorder.h"

#include <QObject>
#include <QString>

namespace jotter::viewmodels {

/// One capture from its first touch until it is recorded, kept as a draft or dropped. Lives on after its
/// sheet has gone while a picture is still being sealed.
///
///     filling ──finish──▶ waiting for pictures ──▶ hiding parts of them ──▶ recording ──▶ over
///        │                        └─ a picture failed ─▶ kept as a draft, over
///        └─suspend──▶ kept as a draft, over
class CaptureWork : public QObject {
    Q_OBJECT

public:
    enum class Saving { Nothing, Busy, Saved, Failed };

    CaptureWork(const Services& services, Recorder& recorder, CaptureState state, std::string draftId,
                bool savedBefore, QObject* parent = nullptr);

    [[nodiscard]] const CaptureState& state() const { return state_; }
    [[nodiscard]] Saving saving() const { return saving_; }
    [[nodiscard]] bool takingPictures() const { return pictures_ > 0; }
    [[nodiscard]] bool takingVoices() const { return voices_ > 0; }
    [[nodiscard]] const std::string& draftId() const { return draftId_; }

    /// Changes the state and saves the draft. Changes that come while one is being saved become one more
    /// saving.
    template <class Change>
    void change(Change change) {
        change(state_);
        save();
        Q_EMIT changed();
    }
    void addPicture(QFuture<Expected<MediumRef>> picture);
    /// A recording, or what there is of one that goes on: of that the latest is kept, and nothing before it.
    void addVoice(QFuture<Expected<MediumRef>> recording, bool goesOn);
    void addClip(QFuture<Expected<MediumRef>> recording, bool goesOn);

    /// Records, or keeps what has no pupil yet in the tray, or drops what is empty. `told` stands in the
    /// toast.
    void finish(const QString& told);
    /// Leaves it in the tray.
    void suspend();

    /// What is to be recorded, and the draft that this ends, for whoever records several captures together.
    /// This one does nothing more.
    struct Taken {
        std::vector<domain::Observation> observations;
        std::vector<std::string> drafts;
    };
    [[nodiscard]] Taken take();

Q_SIGNALS:
    void changed();
    void pictureFailed(const QString& sentence);
    void voiceFailed(const QString& sentence);
    /// Nothing more will happen here.
    void over();

private:
    enum class End { Open, Asked, Reached };

    void save();
    void saved(bool worked);
    void pictureTaken(const Expected<MediumRef>& picture);
    void recorded(const Expected<MediumRef>& recording, bool goesOn,
                  void (CaptureWork::*failed)(const QString&));
    /// Nothing refers to these any more once that was saved or recorded.
    void drop(const std::vector<Sha256>& passed) const;
    void endWhenQuiet();
    /// One photo more has parts to be hidden first.
    [[nodiscard]] bool hideNext();
    void reachEnd();
    void keepInTray();
    [[nodiscard]] store::Draft draft() const;
    [[nodiscard]] std::vector<std::string> endsDrafts() const;

    Services services_;
    Recorder& recorder_;
    PhotoIntake intake_;
    CaptureState state_;
    std::string draftId_;
    AdultId author_;
    Saving saving_ = Saving::Nothing;
    bool onDisk_ = false; ///< a draft of this may be in the store
    bool again_ = false;
    int pictures_ = 0;
    int voices_ = 0;
    std::vector<Sha256> passed_; ///< what there was of a recording before there was more
    bool pictureLost_ = false;
    End end_ = End::Open;
    QString told_;
};

} // namespace jotter::viewmodels
