#include "qml/components/drawn/svg_icon.h"

#include <QFile>
#include <QLoggingCategory>
#include <QPainter>
#include <QSvgRenderer>

namespace jotter::components {

Q_LOGGING_CATEGORY(lcIcons, "jotter.components.icons")

SvgIcon::SvgIcon(QQuickItem* parent)
    : QQuickPaintedItem(parent) {
    setImplicitSize(24, 24);
    setAntialiasing(true);
}

void SvgIcon::setName(const QString& name) {
    if (name_ == name)
        return;
    name_ = name;
    update();
    Q_EMIT nameChanged();
}

void SvgIcon::setColor(const QColor& color) {
    if (color_ == color)
        return;
    color_ = color;
    update();
    Q_EMIT colorChanged();
}

void SvgIcon::paint(QPainter* painter) {
    if (name_.isEmpty())
        return;
    QFile file(QStringLiteral(":/jotter/icons/%1.svg").arg(name_));
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcIcons) << "no such icon:" << name_;
        return;
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color_.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    painter->setOpacity(color_.alphaF());
    renderer.render(painter, QRectF(0, 0, width(), height()));
}

} // namespace jotter::components
