#include "tests/qml/page_walk.h"

#include "tests/store/raised.h"

#include <QtTest>

namespace jotter::test {

namespace {

constexpr double slack = 1.5; // pixels: rounding of a glyph's advance

void collectCut(const QQuickItem* item, QRectF seen, QStringList& cut) {
    if (!item->isVisible() || item->opacity() == 0)
        return;
    if (item->clip())
        seen = seen.intersected(item->mapRectToScene(QRectF(0, 0, item->width(), item->height())));
    if (item->inherits("QQuickText") && item->width() > 0) {
        const auto text = item->property("text").toString();
        const auto place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        const bool inSight = place.bottom() > seen.top() && place.top() < seen.bottom();
        const bool wide = item->property("contentWidth").toDouble() > item->width() + slack;
        const bool beside = place.left() < seen.left() - slack || place.right() > seen.right() + slack;
        const bool broken = !text.contains(QLatin1Char(' ')) && item->property("lineCount").toInt() > 1;
        if (inSight && !text.isEmpty() && (item->property("truncated").toBool() || wide || beside || broken))
            cut.append(text);
    }
    for (const auto* child : item->childItems())
        collectCut(child, seen, cut);
}

/// Scrolls everything that scrolls up and down to its end, or back to its beginning. False when nothing does.
bool scroll(QQuickItem* item, bool toEnd) {
    if (!item->isVisible())
        return false;
    bool scrolled = false;
    if (item->inherits("QQuickFlickable")) {
        const double least = item->property("originY").toDouble();
        const double most = least + item->property("contentHeight").toDouble() - item->height();
        if (most > least + slack) {
            item->setProperty("contentY", toEnd ? most : least);
            scrolled = true;
        }
    }
    for (auto* child : item->childItems())
        scrolled = scroll(child, toEnd) || scrolled;
    return scrolled;
}

/// Scrolls what the item stands in so that it is in sight, as somebody would who looks for it.
void reveal(QQuickItem* item) {
    for (auto* around = item->parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        auto* content = around->property("contentItem").value<QQuickItem*>();
        const double least = around->property("originY").toDouble();
        const double most =
            std::max(least, least + around->property("contentHeight").toDouble() - around->height());
        const double middle = item->mapToItem(content, item->boundingRect().center()).y();
        around->setProperty("contentY", std::clamp(middle - around->height() / 2, least, most));
    }
}

class Walk {
public:
    Walk(SharedTablet& tablet, const Look& look)
        : tablet_(tablet)
        , look_(look) {}

