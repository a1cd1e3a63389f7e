// The theme's colours are measured: WCAG 2.2 asks 4.5:1 of text (1.4.3), 7:1 where somebody wants high
// contrast (1.4.6), and 3:1 of signs and, in high contrast, of lines (1.4.11). In light and dark.
#include "app/viewmodels/common/appearance.h"
#include "platform/fake/fake_surroundings.h"

#include <QColor>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QtTest>

#include <cmath>

using namespace jotter;
using viewmodels::Appearance;

namespace {

/// WCAG 2.2, "relative luminance".
double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.2, "contrast ratio": 1 to 21.
double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

struct Pair {
    const char* above;
    std::vector<const char*> below;
};

const std::vector<Pair> texts{
    {"ink", {"paper", "card", "primarySoft", "accentSoft", "goodSoft", "noteSoft", "destructiveSoft"}},
    {"quietInk", {"paper", "card", "primarySoft", "accentSoft"}},
    {"primary", {"paper", "card", "primarySoft"}},
    {"primaryInk", {"primary", "destructive"}},
    {"accentInk", {"paper", "card", "accentSoft"}},
    {"good", {"paper", "card", "goodSoft"}},
    {"note", {"paper", "card", "noteSoft"}},
    {"destructive", {"paper", "card", "destructiveSoft"}},
    {"toastInk", {"toast"}},
    {"toastAction", {"toast"}},
    {"viewfinderInk", {"viewfinder"}},
};
const std::vector<Pair> signs{
    {"accent", {"paper", "card"}},
    {"focus", {"paper", "card"}},
    {"primaryInk", {"good"}},
    {"quietInk", {"quietSoft"}},
};
const std::vector<Pair> lines{{"line", {"paper", "card"}}, {"strongLine", {"paper", "card"}}};

} // namespace

class ContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void coloursAreToldApart_data();
    void coloursAreToldApart();
    void theTabletIsFollowedUntilSomebodyChooses();

private:
    [[nodiscard]] QColor token(const char* name) const { return theme_->property(name).value<QColor>(); }
    void measure(const std::vector<Pair>& pairs, double least, QStringList& faint) const;

    platform::FakeSurroundings surroundings_;
    std::unique_ptr<QQmlEngine> engine_;
    Appearance* appearance_ = nullptr;
    std::unique_ptr<QObject> page_;
    QObject* theme_ = nullptr;
};

void ContrastTest::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:")));
    page_.reset();
    engine_ = std::make_unique<QQmlEngine>();
    engine_->addImportPath(QStringLiteral(":/qt/qml"));
    QQmlComponent component(engine_.get());
    component.setData("import QtQuick\nimport Jotter.Theme\nimport Jotter.ViewModels\n"
                      "QtObject { property QtObject theme: Theme; property QtObject look: Appearance }",
                      QUrl());
    page_.reset(component.create());
    QVERIFY2(page_, qPrintable(component.errorString()));
    theme_ = page_->property("theme").value<QObject*>();
    appearance_ = qobject_cast<Appearance*>(page_->property("look").value<QObject*>());
    QVERIFY(theme_ && appearance_);
    appearance_->follow(&surroundings_);
}

void ContrastTest::measure(const std::vector<Pair>& pairs, double least, QStringList& faint) const {
    for (const auto& [above, below] : pairs)
        for (const auto* ground : below) {
            QVERIFY2(token(above).isValid() && token(ground).isValid(), above);
            if (const auto ratio = contrast(token(above), token(ground)); ratio < least)
                faint.append(QStringLiteral("%1 on %2: %3")
                                 .arg(QString::fromLatin1(above), QString::fromLatin1(ground))
                                 .arg(ratio, 0, 'f', 2));
        }
}

void ContrastTest::coloursAreToldApart_data() {
    QTest::addColumn<Appearance::Choice>("choice");
    QTest::addColumn<Appearance::Contrast>("contrast");
    using enum Appearance::Choice;
    QTest::newRow("light") << Light << Appearance::Contrast::Normal;
    QTest::newRow("dark") << Dark << Appearance::Contrast::Normal;
    QTest::newRow("light, high contrast") << Light << Appearance::Contrast::High;
    QTest::newRow("dark, high contrast") << Dark << Appearance::Contrast::High;
}

void ContrastTest::coloursAreToldApart() {
    QFETCH(Appearance::Choice, choice);
    QFETCH(Appearance::Contrast, contrast);
    appearance_->setChoice(choice);
    appearance_->setContrast(contrast);
    const bool high = contrast == Appearance::Contrast::High;
    const double ofText = high ? 7 : 4.5;
    QStringList faint;
    measure(texts, ofText, faint);
    measure(signs, 3, faint);
    if (high)
        measure(lines, 3, faint);
    for (int i = 0; i < 8; ++i) {
        QColor tint;
        QVERIFY(QMetaObject::invokeMethod(theme_, "tint", Q_RETURN_ARG(QColor, tint), Q_ARG(int, i)));
        if (const auto ratio = ::contrast(token("ink"), tint); ratio < ofText)
            faint.append(QStringLiteral("initials on tint %1: %2").arg(i).arg(ratio, 0, 'f', 2));
    }
    QVERIFY2(faint.isEmpty(), qPrintable(faint.join(QStringLiteral(" | "))));
}

void ContrastTest::theTabletIsFollowedUntilSomebodyChooses() {
    const auto before = token("line");
    surroundings_.setHighContrast(true);
    QVERIFY(token("line") != before);
    appearance_->setContrast(Appearance::Contrast::Normal);
    QCOMPARE(token("line"), before);
    surroundings_.setHighContrast(false);
    appearance_->setContrast(Appearance::Contrast::OfSystem);
    QCOMPARE(token("line"), before);
    appearance_->setContrast(Appearance::Contrast::High);
    QVERIFY(token("line") != before);
}

QTEST_MAIN(ContrastTest)
#include "contrast.moc"
