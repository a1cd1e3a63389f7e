#include "tests/qml/lesson.h"

#include "app/shell/images/sealed_images.h"

#include <QAccessible>
#include <QDir>
#include <QPainter>
#include <QQmlEngine>
#include <QtTest>

namespace jotter::test {

namespace {

struct Entry {
    const char* given;
    const char* family;
    const char* strand;
    std::vector<std::string> steps;
    bool noPhotos = false;
    const char* alert = "";
};

/// The children of screens.md's drawing, and three whose names and steps are as long as they come.
const std::vector<Entry>& roll() {
    static const std::vector<Entry> entries{
        {"Amara",
         "Keating",
         "Number",
         {"Can count five objects and say how many", "Can sort by colour", "Can match a numeral to a set"}},
        {"Ben",
         "Thorne",
         "Communication",
         {"Can wait for a turn in a game of two", "Can make a choice of two"},
         true},
        {"Cerys", "Owen", "Communication", {"Can ask for help with a symbol"}},
        {"Dev",
         "Mistry",
         "Number",
         {"Can match 2D shapes that are turned"},
         false,
         "Epilepsy: time a seizure, at 5 minutes call 999"},
        {"Elin", "Pugh", "Self-help", {"Can put on a coat with one prompt"}},
        {"Faisal", "Anwar", "Play", {"Can join in beside another child"}},
        {"Grace", "Holt", "Communication", {"Can answer a who question about a picture"}},
        {"Llywelyn-Morgannwg",
         "ap Gruffydd",
         "Cyfathrebu a datblygiad personol a chymdeithasol",
         {"Can gofyn am gymorth gan oedolyn cyfarwydd drwy ddefnyddio symbol, arwydd neu air pan fydd y dasg "
          "yn rhy anodd"},
         true,
         "Nut allergy: pen in the red bag"},
        {"Imaan", "Rafiq", "Physical", {"Can climb three steps holding the rail"}},
        {"Joseph", "Lund", "", {}},
    };
    return entries;
}

void draw(const QString& file, const QColor& color) {
    QImage image(900, 700, QImage::Format_RGB32);
    image.fill(color);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(color.lighter(140));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 5; ++i)
        painter.drawEllipse(QPoint(150 + i * 150, 380), 60, 60);
    painter.end();
    if (!image.save(file, "JPEG", 88))
        qFatal("a picture could not be drawn");
}

QPointingDevice* finger() {
    static auto* device = QTest::createTouchDevice();
    return device;
}

template <class Visit>
void walk(QQuickItem* item, const Visit& visit) {
    visit(item);
    const auto children = item->childItems();
    for (auto* child : children)
        if (child->isVisible())
            walk(child, visit);
}

} // namespace

void addDevices() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const bool dark : {false, true}) {
        const auto name = [&](const char* device) { return QByteArray(device) + (dark ? "-dark" : ""); };
        QTest::newRow(name("tablet").constData()) << QSize(1280, 800) << dark;
        QTest::newRow(name("portrait").constData()) << QSize(800, 1280) << dark;
        QTest::newRow(name("phone").constData()) << QSize(390, 844) << dark;
    }
}

Lesson::App::App(const viewmodels::Services& services)
    : recorder(services, toast)
    , capture(services, recorder)
    , board(services, recorder, capture) {}

Lesson::Lesson(int pupils, Sees camera) {
    QAccessible::setActive(true);
    room_.clock.set(WallTime{std::chrono::milliseconds{1'795'000'000'000}});
    // The classroom comes with pupils of its own: this lesson is of another group.
    const auto group = EntityId::make(room_.clock.now(), room_.random);
    room_.harbour = domain::GroupId{group.value};
    room_.load("group", "school", group,
               {{"name", "Harbour Room"}, {"kind", "provision"}, {"lesson", "Maths"}});
    const auto count = std::min(static_cast<std::size_t>(pupils), roll().size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto& entry = roll()[i];
        enrol(entry.given, entry.family, entry.strand, entry.steps, entry.noPhotos);
        if (*entry.alert)
            room_.load("alert", domain::pupilStream(pupils_.at(entry.given)),
                       EntityId::make(room_.clock.now(), room_.random),
                       {{"kind", "medical"}, {"text", entry.alert}});
    }
    if (camera == Sees::Pictures) {
        draw(pictures_.filePath(QStringLiteral("1.jpg")), QColor(120, 90, 160));
        draw(pictures_.filePath(QStringLiteral("2.jpg")), QColor(60, 130, 110));
    }
    camera_ = std::make_unique<platform::FakeCamera>(pictures_.path());
    surroundings_.setReducedMotion(true);
    open();
}