    [[nodiscard]] bool fromWhoToBoard() {
        if (!comes("adult"))
            return false;
        look("who");
        if (!touch("adult") || !comes("pinPad"))
            return false;
        look("pin");
        tablet_.type(QString::fromLatin1(SharedTablet::pin));
        tablet_.press(Qt::Key_Return);
        if (!comes("capture-Amara"))
            return false;
        look("board");
        return begin("beginTrials", "pick-trials") && comes("endTrials") && looked("trials") &&
               touch("endTrials") && begin("beginSeveral", "pick-several") && comes("recordSeveral") &&
               looked("several") && touch("cancelSeveral");
    }
    [[nodiscard]] bool capture() {
        if (!touch("capture-Amara") || !comes("captureDone") || !touch("moreFacts"))
            return false;
        look("capture");
        tablet_.press(Qt::Key_Escape);
        return goes("captureDone");
    }
    [[nodiscard]] bool pupil() {
        if (!touch("placePupils") || !comes("pupil"))
            return false;
        look("pupils");
        if (!touch("pupil", "Amara") || !comes("timelineEntry"))
            return false;
        look("pupil");
        if (!touch("raiseConcern") || !comes("concernSend"))
            return false;
        look("concern");
        tablet_.press(Qt::Key_Escape);
        return goes("concernSend");
    }
    [[nodiscard]] bool concerns() {
        if (!touch("placeConcerns") || !comes("concern"))
            return false;
        look("concerns");
        if (!touch("concern") || !comes("answerSend"))
            return false;
        look("answer");
        tablet_.press(Qt::Key_Escape);
        return goes("answerSend");
    }
    [[nodiscard]] bool safe() {
        if (!touch("placeSafe") || !comes("settings"))
            return false;
        look("safe");
        if (!touch("settings") || !comes("closeSettings"))
            return false;
        look("settings");
        return true;
    }

private:
    [[nodiscard]] bool comes(const char* name) {
        return QTest::qWaitFor([&] { return tablet_.find(QString::fromLatin1(name)) != nullptr; });
    }
    [[nodiscard]] bool goes(const char* name) {
        return QTest::qWaitFor([&] { return tablet_.find(QString::fromLatin1(name)) == nullptr; });
    }
    [[nodiscard]] bool touch(const char* name, const char* spoken = "") {
        const auto objectName = QString::fromLatin1(name);
        const auto words = QString::fromLatin1(spoken);
        const QRectF screen(QPointF(), tablet_.window->contentItem()->size());
        // A sheet that still grows moves what stands in it: in sight, and at rest for several glances.
        constexpr int glances = 6;
        QPointF last;
        int still = 0;
        const bool there = QTest::qWaitFor([&] {
            auto* item = tablet_.find(objectName, words);
            if (!item)
                return false;
            reveal(item);
            const auto place = item->mapToScene(item->boundingRect().center());
            const bool rests = std::exchange(last, place) == place && screen.contains(place);
            still = rests ? still + 1 : 0;
            return still >= glances;
        });
        return there && tablet_.touch(objectName, words);
    }
    /// By its own button, or where there is no room for that by the one that opens the others.
    [[nodiscard]] bool begin(const char* button, const char* option) {
        if (tablet_.find(QString::fromLatin1(button)))
            return touch(button);
        if (!touch("moreActions") || !comes(option))
            return false;
        look("more");
        return touch(option) && goes(option);
    }
    void look(const char* page) {
        (void)tablet_.window->grabWindow();
        look_(QString::fromLatin1(page));
        auto* all = tablet_.window->contentItem();
        if (!scroll(all, true))
            return;
        (void)tablet_.window->grabWindow();
        look_(QString::fromLatin1(page) + QStringLiteral("-end"));
        scroll(all, false);
        (void)tablet_.window->grabWindow();
    }
    bool looked(const char* page) {
        look(page);
        return true;
    }

    SharedTablet& tablet_;
    const Look& look_;
};

} // namespace

bool walkPages(SharedTablet& tablet, const Look& look, const std::function<void()>& opened) {
    auto& room = tablet.room;
    becomesSenco(room, room.assistant); // who has a place more than the others
    granted(room, room.pupils[0], room.assistant);
    raised(room, room.pupils[0], "Hides under the table whenever it is loud",
           {{"since", "half_term"}, {"areas", "communication,semh"}, {"tried", "words,place"}});
    tablet.admit(room.assistant);
    room.record(room.tick("own", "Sorted the shells by size and said why"));
    tablet.open();
    if (opened)
        opened();
    Walk walk(tablet, look);
    return walk.fromWhoToBoard() && walk.capture() && walk.pupil() && walk.concerns() && walk.safe();
}

QStringList cutOff(const SharedTablet& tablet) {
    QStringList cut;
    const auto* all = tablet.window->contentItem();
    collectCut(all, QRectF(QPointF(), all->size()), cut);
    return cut;
}

QStringList cutOffAnywhere(SharedTablet& tablet, const QString& shotName,
                           const std::function<void()>& opened) {
    QStringList cut;
    const auto look = [&](const QString& page) {
        for (const auto& text : cutOff(tablet))
            cut.append(page + QStringLiteral(": ") + text);
        tablet.shot(shotName + QLatin1Char('-') + page);
    };
    if (!walkPages(tablet, look, opened))
        cut.append(QStringLiteral("the walk ended early"));
    return cut;
}

void threeSizes() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("tablet") << QSize(1280, 800);
    QTest::newRow("portrait") << QSize(800, 1280);
    QTest::newRow("phone") << QSize(390, 844);
}

} // namespace jotter::test
