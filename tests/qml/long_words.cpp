// Other languages need more room than English. With every word of the app 40 % longer, and in Welsh, no label
// is cut off, on any page, at three sizes.
#include "tests/qml/page_walk.h"

#include <QTranslator>
#include <QtTest>

using namespace jotter;

namespace {

/// Every word of the app 40 % longer, by its own letters drawn out and with accents, in brackets that show
/// where it is cut off: "Lesson" is "[Lésssón]". Places (%1) stay as they are, and so does what is not for
/// reading.
class LongWords final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        const auto text = QString::fromUtf8(source);
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{2}"));
        const bool forMachines =
            text.contains(QStringLiteral("*.")) || text == QStringLiteral("QT_LAYOUT_DIRECTION");
        return forMachines || !text.contains(letters) ? QString() : drawnOut(text);
    }

    [[nodiscard]] static QString drawnOut(const QString& text) {
        constexpr double longer = 0.4;
        constexpr int brackets = 2;
        const auto wanted = static_cast<qsizetype>(std::ceil(static_cast<double>(text.size()) * longer));
        const auto extra = std::max<qsizetype>(0, wanted - brackets);
        const auto letters = std::ranges::count_if(text, [](QChar letter) { return letter.isLetter(); });
        QString drawn;
        qsizetype passed = 0;
        qsizetype given = 0;
        for (const auto letter : text) {
            const bool place = drawn.endsWith(QLatin1Char('%'));
            drawn += place ? letter : accented(letter);
            if (place || !letter.isLetter())
                continue;
            // As evenly as whole letters go: after so many of them so many more.
            const auto due = extra * ++passed / letters;
            drawn += QString(due - given, letter.toLower());
            given = due;
        }
        return QLatin1Char('[') + drawn + QLatin1Char(']');
    }

private:
    [[nodiscard]] static QChar accented(QChar letter) {
        static const QString plain = QStringLiteral("aeiouwyAEIOUWY");
        static const QString capped = QStringLiteral("âêîôûŵŷÂÊÎÔÛŴŶ");
        const auto at = plain.indexOf(letter);
        return at < 0 ? letter : capped[at];
    }
};

} // namespace

class LongWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:"))); }
    void wordsAreDrawnOut() {
        for (const auto* text : {"Lesson", "%1 on this tablet", "Everything is kept on this tablet."}) {
            const auto plain = QString::fromLatin1(text);
            const auto drawn = LongWords::drawnOut(plain);
            QVERIFY2(static_cast<double>(drawn.size()) >= static_cast<double>(plain.size()) * 1.4,
                     qPrintable(drawn));
            QCOMPARE(drawn.count(QStringLiteral("%1")), plain.count(QStringLiteral("%1")));
            QCOMPARE(drawn.count(QLatin1Char(' ')), plain.count(QLatin1Char(' ')));
        }
    }
    void wordsFortyPerCentLongerFit_data() { test::threeSizes(); }
    void wordsFortyPerCentLongerFit() {
        QFETCH(QSize, size);
        LongWords words;
        test::SharedTablet tablet(size);
        QVERIFY(QCoreApplication::installTranslator(&words));
        const auto cut = test::cutOffAnywhere(
            tablet, QStringLiteral("long-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QCoreApplication::removeTranslator(&words);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }
    void welshFits_data() { test::threeSizes(); }
    void welshFits() {
        QFETCH(QSize, size);
        test::SharedTablet tablet(size);
        const auto cut = test::cutOffAnywhere(
            tablet, QStringLiteral("welsh-%1").arg(QString::fromLatin1(QTest::currentDataTag())),
            [&] { tablet.appearance().setLanguage(viewmodels::Appearance::Language::Welsh); });
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(QStringLiteral(" | "))));
    }
};

QTEST_MAIN(LongWordsTest)
#include "long_words.moc"
