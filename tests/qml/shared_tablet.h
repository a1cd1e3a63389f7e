#pragma once

#include "app/media/vault.h"
#include "app/session/session.h"
#include "app/shell/profile/store_staff_book.h"
#include "app/viewmodels/app/app_model.h"
#include "app/viewmodels/app/appearance_keeper.h"
#include "platform/fake/fake_camera.h"
#include "platform/fake/fake_clip_player.h"
#include "platform/fake/fake_microphone.h"
#include "platform/fake/fake_speaker.h"
#include "platform/fake/fake_surroundings.h"
#include "tests/store/classroom.h"

#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QThreadPool>

namespace jotter::test {

/// The school's server as a screen sees it, in the hands of a test.
class FakeSync final : public session::SyncPort {
    Q_OBJECT

public:
    [[nodiscard]] session::SyncStatus status() const override { return now; }
    void poke() override { ++pokes; }
    void setPicturesAnyway(bool anyway) override {
        now.picturesAnyway = anyway;
        Q_EMIT statusChanged();
    }
    [[nodiscard]] QFuture<Expected<std::string>> enrol(std::string code, std::string deviceName) override;
    [[nodiscard]] QFuture<Expected<GrantedTicket>> ticket(AdultId adult, std::string pin) override;
    void become(session::SyncStatus status);

    session::SyncStatus now;
    int pokes = 0;
    std::string enrolledWith;
    std::string tabletName;
    Expected<std::string> joins = std::string("Harbour School");
    /// What the server says to any PIN.
    Expected<GrantedTicket> grants = fail("offline", ErrorCategory::Transient, "no network");
};

/// A tablet of a classroom with the app's own window on it, off screen: real store, vault, session and
/// screens. Only the server, the camera and the clock are the test's. Touched and read as a person would.
class SharedTablet {
public:
    static constexpr auto pin = "2468";

    explicit SharedTablet(QSize size = {1280, 800});
    ~SharedTablet();

    /// Makes the window and shows the first page.
    void open(bool hasSchool = true);
    /// Gives the assistant a right to sign in here without a network.
    void admit(AdultId adult);
    /// Chooses the adult and types the PIN.
    [[nodiscard]] bool signIn(const QString& name, const QString& digits = QString::fromLatin1(pin));
    void setDark(bool dark);
    void setTextScale(double scale);
    [[nodiscard]] viewmodels::Appearance& appearance() { return *appearance_; }
    void resize(QSize size);

    /// The shown item of that object name that also bears this accessible name, when one is given.
    [[nodiscard]] QQuickItem* find(const QString& objectName, const QString& name = {}) const;
    /// Waits until it is there, at rest and in sight, and touches its middle.
    [[nodiscard]] bool touch(const QString& objectName, const QString& name = {});
    void type(const QString& text);
    void press(Qt::Key key);
    /// Whether these words come to stand anywhere on the screen.
    [[nodiscard]] bool says(const QString& words, int milliseconds = 5000);
    [[nodiscard]] bool gone(const QString& words, int milliseconds = 5000);
    /// Keeps a picture of the screen for people to look at.
    void shot(const QString& name);
    /// The same at three sizes, light and dark.
    void shots(const QString& name);

    Classroom room;
    FakeSync sync;
    platform::FakeSurroundings surroundings;
    std::unique_ptr<platform::Camera> camera;
    platform::FakeMicrophone microphone;
    platform::FakeSpeaker speaker;
    platform::FakeClipPlayer clipPlayer;
    std::unique_ptr<media::Vault> vault;
    viewmodels::FirstStartModel::LoadDemo loadDemo;
    std::unique_ptr<session::Session> session;
    std::unique_ptr<viewmodels::AppModel> app;
    QQuickWindow* window = nullptr;

private:
    [[nodiscard]] viewmodels::Screens::World world();
    void onSession();
    [[nodiscard]] bool shows(const QString& words) const;

    QSize size_;
    QThreadPool pool_;
    std::unique_ptr<shell::StoreStaffBook> book_;
    std::unique_ptr<QQmlEngine> engine_;
    viewmodels::Appearance* appearance_ = nullptr;
    std::unique_ptr<viewmodels::AppearanceKeeper> keeper_;
};

} // namespace jotter::test
