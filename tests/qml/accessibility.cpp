// What somebody needs who does not see the screen, does not touch it, or does not hit it well: everything
// that can be pressed or written in has a name, a role and 48 pixels, and Tab comes to it; on every page, at
// three sizes.
#include "tests/qml/page_walk.h"

#include <QAccessible>
#include <QtTest>

using namespace jotter;

namespace {
constexpr double finger = 48; // screens.md

bool isInteractive(const QQuickItem& item) {
    return item.inherits("QQuickAbstractButton") || item.inherits("QQuickTextInput") ||
           item.inherits("QQuickTextEdit") || item.activeFocusOnTab();
}

template <class Visit>
void eachShown(QQuickItem* item, const Visit& visit) {
    if (!item->isVisible() || item->opacity() == 0)
        return;
    visit(item);
    for (auto* child : item->childItems())
        eachShown(child, visit);
}

/// What a person can get at: the newest of what lies modally over the page, or the page.
QQuickItem* within(QQuickItem* all) {
    auto* front = all;
    eachShown(all, [&](QQuickItem* item) {
        if (item->inherits("QQuickPopupItem"))
            front = item;
    });
    return front;
}

std::vector<QQuickItem*> interactive(QQuickItem* all) {
    std::vector<QQuickItem*> items;
    eachShown(within(all), [&](QQuickItem* item) {
        if (item->isEnabled() && isInteractive(*item))
            items.push_back(item);
    });
    return items;
}

QString nameOf(QQuickItem* item) {
    auto* spoken = QAccessible::queryAccessibleInterface(item);
    return spoken ? spoken->text(QAccessible::Name) : QString();
}

void judge(QQuickItem* item, QStringList& faults) {
    const auto* spoken = QAccessible::queryAccessibleInterface(item);
    const auto role = spoken ? spoken->role() : QAccessible::NoRole;
    const auto called = item->objectName().isEmpty() ? nameOf(item) : item->objectName();
    if (nameOf(item).isEmpty())
        faults.append(called + QStringLiteral(" has no name"));
    if (role == QAccessible::NoRole || role == QAccessible::Client)
        faults.append(called + QStringLiteral(" has no role"));
    if (item->objectName().isEmpty())
        faults.append(called + QStringLiteral(" has no object name"));
    if (item->width() < finger || item->height() < finger)
        faults.append(QStringLiteral("%1 is %2 x %3").arg(called).arg(item->width()).arg(item->height()));
}

/// Everything that has had the focus when Tab has gone round once.
QSet<const QQuickItem*> reachedByTab(test::SharedTablet& tablet, std::size_t most) {
    QSet<const QQuickItem*> reached;
    const QPointer<QQuickItem> before = tablet.window->activeFocusItem();
    for (std::size_t i = 0; i < most; ++i) {
        tablet.press(Qt::Key_Tab);
        for (const auto* item = tablet.window->activeFocusItem(); item; item = item->parentItem())
            reached.insert(item);
    }
    if (before)
        before->forceActiveFocus();
    return reached;
}
} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QAccessible::setActive(true);
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:")));
    }
    void everythingCanBeNamedReachedAndHit_data() { test::threeSizes(); }
    void everythingCanBeNamedReachedAndHit() {
        QFETCH(QSize, size);
        test::SharedTablet tablet(size);
        QStringList faults;
        int judged = 0;
        const auto look = [&](const QString& page) {
            const auto items = interactive(tablet.window->contentItem());
            QStringList here;
            for (auto* item : items)
                judge(item, here);
            if (!page.endsWith(QStringLiteral("-end"))) {
                const auto reached = reachedByTab(tablet, 2 * items.size() + 4);
                for (auto* item : items)
                    if (!reached.contains(item))
                        here.append(QStringLiteral("Tab does not come to %1").arg(item->objectName()));
            }
            judged += static_cast<int>(items.size());
            for (const auto& fault : here)
                faults.append(page + QStringLiteral(": ") + fault);
        };
        QVERIFY(test::walkPages(tablet, look));
        QVERIFY(judged > 100);
        QCOMPARE(faults.join(u'\n'), QString());
    }
};

QTEST_MAIN(AccessibilityTest)
#include "accessibility.moc"
