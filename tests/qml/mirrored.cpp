// Where one reads from right to left, each page is the mirror image of what it is otherwise: every word and
// everything that has a name stands at the other side, and nothing is cut off.
#include "tests/qml/page_walk.h"

#include <QGuiApplication>
#include <QtTest>

using namespace jotter;

namespace {

/// Where things are: by page, name or words, and which of several.
using Places = std::map<QString, QRectF>;

class Mirror {
public:
    explicit Mirror(QSize size)
        : size_(size) {}

    [[nodiscard]] bool walk(Qt::LayoutDirection direction, QStringList& cut) {
        QGuiApplication::setLayoutDirection(direction);
        test::SharedTablet tablet(size_);
        auto& places = direction == Qt::LeftToRight ? straight_ : mirrored_;
        const bool arrived = test::walkPages(tablet, [&](const QString& page) {
            std::map<QString, int> several;
            collect(tablet.window->contentItem(), page, several, places);
            for (const auto& text : test::cutOff(tablet))
                cut.append(page + QStringLiteral(": ") + text);
            if (direction == Qt::RightToLeft)
                tablet.shot(
                    QStringLiteral("mirrored-%1-%2").arg(QString::fromLatin1(QTest::currentDataTag()), page));
        });
        QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto);
        return arrived;
    }

    /// What does not stand where its mirror image would.
    [[nodiscard]] QStringList wrong() const {
        constexpr double slack = 3; // pixels: halves of odd widths
        QStringList list;
        for (const auto& [name, there] : straight_) {
            const auto found = mirrored_.find(name);
            const auto wanted = size_.width() - there.center().x();
            if (found == mirrored_.end())
                list.append(name + QStringLiteral(" is not there"));
            else if (std::abs(found->second.center().x() - wanted) > slack)
                list.append(QStringLiteral("%1 is at %2, not %3")
                                .arg(name)
                                .arg(found->second.center().x())
                                .arg(wanted));
        }
        return list;
    }
    [[nodiscard]] std::size_t seen() const { return straight_.size(); }

private:
    static void collect(const QQuickItem* item, const QString& page, std::map<QString, int>& several,
                        Places& places) {
        if (!item->isVisible() || item->opacity() == 0)
            return;
        const auto text = item->inherits("QQuickText") ? item->property("text").toString() : QString();
        static const QRegularExpression id(QStringLiteral("-[0-9a-f-]{36}")); // another one each time
        const auto name = text.isEmpty() ? item->objectName().remove(id) : text;
        if (name == QStringLiteral("pinPad"))
            return; // 1 2 3 stand like this everywhere
        if (!name.isEmpty() && item->width() > 0) {
            const auto key = page + QStringLiteral(": ") + name;
            const auto which = several[key]++;
            places[key + QStringLiteral(" %1").arg(which)] =
                item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        }
        for (const auto* child : item->childItems())
            collect(child, page, several, places);
    }

    QSize size_;
    Places straight_;
    Places mirrored_;
};

} // namespace

class MirroredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void eachPageIsItsMirrorImage_data() { test::threeSizes(); }
    void eachPageIsItsMirrorImage() {
        QFETCH(QSize, size);
        Mirror mirror(size);
        QStringList cut;
        QVERIFY(mirror.walk(Qt::LeftToRight, cut));
        QVERIFY(mirror.walk(Qt::RightToLeft, cut));
        QVERIFY(mirror.seen() > 200);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
        const auto wrong = mirror.wrong();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(MirroredTest)
#include "mirrored.moc"
