#include "app/shell/application.h"

#include "app/shell/demo/demo_profile.h"
#include "app/shell/images/sealed_images.h"
#include "app/shell/tablet.h"
#include "platform/api/answer.h"
#include "platform/desktop/media_backend.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QtConcurrentRun>

#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// The pages are static modules: whoever makes a window from this library gets their types with it.
Q_IMPORT_QML_PLUGIN(Jotter_BoardPlugin)
Q_IMPORT_QML_PLUGIN(Jotter_CapturePlugin)
Q_IMPORT_QML_PLUGIN(Jotter_ComponentsPlugin)
Q_IMPORT_QML_PLUGIN(Jotter_PupilPlugin)
Q_IMPORT_QML_PLUGIN(Jotter_ShellPlugin)
Q_IMPORT_QML_PLUGIN(Jotter_SyncPlugin)
Q_IMPORT_QML_PLUGIN(Jotter_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Jotter_ViewModelsPlugin)

namespace jotter::shell {

namespace {

Q_LOGGING_CATEGORY(shellLog, "jotter.shell")

using viewmodels::Appearance;
using viewmodels::AppModel;

constexpr auto mainPage = "qrc:/qt/qml/Jotter/Shell/Main.qml";

std::vector<domain::GroupId> groupIds(const session::Session& session) {
    std::vector<domain::GroupId> ids;
    for (const auto& group : session.groups())
        ids.push_back(group.id);
    return ids;
}

/// A photo that was looked at goes back to the system whole, and not into a heap that every thread has for
/// itself.
void holdLittleMemory() {
#ifdef __GLIBC__
    constexpr int picture = 256 * 1024; // bytes
    mallopt(M_MMAP_THRESHOLD, picture);
    mallopt(M_ARENA_MAX, 2);
#endif
}

} // namespace

void prepare() {
    holdLittleMemory();
    QCoreApplication::setApplicationName(QStringLiteral("jotter"));
    QCoreApplication::setApplicationVersion(QStringLiteral(JOTTER_VERSION));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    platform::chooseMediaBackend();
}

Application::Application(Launch launch, QObject* parent)
    : QObject(parent)
    , launch_(std::move(launch))
    , tablet_(std::make_unique<Tablet>(launch_))
    , model_(std::make_unique<AppModel>())
    , engine_(std::make_unique<QQmlEngine>()) {
    opener_.setMaxThreadCount(1);
    connect(qApp, &QGuiApplication::applicationStateChanged, model_.get(),
            [this](Qt::ApplicationState state) {
                if (state == Qt::ApplicationHidden || state == Qt::ApplicationSuspended)
                    model_->hush();
            });
}

Application::~Application() {
    opener_.waitForDone();
    delete window_;
    keeper_.reset();
    engine_.reset();
    model_.reset();
}

bool Application::start() {
    openProfile();
    return makeWindow();
}

bool Application::makeWindow() {
    engine_->addImportPath(QStringLiteral(":/qt/qml"));
    QQmlComponent component(engine_.get(), QUrl(QString::fromLatin1(mainPage)));
    // Known only since the page was read, and wanted before it is made: no flash of the wrong theme.
    const int type = qmlTypeId("Jotter.ViewModels", 1, 0, "Appearance");
    appearance_ = engine_->singletonInstance<Appearance*>(type);
    if (appearance_) {
        appearance_->follow(&tablet_->surroundings);
        connect(appearance_, &Appearance::languageChanged, model_.get(), &AppModel::retell);
        if (launch_.dark)
            appearance_->setChoice(*launch_.dark ? Appearance::Choice::Dark : Appearance::Choice::Light);
    }
    auto* made =
        component.createWithInitialProperties({{QStringLiteral("app"), QVariant::fromValue(model_.get())},
                                               {QStringLiteral("width"), launch_.size.width()},
                                               {QStringLiteral("height"), launch_.size.height()}});
    window_ = qobject_cast<QQuickWindow*>(made);
    if (!window_) {
        qCCritical(shellLog).noquote() << component.errorString();
        delete made;
        return false;
    }
    window_->installEventFilter(this);
    window_->show();
    return true;
}

void Application::openProfile() {
    using Opened = std::shared_ptr<Expected<std::unique_ptr<Profile>>>;
    Profile::Options options{launch_.profile,
                             [this](const std::filesystem::path& folder, const std::string& profile) {
                                 return tablet_->keyStores.of(folder, profile);
                             },
                             &tablet_->clock, &tablet_->random};
    auto opening = QtConcurrent::run(&opener_, [options = std::move(options)]() -> Opened {
        return std::make_shared<Expected<std::unique_ptr<Profile>>>(Profile::open(options));
    });
    whenAnswered(std::move(opening), this, [this](const Opened& outcome) {
        if (!*outcome) {
            model_->fail(QString::fromStdString(outcome->error().text));
            return;
        }
        tablet_->stand(std::move(**outcome), opener_);
        opened();
    });
}

Application::Beginning Application::beginningOf(const store::Queries& queries) {
    return {enrolmentOf(queries), queries.device(), queries.setting(demoSetting) == "yes",
            viewmodels::AppearanceKeeper::kept(queries)};
}

void Application::opened() {
    images_ = new SealedImages(tablet_->profile->vault());
    engine_->addImageProvider(QStringLiteral("sealed"), images_);
    connect(tablet_->session.get(), &session::Session::stateChanged, this, &Application::onSession);
    connect(tablet_->session.get(), &session::Session::groupsChanged, this,
            [this] { model_->setGroups(groupIds(*tablet_->session)); });
    connect(
        &tablet_->profile->store(), &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (commit.forgot)
                images_->forget();
            if (commit.streams.contains("school"))
                tablet_->session->refresh();
        },
        Qt::QueuedConnection);
    connect(tablet_->sync.get(), &SyncService::wipe, this, [this] {
        tablet_->session->signOut();
        if (const auto wiped = tablet_->profile->wipe(); !wiped)
            qCWarning(shellLog) << "the keys could not be deleted:" << wiped.error().code.c_str();
        QCoreApplication::quit();
    });
    tablet_->session->refresh();
    whenAnswered(
        tablet_->profile->store().read([](const store::Queries& queries) { return beginningOf(queries); }),
        this, [this](const Beginning& beginning) { begin(beginning); });
}

