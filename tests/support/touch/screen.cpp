#include "tests/support/touch/screen.h"

#include <QAccessible>
#include <QMetaEnum>
#include <QtQuick/private/qquickitem_p.h>

#include <algorithm>

namespace jotter::touch {

namespace {
QString roleName(QAccessible::Role role) {
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(static_cast<int>(role)));
}

/// What is left of the item after all that clips it, in window coordinates.
QRectF visiblePart(const QQuickItem* item, const QSize& window) {
    QRectF part = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    for (const QQuickItem* parent = item->parentItem(); parent != nullptr; parent = parent->parentItem()) {
        if (parent->clip())
            part &= parent->mapRectToScene(QRectF(0, 0, parent->width(), parent->height()));
    }
    return part & QRectF(QPointF(0, 0), QSizeF(window));
}

void collect(QAccessibleInterface* node, const QSize& window, std::vector<Target>& found) {
    if (node == nullptr || !node->isValid())
        return;
    auto* item = qobject_cast<QQuickItem*>(node->object());
    if (item != nullptr && item->isVisible()) {
        const QString name = node->text(QAccessible::Name);
        const QRectF part = visiblePart(item, window);
        if (!name.isEmpty() && !part.isEmpty() && !node->state().invisible)
            found.push_back({item, name, roleName(node->role()), part});
    }
    for (int i = 0; i < node->childCount(); ++i)
        collect(node->child(i), window, found);
}

bool takesTouches(QQuickItem* item) {
    return item->isEnabled() && (item->acceptedMouseButtons() != Qt::NoButton || item->acceptTouchEvents() ||
                                 QQuickItemPrivate::get(item)->hasPointerHandlers());
}
} // namespace

std::vector<Target> Screen::all() const {
    std::vector<Target> found;
    collect(QAccessible::queryAccessibleInterface(&window_), window_.size(), found);
    return found;
}

tl::expected<Target, QString> Screen::find(const QString& name, const QString& role, int nth) const {
    const bool prefix = name.endsWith(QLatin1Char('*'));
    const QString wanted = prefix ? name.chopped(1) : name;
    int seen = 0;
    for (const auto& target : all()) {
        const bool named = prefix ? target.name.startsWith(wanted) : target.name == wanted;
        if (named && (role.isEmpty() || target.role == role) && seen++ == nth)
            return target;
    }
    return tl::make_unexpected(QStringLiteral("nothing on the screen is called \"%1\"").arg(name));
}

tl::expected<QPoint, QString> Screen::touchable(const Target& target) const {
    const QRectF whole =
        target.item->mapRectToScene(QRectF(0, 0, target.item->width(), target.item->height()));
    const QPointF middle = whole.center();
    if (!target.onScreen.contains(middle))
        return tl::make_unexpected(QStringLiteral("\"%1\" is off the screen").arg(target.name));
    if (!target.item->isEnabled())
        return tl::make_unexpected(QStringLiteral("\"%1\" is switched off").arg(target.name));
    QQuickItem* top = topmostAt(window_.contentItem(), middle);
    if (top == nullptr)
        return tl::make_unexpected(QStringLiteral("nothing takes a touch where \"%1\" is").arg(target.name));
    if (top != target.item && !target.item->isAncestorOf(top))
        return tl::make_unexpected(
            QStringLiteral("\"%1\" is covered by a %2")
                .arg(target.name, QString::fromLatin1(top->metaObject()->className())));
    return middle.toPoint();
}

bool Screen::says(const QString& words) const {
    return std::ranges::any_of(all(), [&](const Target& target) { return target.name.contains(words); });
}

/// The item that a touch at this place reaches first: painted last, shown, and taking touches.
QQuickItem* Screen::topmostAt(QQuickItem* item, const QPointF& scene) const {
    if (!item->isVisible() || !item->isEnabled())
        return nullptr;
    const bool inside = item->contains(item->mapFromScene(scene));
    if (item->clip() && !inside)
        return nullptr;
    const auto children = QQuickItemPrivate::get(item)->paintOrderChildItems();
    auto child = children.crbegin();
    for (; child != children.crend() && (*child)->z() >= 0; ++child) {
        if (QQuickItem* hit = topmostAt(*child, scene))
            return hit;
    }
    if (inside && takesTouches(item))
        return item;
    for (; child != children.crend(); ++child) {
        if (QQuickItem* hit = topmostAt(*child, scene))
            return hit;
    }
    return nullptr;
}

} // namespace jotter::touch
