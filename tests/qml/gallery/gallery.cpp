#include "tests/qml/gallery/gallery.h"

#include <QQuickItem>
#include <QtTest>

#include <algorithm>

namespace jotter::gallery {

using viewmodels::Option;

namespace {
/// "Chip" of "Chip_QMLTYPE_12", and of all that it is derived from.
void collectTypes(const QObject* object, QSet<QString>& types) {
    for (const auto* type = object->metaObject(); type; type = type->superClass())
        types.insert(QString::fromLatin1(type->className()).section(QStringLiteral("_QML"), 0, 0));
    for (const auto* child : object->children())
        collectTypes(child, types);
    if (const auto* item = qobject_cast<const QQuickItem*>(object))
        for (const auto* child : item->childItems())
            if (child->parent() != item)
                collectTypes(child, types);
}
} // namespace

Gallery::Gallery() {
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    words_.show(
        {{.id = text("classroom"), .label = text("In the classroom")},
         {.id = text("hall"), .label = text("In the hall"), .chosen = true},
         {.id = text("changing"), .label = text("In the changing room"), .reason = text("no cameras")}});
    steps_.show({{.id = text("1"),
                  .label = text("Can count five objects and say how many"),
                  .detail = text("Number")},
                 {.id = text("2"), .label = text("Can ask for help with a symbol"), .chosen = true}});
    levels_.show({{.id = text("own"), .label = text("On their own"), .quarters = 4},
                  {.id = text("reminder"), .label = text("Reminder"), .quarters = 3, .chosen = true},
                  {.id = text("gesture"), .label = text("Gesture"), .quarters = 2}});
    picker_.ask(
        text("Which group?"),
        {{.id = text("harbour"), .label = text("Harbour Room"), .detail = text("Maths"), .chosen = true},
         {.id = text("lagoon"), .label = text("Lagoon Room")}},
        {});
    engine_.addImportPath(QStringLiteral(":/qt/qml"));
    engine_.setInitialProperties({{QStringLiteral("words"), QVariant::fromValue(&words_)},
                                  {QStringLiteral("steps"), QVariant::fromValue(&steps_)},
                                  {QStringLiteral("levels"), QVariant::fromValue(&levels_)},
                                  {QStringLiteral("picker"), QVariant::fromValue(&picker_)},
                                  {QStringLiteral("clip"), QVariant::fromValue(&clip_)},
                                  {QStringLiteral("width"), 1280},
                                  {QStringLiteral("height"), 800}});
    engine_.load(QUrl::fromLocalFile(QStringLiteral(JOTTER_SOURCE_DIR "/tests/qml/gallery/Gallery.qml")));
    if (engine_.rootObjects().isEmpty())
        qFatal("the gallery cannot be shown");
    window_ = qobject_cast<QQuickWindow*>(engine_.rootObjects().first());
}

viewmodels::Appearance& Gallery::appearance() const {
    const auto type = qmlTypeId("Jotter.ViewModels", 1, 0, "Appearance");
    return *const_cast<QQmlApplicationEngine&>(engine_).singletonInstance<viewmodels::Appearance*>(type);
}

void Gallery::showWhole(int width) {
    const auto is = [this](QSize size) {
        window_->resize(size);
        return QTest::qWaitFor([this, size] { return window_->contentItem()->size().toSize() == size; });
    };
    // What wraps at that width has its height only then.
    if (!is({width, window_->height()}) || !is({width, window_->property("wholeHeight").toInt()}))
        qFatal("the gallery does not take that size");
}

QSet<QString> Gallery::shown() const {
    QSet<QString> types;
    collectTypes(window_, types);
    return types;
}

} // namespace jotter::gallery