Lesson::~Lesson() {
    close();
}

void Lesson::enrol(const std::string& given, const std::string& family, const std::string& strand,
                   const std::vector<std::string>& steps, bool noPhotos) {
    const auto id = [this] { return EntityId::make(room_.clock.now(), room_.random); };
    const auto entity = id();
    const auto stream = domain::pupilStream(PupilId{entity.value});
    pupils_[given] = PupilId{entity.value};
    room_.load("pupil", stream, entity, {{"given", given}, {"family", family}, {"year", "4"}});
    room_.load("membership", stream, id(),
               {{"group", room_.harbour.toString()}, {"from", "2020-09-01"}, {"to", nullptr}});
    room_.load("consent", stream, id(), {{"photos", noPhotos ? "none" : "home"}});
    const auto target = id();
    room_.load("target", stream, target, {{"title", "This term"}, {"active", true}});
    for (std::size_t i = 0; i < steps.size(); ++i)
        room_.load("step", stream, id(),
                   {{"target", target.toString()},
                    {"strand", strand},
                    {"text", steps[i]},
                    {"order", i},
                    {"live", i < 2}});
}

void Lesson::open() {
    auto vault = media::Vault::open(room_.folder() / "media", Classroom::key(), room_.random);
    if (!vault)
        qFatal("the vault could not be opened");
    vault_ = std::move(*vault);
    pool_ = std::make_unique<QThreadPool>();
    pool_->setMaxThreadCount(2);
    viewmodels::Services services;
    services.store = &room_.store();
    services.vault = vault_.get();
    services.mediaPool = pool_.get();
    services.camera = camera_.get();
    services.faces = &faces_;
    services.microphone = &microphone_;
    services.speaker = &speaker_;
    services.clipEncoders = &clipEncoders_;
    services.clipPlayer = &clipPlayer_;
    services.clock = &room_.clock;
    services.random = &room_.random;
    services.signedIn = [this] { return viewmodels::SignedIn{room_.assistant, room_.ticket}; };
    app_ = std::make_unique<App>(services);
    engine_ = std::make_unique<QQmlApplicationEngine>();
    engine_->addImportPath(QStringLiteral(":/qt/qml"));
    auto* images = new shell::SealedImages(*vault_);
    images->setOpen(true);
    engine_->addImageProvider(QStringLiteral("sealed"), images);
    engine_->setInitialProperties({{QStringLiteral("board"), QVariant::fromValue(&app_->board)},
                                   {QStringLiteral("capture"), QVariant::fromValue(&app_->capture)},
                                   {QStringLiteral("width"), 1280},
                                   {QStringLiteral("height"), 800}});
    engine_->load(QUrl::fromLocalFile(QStringLiteral(JOTTER_SOURCE_DIR "/tests/qml/LessonWindow.qml")));
    if (engine_->rootObjects().isEmpty())
        qFatal("the window could not be made");
    window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().first());
    appearance().follow(&surroundings_);
    appearance().setLanguage(viewmodels::Appearance::Language::English); // whatever this machine is set to
    app_->board.show({room_.harbour});
    if (!QTest::qWaitForWindowExposed(window_) ||
        !QTest::qWaitFor([this] { return app_->board.state() != viewmodels::BoardModel::State::Loading; }))
        qFatal("the board did not come");
}

viewmodels::Appearance& Lesson::appearance() {
    const auto type = qmlTypeId("Jotter.ViewModels", 1, 0, "Appearance");
    return *engine_->singletonInstance<viewmodels::Appearance*>(type);
}

void Lesson::setTextScale(double scale) {
    appearance().setTextScale(scale);
}

void Lesson::settle() {
    pool_->waitForDone();
    QCoreApplication::processEvents();
}

void Lesson::close() {
    engine_.reset();
    window_ = nullptr;
    app_.reset();
    if (pool_)
        pool_->waitForDone();
    pool_.reset();
    vault_.reset();
}

void Lesson::restart() {
    close();
    room_.restart();
    open();
}

void Lesson::resize(QSize size) {
    window_->resize(size);
    (void)QTest::qWaitFor([&] { return window_->contentItem()->size().toSize() == size; });
}

std::vector<store::TimelineItem> Lesson::seen(const std::string& given) {
    return room_.timeline(pupil(given)).items;
}

