#include "tests/qml/shared_tablet.h"

#include <private/qguiapplication_p.h>

#include <QAccessible>
#include <QtTest>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

using namespace jotter;
using test::SharedTablet;

namespace {

/// As when a screen reader is switched on or off.
void listen(bool on) {
    QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(on);
}

QAccessible::Role roleOf(QQuickItem* item) {
    const auto* spoken = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    return spoken ? spoken->role() : QAccessible::NoRole;
}

QAccessible::State stateOf(QQuickItem* item) {
    const auto* spoken = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    return spoken ? spoken->state() : QAccessible::State{};
}

bool isChoice(QQuickItem* item, QAccessible::Role role, bool checked) {
    const auto state = stateOf(item);
    return roleOf(item) == role && state.checkable && static_cast<bool>(state.checked) == checked;
}

} // namespace

/// What a screen reader is told that the screen's parts are: what is chosen, what is a place, what is a list.
/// Some begin to listen when the app already stands, some before it starts.
class SpokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyPartSaysWhatItIs_data();
    void everyPartSaysWhatItIs();
    void aHelpChoiceIsARadioButton();
    void aPlaceIsATab();
    void pupilsAndRecordsAreListItems();
    void themesAreRadioButtons();
    void aButtonStaysAButton();

private:
    void inside();
    [[nodiscard]] QQuickItem* part(const char* objectName, const char* name = "") const {
        return tablet_->find(QString::fromLatin1(objectName), QString::fromLatin1(name));
    }
    [[nodiscard]] bool touch(const char* objectName, const char* name = "") const {
        return tablet_->touch(QString::fromLatin1(objectName), QString::fromLatin1(name));
    }

    std::unique_ptr<SharedTablet> tablet_;
};

void SpokenTest::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:")));
    tablet_ = std::make_unique<SharedTablet>();
    listen(true);
}

void SpokenTest::cleanup() {
    listen(false);
    tablet_.reset();
}

void SpokenTest::inside() {
    tablet_->admit(tablet_->room.assistant);
    tablet_->open();
    QVERIFY(touch("adult"));
    tablet_->type(QString::fromLatin1(SharedTablet::pin));
    tablet_->press(Qt::Key_Return);
    QVERIFY(tablet_->says(QStringLiteral("Hand over")));
}

void SpokenTest::everyPartSaysWhatItIs_data() {
    QTest::addColumn<bool>("late");
    QTest::newRow("who listens from the start") << false;
    QTest::newRow("who begins to listen later") << true;
}

void SpokenTest::everyPartSaysWhatItIs() {
    QFETCH(bool, late);
    listen(!late);
    inside();
    QVERIFY(touch("disc-Amara-own"));
    QTRY_VERIFY(part("disc-Amara-own")->property("selected").toBool());
    listen(true);
    QTRY_VERIFY(isChoice(part("disc-Amara-own"), QAccessible::RadioButton, true));
    QVERIFY(isChoice(part("disc-Amara-gesture"), QAccessible::RadioButton, false));
    QCOMPARE(roleOf(part("placeLesson")), QAccessible::PageTab);
    QVERIFY(stateOf(part("placeLesson")).selected);
    tablet_->room.clock.advance(std::chrono::seconds{2});
    QVERIFY(touch("disc-Amara-gesture"));
    QTRY_VERIFY(isChoice(part("disc-Amara-gesture"), QAccessible::RadioButton, true));
    QVERIFY(isChoice(part("disc-Amara-own"), QAccessible::RadioButton, false));
}

void SpokenTest::aHelpChoiceIsARadioButton() {
    inside();
    QVERIFY(touch("capture-Amara"));
    QTRY_VERIFY(part("help-gesture"));
    QVERIFY(isChoice(part("help-gesture"), QAccessible::RadioButton, false));
    QVERIFY(touch("help-gesture"));
    QTRY_VERIFY(isChoice(part("help-gesture"), QAccessible::RadioButton, true));
    QVERIFY(isChoice(part("help-own"), QAccessible::RadioButton, false));
}

void SpokenTest::aPlaceIsATab() {
    inside();
    QCOMPARE(roleOf(part("placePupils")), QAccessible::PageTab);
    QVERIFY(!stateOf(part("placePupils")).selected);
    QVERIFY(touch("placePupils"));
    QTRY_VERIFY(stateOf(part("placePupils")).selected);
    QVERIFY(!stateOf(part("placeLesson")).selected);
    QVERIFY(stateOf(part("placeLesson")).selectable);
    QVERIFY(!stateOf(part("placeLesson")).checkable);
}

void SpokenTest::pupilsAndRecordsAreListItems() {
    tablet_->room.record(tablet_->room.tick());
    inside();
    QVERIFY(touch("placePupils"));
    QTRY_COMPARE(roleOf(part("pupil", "Amara")), QAccessible::ListItem);
    QVERIFY(!stateOf(part("pupil", "Amara")).checkable);
    QVERIFY(touch("pupil", "Amara"));
    QTRY_COMPARE(roleOf(part("timelineEntry")), QAccessible::ListItem);
}

void SpokenTest::themesAreRadioButtons() {
    inside();
    QVERIFY(touch("placeSafe"));
    QVERIFY(touch("settings"));
    QTRY_VERIFY(isChoice(part("segment1", "Light"), QAccessible::RadioButton, false));
    QVERIFY(touch("segment1", "Light"));
    QTRY_VERIFY(isChoice(part("segment1", "Light"), QAccessible::RadioButton, true));
    QVERIFY(touch("segment2", "Dark"));
    QTRY_VERIFY(isChoice(part("segment2", "Dark"), QAccessible::RadioButton, true));
    QVERIFY(isChoice(part("segment1", "Light"), QAccessible::RadioButton, false));
}

void SpokenTest::aButtonStaysAButton() {
    inside();
    for (const auto* name : {"newPhoto", "newNote", "safePill", "handOver", "capture-Amara"}) {
        QTRY_COMPARE(roleOf(part(name)), QAccessible::Button);
        QVERIFY(!stateOf(part(name)).checkable);
        QVERIFY(stateOf(part(name)).focusable);
    }
}

QTEST_MAIN(SpokenTest)
#include "spoken.moc"
