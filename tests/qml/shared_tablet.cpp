#include "tests/qml/shared_tablet.h"

#include "app/shell/images/sealed_images.h"

#include <QAccessible>
#include <QDir>
#include <QQmlComponent>
#include <QtTest>

#include <utility>

namespace jotter::test {

namespace {

template <class Value>
QFuture<Value> answered(Value value) {
    QPromise<Value> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Everything that is shown, from the back to the front.
template <class Visit>
void walk(QQuickItem* item, const Visit& visit) {
    if (!item->isVisible() || item->opacity() <= 0)
        return;
    visit(item);
    auto children = item->childItems();
    std::stable_sort(children.begin(), children.end(),
                     [](const auto* a, const auto* b) { return a->z() < b->z(); });
    for (auto* child : children)
        walk(child, visit);
}

QString accessibleName(QQuickItem* item) {
    auto* accessible = QAccessible::queryAccessibleInterface(item);
    return accessible ? accessible->text(QAccessible::Name) : QString{};
}

} // namespace

QFuture<Expected<std::string>> FakeSync::enrol(std::string code, std::string deviceName) {
    enrolledWith = std::move(code);
    tabletName = std::move(deviceName);
    return answered(joins);
}

QFuture<Expected<session::SyncPort::GrantedTicket>> FakeSync::ticket(AdultId, std::string) {
    return answered(grants);
}

void FakeSync::become(session::SyncStatus status) {
    now = std::move(status);
    Q_EMIT statusChanged();
}

SharedTablet::SharedTablet(QSize size)
    : size_(size) {
    QAccessible::setActive(true);
    surroundings.setReducedMotion(true);
    sync.now.phase = session::SyncStatus::Phase::Idle;
    auto opened = media::Vault::open(room.folder() / "media", Classroom::key(), room.random);
    if (!opened)
        qFatal("the vault could not be opened");
    vault = std::move(*opened);
    loadDemo = [] { return answered(Expected<void>{}); };
    book_ = std::make_unique<shell::StoreStaffBook>(room.store());
    session = std::make_unique<session::Session>(*book_, &sync, room.clock,
                                                 session::Session::Options{.cost = session::PinCost::Test});
    app = std::make_unique<viewmodels::AppModel>();
    QObject::connect(session.get(), &session::Session::stateChanged, app.get(), [this] { onSession(); });
}

SharedTablet::~SharedTablet() {
    delete window;
    keeper_.reset();
    engine_.reset();
    app.reset();
    session.reset();
    pool_.waitForDone();
}

viewmodels::Screens::World SharedTablet::world() {
    viewmodels::Services services;
    services.store = &room.store();
    services.vault = vault.get();
    services.mediaPool = &pool_;
    services.sync = &sync;
    services.camera = camera.get();
    services.microphone = &microphone;
    services.speaker = &speaker;
    services.clipPlayer = &clipPlayer;
    services.surroundings = &surroundings;
    services.clock = &room.clock;
    services.random = &room.random;
    services.signedIn = [this]() -> std::optional<viewmodels::SignedIn> {
        const auto ticket = session->ticket();
        return ticket ? std::optional(viewmodels::SignedIn{session->adult()->id, *ticket}) : std::nullopt;
    };
    return {.services = services,
            .signIn = [this](AdultId adult,
                             std::string digits) { return session->signIn(adult, std::move(digits)); },
            .signOut = [this] { session->signOut(); },
            .touched = [this] { session->touched(); },
            .loadDemo = loadDemo,
            .freeBytes = [this] { return surroundings.freeBytes(room.folder()); },
            .keyPlace = QStringLiteral("The key to these records is kept by this test.")};
}

void SharedTablet::onSession() {
    using State = session::Session::State;
    if (session->state() != State::SignedIn) {
        app->leave(session->state() == State::Locked);
        return;
    }
    std::vector<domain::GroupId> groups;
    for (const auto& group : session->groups())
        groups.push_back(group.id);
    app->enter(*session->adult(), std::move(groups));
}

void SharedTablet::open(bool hasSchool) {
    engine_ = std::make_unique<QQmlEngine>();
    engine_->addImportPath(QStringLiteral(":/qt/qml"));
    auto* images = new shell::SealedImages(*vault);
    images->setOpen(true);
    engine_->addImageProvider(QStringLiteral("sealed"), images);
    QQmlComponent component(engine_.get(), QUrl(QStringLiteral("qrc:/qt/qml/Jotter/Shell/Main.qml")));
    appearance_ = engine_->singletonInstance<viewmodels::Appearance*>(
        qmlTypeId("Jotter.ViewModels", 1, 0, "Appearance"));
    appearance_->follow(&surroundings);
    appearance_->setLanguage(viewmodels::Appearance::Language::English); // whatever this machine is set to
    QObject::connect(appearance_, &viewmodels::Appearance::languageChanged, app.get(),
                     &viewmodels::AppModel::retell);
    keeper_ = std::make_unique<viewmodels::AppearanceKeeper>(room.store(), *appearance_);
    keeper_->begin(
        room.ask([](const store::Queries& queries) { return viewmodels::AppearanceKeeper::kept(queries); }));
    window = qobject_cast<QQuickWindow*>(
        component.createWithInitialProperties({{QStringLiteral("app"), QVariant::fromValue(app.get())},
                                               {QStringLiteral("width"), size_.width()},
                                               {QStringLiteral("height"), size_.height()}}));
    if (!window)
        qFatal("%s", qPrintable(component.errorString()));
    window->show();
    session->refresh();
    app->begin(world(), hasSchool);
    if (!QTest::qWaitForWindowExposed(window) ||
        !QTest::qWaitFor([this] { return !session->adults().empty(); }))
        qFatal("the tablet did not come up");
}

void SharedTablet::admit(AdultId adult) {
    store::Ticket ticket;
    ticket.id = room.ticket;
    ticket.adult = adult;
    ticket.expires = room.clock.now() + std::chrono::days{30};
    ticket.pinVerifier = session::makePinVerifier(pin, session::PinCost::Test).value();
    if (!room.store().saveTicket(std::move(ticket)).result())
        qFatal("the ticket could not be kept");
}

bool SharedTablet::signIn(const QString& name, const QString& digits) {
    if (!touch(QStringLiteral("adult"), name))
        return false;
    type(digits);
    return touch(QStringLiteral("pinEnter"));
}

void SharedTablet::setDark(bool dark) {
    surroundings.setDarkTheme(dark);
}

void SharedTablet::setTextScale(double scale) {
    appearance_->setTextScale(scale);
}

void SharedTablet::resize(QSize size) {
    window->resize(size);
    (void)QTest::qWaitFor([&] { return window->contentItem()->size().toSize() == size; });
}

QQuickItem* SharedTablet::find(const QString& objectName, const QString& name) const {
    QQuickItem* found = nullptr;
    walk(window->contentItem(), [&](QQuickItem* item) {
        if (item->objectName() == objectName && (name.isEmpty() || accessibleName(item).startsWith(name)))
            found = found ? found : item;
    });
    return found;
}

bool SharedTablet::touch(const QString& objectName, const QString& name) {
    // At rest: the same place several times running. What was just made is put in its place with the next
    // frame only.
    constexpr int glances = 6;
    QPointF last;
    int still = 0;
    const bool rests = QTest::qWaitFor([&] {
        auto* item = find(objectName, name);
        if (!item || !item->isEnabled())
            return false;
        const auto place = item->mapToScene(item->boundingRect().center());
        still = std::exchange(last, place) == place ? still + 1 : 0;
        return still >= glances;
    });
    if (!rests || !QRectF(QPointF(), window->contentItem()->size()).contains(last)) {
        qWarning() << "not to be touched:" << objectName << name << last;
        return false;
    }
    static auto* finger = QTest::createTouchDevice();
    QTest::touchEvent(window, finger).press(1, last.toPoint(), window);
    QTest::touchEvent(window, finger).release(1, last.toPoint(), window);
    return true;
}

void SharedTablet::type(const QString& text) {
    for (const auto letter : text)
        QTest::keyClick(window, letter.toLatin1());
}

void SharedTablet::press(Qt::Key key) {
    QTest::keyClick(window, key);
}

bool SharedTablet::shows(const QString& words) const {
    bool found = false;
    walk(window->contentItem(), [&](QQuickItem* item) {
        found = found || item->property("text").toString().contains(words) ||
                accessibleName(item).contains(words);
    });
    return found;
}

bool SharedTablet::says(const QString& words, int milliseconds) {
    return QTest::qWaitFor([&] { return shows(words); }, milliseconds);
}

bool SharedTablet::gone(const QString& words, int milliseconds) {
    return QTest::qWaitFor([&] { return !shows(words); }, milliseconds);
}

void SharedTablet::shot(const QString& name) {
    QDir().mkpath(QStringLiteral(JOTTER_SHOTS));
    (void)window->grabWindow(); // the first frame asks for pictures, the next has them
    (void)QTest::qWaitFor([this] {
        bool loading = false;
        walk(window->contentItem(), [&](QQuickItem* item) {
            loading = loading || (item->inherits("QQuickImage") && item->property("status").toInt() == 2);
        });
        return !loading;
    });
    if (!window->grabWindow().save(QStringLiteral(JOTTER_SHOTS "/%1.png").arg(name)))
        qFatal("a screenshot could not be kept");
}

void SharedTablet::shots(const QString& name) {
    const QSize before = window->size();
    const std::array<std::pair<const char*, QSize>, 3> sizes{
        {{"wide", {1280, 800}}, {"tall", {800, 1280}}, {"phone", {390, 844}}}};
    for (const auto& [word, size] : sizes) {
        resize(size);
        for (const bool dark : {false, true}) {
            setDark(dark);
            shot(QStringLiteral("%1_%2_%3")
                     .arg(name, QLatin1String(word), QLatin1String(dark ? "dark" : "light")));
        }
    }
    setDark(false);
    resize(before);
}

} // namespace jotter::test
