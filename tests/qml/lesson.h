#pragma once

#include "app/media/vault.h"
#include "app/viewmodels/board/board_model.h"
#include "app/viewmodels/capture/capture_model.h"
#include "app/viewmodels/common/appearance.h"
#include "platform/fake/fake_camera.h"
#include "platform/fake/fake_clip_encoders.h"
#include "platform/fake/fake_clip_player.h"
#include "platform/fake/fake_face_finder.h"
#include "platform/fake/fake_microphone.h"
#include "platform/fake/fake_speaker.h"
#include "platform/fake/fake_surroundings.h"
#include "tests/store/classroom.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QThreadPool>

namespace jotter::test {

/// Rows of a test's data for what people hold, light and dark: the columns `size` and `dark`.
void addDevices();

/// A lesson in Harbour Room on a tablet: a real store and vault, a camera that sees drawn pictures, and the
/// lesson board with its capture sheet in a window. `restart` is a kill and a new start over the same folder.
class Lesson {
public:
    enum class Sees { Pictures, Nothing };
    explicit Lesson(int pupils = 7, Sees camera = Sees::Pictures);
    ~Lesson();

    void restart();
    void resize(QSize size);
    void setDark(bool dark) { surroundings_.setDarkTheme(dark); }
    void setTextScale(double scale);
    /// What is being read from the vault has come.
    void settle();

    [[nodiscard]] viewmodels::BoardModel& board() { return app_->board; }
    [[nodiscard]] viewmodels::CaptureModel& capture() { return app_->capture; }
    [[nodiscard]] viewmodels::ToastModel& toast() { return app_->toast; }
    [[nodiscard]] QQuickWindow& window() { return *window_; }
    [[nodiscard]] Classroom& room() { return room_; }
    [[nodiscard]] platform::FakeCamera& camera() { return *camera_; }
    /// None are found unless a test says where they are.
    [[nodiscard]] platform::FakeFaceFinder& faces() { return faces_; }
    [[nodiscard]] media::Vault& vault() { return *vault_; }
    [[nodiscard]] platform::FakeMicrophone& microphone() { return microphone_; }
    [[nodiscard]] platform::FakeSpeaker& speaker() { return speaker_; }
    [[nodiscard]] platform::FakeClipEncoders& clipEncoders() { return clipEncoders_; }
    [[nodiscard]] platform::FakeClipPlayer& clipPlayer() { return clipPlayer_; }
    [[nodiscard]] PupilId pupil(const std::string& given) const { return pupils_.at(given); }
    [[nodiscard]] std::vector<store::TimelineItem> seen(const std::string& given);
    [[nodiscard]] std::vector<store::Draft> drafts();

    /// The item of this object name that is shown; null when there is none.
    [[nodiscard]] QQuickItem* find(const QString& objectName) const;
    /// Waits until it is shown and at rest, and touches its middle. Counts. False when something else is
    /// there.
    [[nodiscard]] bool touch(const QString& objectName);
    /// A place of the window, whatever lies there.
    void touchAt(QPoint place);
    /// Like `touch`, and stays there until something comes of it.
    [[nodiscard]] bool hold(const QString& objectName, const std::function<bool()>& until);
    [[nodiscard]] int touches() const { return touches_; }
    [[nodiscard]] bool said(const QString& words);
    /// The id of the first step that the open capture offers; waits for it.
    QString firstStep();
    void shot(const QString& name);
    /// Everything shown that can be pressed or written in.
    [[nodiscard]] std::vector<QQuickItem*> interactive() const;
    /// What of it has no name, no role, no object name, or less room than a finger needs.
    [[nodiscard]] QStringList unfit() const;

    /// A file with a drawn picture of this colour.
    [[nodiscard]] QUrl picture(const QString& name, const QColor& color);

private:
    struct App {
        App(const viewmodels::Services& services);
        viewmodels::ToastModel toast;
        viewmodels::Recorder recorder;
        viewmodels::CaptureModel capture;
        viewmodels::BoardModel board;
    };

    void enrol(const std::string& given, const std::string& family, const std::string& strand,
               const std::vector<std::string>& steps, bool noPhotos);
    [[nodiscard]] viewmodels::Appearance& appearance();
    void open();
    void close();
    [[nodiscard]] std::optional<QPoint> placeOf(const QString& objectName);

    Classroom room_;
    std::map<std::string, PupilId> pupils_;
    QTemporaryDir pictures_;
    platform::FakeSurroundings surroundings_;
    std::unique_ptr<media::Vault> vault_;
    std::unique_ptr<platform::FakeCamera> camera_;
    platform::FakeFaceFinder faces_;
    platform::FakeMicrophone microphone_;
    platform::FakeSpeaker speaker_;
    platform::FakeClipEncoders clipEncoders_;
    platform::FakeClipPlayer clipPlayer_;
    std::unique_ptr<QThreadPool> pool_;
    std::unique_ptr<App> app_;
    std::unique_ptr<QQmlApplicationEngine> engine_;
    QQuickWindow* window_ = nullptr;
    int touches_ = 0;
};

} // namespace jotter::test
