#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace jotter::components {

/// The level of help as a disc that fills by quarters, clockwise from the top (screens.md, "Look").
class DiscGlyph : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int quarters READ quarters WRITE setQuarters NOTIFY changed FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor background READ background WRITE setBackground NOTIFY changed FINAL)

public:
    explicit DiscGlyph(QQuickItem* parent = nullptr);

    /// 0 (an empty ring) to 4 (a full disc).
    [[nodiscard]] int quarters() const { return quarters_; }
    void setQuarters(int quarters);
    [[nodiscard]] QColor color() const { return color_; }
    void setColor(const QColor& color);
    [[nodiscard]] QColor background() const { return background_; }
    void setBackground(const QColor& background);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    template <class T>
    void assign(T& member, const T& value) {
        if (member == value)
            return;
        member = value;
        update();
        Q_EMIT changed();
    }

    int quarters_ = 0;
    QColor color_ = Qt::black;
    QColor background_ = Qt::transparent;
};

} // namespace jotter::components