void Application::begin(const Beginning& beginning) {
    if (appearance_) {
        keeper_ = std::make_unique<viewmodels::AppearanceKeeper>(tablet_->profile->store(), *appearance_);
        keeper_->begin(beginning.look, !launch_.dark);
    }
    const bool hasSchool = beginning.enrolment || beginning.hasDemo;
    if (hasSchool)
        model_->begin(tablet_->world(), hasSchool);
    whenAnswered(tablet_->reconciled, this, [this, beginning, hasSchool](const Expected<void>& reconciled) {
        if (!reconciled)
            return model_->fail(QString::fromStdString(reconciled.error().text));
        tablet_->sync->begin(beginning.enrolment, beginning.device);
        tablet_->openDoor();
        if (!hasSchool)
            beginWithoutSchool();
    });
}

void Application::beginWithoutSchool() {
    model_->begin(tablet_->world(), false);
    if (!launch_.enrolmentCode.isEmpty()) {
        model_->firstStart()->setCode(launch_.enrolmentCode);
        model_->firstStart()->join();
    } else if (launch_.demo) {
        model_->firstStart()->tryDemo();
    }
}

void Application::onSession() {
    using State = session::Session::State;
    const auto& session = *tablet_->session;
    const auto state = session.state();
    images_->setOpen(state == State::SignedIn);
    if (state == State::SignedIn && session.adult())
        model_->enter(*session.adult(), groupIds(session));
    else
        model_->leave(state == State::Locked);
}

bool Application::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::MouseMove: // Qt makes one up for a touch, too
        if (appearance_ && static_cast<QMouseEvent*>(event)->source() == Qt::MouseEventNotSynthesized)
            appearance_->setMouse(true);
        [[fallthrough]];
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::KeyPress:
    case QEvent::Wheel:
        if (appearance_ && event->type() == QEvent::TouchBegin)
            appearance_->setMouse(false);
        if (tablet_->session)
            tablet_->session->touched();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace jotter::shell
