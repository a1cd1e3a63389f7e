#pragma once

#include <tl/expected.hpp>

#include <QPoint>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <vector>

namespace jotter::touch {

/// Something a finger could mean, found by what a screen reader would say of it.
struct Target {
    QQuickItem* item = nullptr;
    QString name;
    QString role;
    QRectF onScreen; ///< in window coordinates, as far as it is not clipped away
};

/// Reads the window as a person with a screen reader does: names, roles and places, nothing of how it was
/// built.
class Screen {
public:
    explicit Screen(QQuickWindow& window)
        : window_(window) {}

    /// All that is shown and has a name, in the order of the accessibility tree.
    [[nodiscard]] std::vector<Target> all() const;
    /// The one that bears the name: exactly, or, where the name ends in "*", as its beginning. With `nth` the
    /// n-th (from 0). The error says what is wrong, for a person who reads the test's output.
    [[nodiscard]] tl::expected<Target, QString> find(const QString& name, const QString& role = {},
                                                     int nth = 0) const;
    /// Where a finger goes for this target: its middle, when that is inside the window and nothing lies over
    /// it.
    [[nodiscard]] tl::expected<QPoint, QString> touchable(const Target& target) const;
    /// Whether these words stand anywhere on the screen, as a name or within one.
    [[nodiscard]] bool says(const QString& words) const;

private:
    [[nodiscard]] QQuickItem* topmostAt(QQuickItem* item, const QPointF& scene) const;
    QQuickWindow& window_;
};

} // namespace jotter::touch