std::vector<store::Draft> Lesson::drafts() {
    return room_.ask([this](const store::Queries& q) { return q.drafts(room_.assistant); });
}

QQuickItem* Lesson::find(const QString& objectName) const {
    QQuickItem* found = nullptr;
    walk(window_->contentItem(), [&](QQuickItem* item) {
        if (item->objectName() == objectName)
            found = item;
    });
    return found;
}

std::optional<QPoint> Lesson::placeOf(const QString& objectName) {
    // At rest: the same place several times running, as an eye would have it before the finger comes down.
    constexpr int glances = 6;
    QPointF last;
    int still = 0;
    const bool rests = QTest::qWaitFor([&] {
        auto* item = find(objectName);
        if (!item || !item->isEnabled())
            return false;
        const auto place = item->mapToScene(item->boundingRect().center());
        still = std::exchange(last, place) == place ? still + 1 : 0;
        return still >= glances;
    });
    if (!rests || !QRectF(QPointF(), window_->contentItem()->size()).contains(last)) {
        qWarning() << "not to be touched:" << objectName << last;
        return std::nullopt;
    }
    return last.toPoint();
}

bool Lesson::touch(const QString& objectName) {
    const auto place = placeOf(objectName);
    if (place)
        touchAt(*place);
    return place.has_value();
}

void Lesson::touchAt(QPoint place) {
    QTest::touchEvent(window_, finger()).press(1, place, window_);
    QTest::touchEvent(window_, finger()).release(1, place, window_);
    ++touches_;
}

bool Lesson::hold(const QString& objectName, const std::function<bool()>& until) {
    const auto place = placeOf(objectName);
    if (!place)
        return false;
    QTest::touchEvent(window_, finger()).press(1, *place, window_);
    const bool came = QTest::qWaitFor(until);
    QTest::touchEvent(window_, finger()).release(1, *place, window_);
    ++touches_;
    return came;
}

bool Lesson::said(const QString& words) {
    const bool heard = QTest::qWaitFor([&] { return toast().shown() && toast().message().contains(words); });
    if (!heard)
        qWarning() << "said instead:" << toast().message();
    return heard;
}

QString Lesson::firstStep() {
    if (!QTest::qWaitFor([this] { return capture().steps()->count() > 0; }))
        return {};
    return capture().steps()->options().front().id;
}

void Lesson::shot(const QString& name) {
    QDir().mkpath(QStringLiteral(JOTTER_SHOTS));
    // Two frames: what was asked for, and what pictures brought later.
    (void)QTest::qWaitFor([this] {
        bool loading = false;
        walk(window_->contentItem(),
             [&](QQuickItem* item) { loading = loading || item->property("status").toInt() == 2; });
        return !loading;
    });
    (void)window_->grabWindow();
    const auto image = window_->grabWindow();
    if (!image.save(QStringLiteral(JOTTER_SHOTS "/%1.png").arg(name)))
        qFatal("a screenshot could not be kept");
}

std::vector<QQuickItem*> Lesson::interactive() const {
    std::vector<QQuickItem*> list;
    walk(window_->contentItem(), [&](QQuickItem* item) {
        if (item->inherits("QQuickAbstractButton") || item->inherits("QQuickTextArea"))
            list.push_back(item);
    });
    return list;
}

QStringList Lesson::unfit() const {
    constexpr double touch = 48; // screens.md
    QStringList faults;
    for (auto* item : interactive()) {
        const auto* spoken = QAccessible::queryAccessibleInterface(item);
        const auto name = spoken ? spoken->text(QAccessible::Name) : QString();
        const auto role = spoken ? spoken->role() : QAccessible::NoRole;
        if (name.isEmpty() || role == QAccessible::NoRole || role == QAccessible::Client)
            faults.append(QStringLiteral("%1 has no name or role").arg(item->objectName()));
        if (item->objectName().isEmpty())
            faults.append(QStringLiteral("%1 has no object name").arg(name));
        if (item->width() < touch || item->height() < touch)
            faults.append(QStringLiteral("%1 is %2 × %3")
                              .arg(item->objectName())
                              .arg(item->width())
                              .arg(item->height()));
    }
    return faults;
}

QUrl Lesson::picture(const QString& name, const QColor& color) {
    QTemporaryDir folder;
    folder.setAutoRemove(false);
    const auto file = folder.filePath(name);
    draw(file, color);
    return QUrl::fromLocalFile(file);
}

} // namespace jotter::test
