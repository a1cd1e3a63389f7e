#pragma once

#include "app/session/session.h"
#include "app/shell/launch.h"
#include "app/shell/sync/enrolment.h"
#include "app/viewmodels/app/app_model.h"
#include "app/viewmodels/app/appearance_keeper.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QThreadPool>

#include <memory>

namespace jotter::shell {

class SealedImages;
struct Tablet;

/// The app's name, and how dialogs are drawn where the system has none. Before the QGuiApplication is made.
void prepare();

/// The app with a window: makes everything, binds it together and shows it. The profile is opened on a thread
/// of its own while the window is being made. Needs a QGuiApplication; several may live in one process, each
/// with its own profile.
class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(Launch launch, QObject* parent = nullptr);
    ~Application() override;

    /// Shows the window and begins to open the profile. False when the window cannot be made.
    [[nodiscard]] bool start();

    [[nodiscard]] QQuickWindow* window() const { return window_; }
    [[nodiscard]] viewmodels::AppModel& model() { return *model_; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool makeWindow();
    void openProfile();
    void opened();
    /// What the window has to know of the store before it shows its first page.
    struct Beginning {
        std::optional<Enrolment> enrolment;
        DeviceId device;
        bool hasDemo = false;
        viewmodels::AppearanceKeeper::Choices look;
    };
    [[nodiscard]] static Beginning beginningOf(const store::Queries& queries);
    /// A school's tablet shows who may sign in before its media are reconciled; all else waits for that.
    void begin(const Beginning& beginning);
    void beginWithoutSchool();
    void onSession();

    Launch launch_;
    QThreadPool opener_; ///< where the profile is opened
    std::unique_ptr<Tablet> tablet_;
    std::unique_ptr<viewmodels::AppModel> model_;
    std::unique_ptr<QQmlEngine> engine_;           ///< before the models: the screens go first
    SealedImages* images_ = nullptr;               ///< the engine owns it
    viewmodels::Appearance* appearance_ = nullptr; ///< the engine owns it
    std::unique_ptr<viewmodels::AppearanceKeeper> keeper_;
    QPointer<QQuickWindow> window_;
};

} // namespace jotter::shell
