// The app speaks the tablet's language, or the one that somebody chose: at once, everywhere, and at the next
// start.
#include "app/domain/school.h"
#include "app/viewmodels/facts/help_words.h"
#include "tests/qml/shared_tablet.h"

#include <QLocale>
#include <QtTest>

using namespace jotter;
using test::SharedTablet;
using viewmodels::Appearance;
using viewmodels::Catalogue;

namespace {

/// Every word that stands on the screen or is spoken, in one text.
QString allWords(QQuickItem* item) {
    if (!item->isVisible() || item->opacity() <= 0)
        return {};
    auto words = item->property("text").toString();
    if (!words.isEmpty())
        words += QLatin1Char('\n');
    for (auto* child : item->childItems())
        words += allWords(child);
    return words;
}

} // namespace

class LanguagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("qrc:|QML|Error:")));
        tablet_ = std::make_unique<SharedTablet>();
        tablet_->admit(tablet_->room.assistant);
        tablet_->open();
    }
    void cleanup() { tablet_.reset(); }

    void theFirstOfTheTabletsLanguagesThatIsSpoken() {
        QCOMPARE(Catalogue::firstSpoken({QStringLiteral("cy-GB"), QStringLiteral("en-GB")}),
                 QStringLiteral("cy"));
        QCOMPARE(Catalogue::firstSpoken({QStringLiteral("fr-FR"), QStringLiteral("cy")}),
                 QStringLiteral("cy"));
        QCOMPARE(Catalogue::firstSpoken({QStringLiteral("en-GB"), QStringLiteral("cy")}),
                 QStringLiteral("en"));
        QCOMPARE(Catalogue::firstSpoken({QStringLiteral("pl-PL")}), QStringLiteral("en"));
        QCOMPARE(Catalogue::firstSpoken({}), QStringLiteral("en"));
    }

    void aChoiceSpeaksAtOnce() {
        inside();
        QVERIFY(tablet_->says(QStringLiteral("3 pupils")));
        const auto englishDay = QLocale(QLocale::English).toString(today(), QStringLiteral("dddd"));
        QVERIFY(tablet_->says(englishDay));
        choose("segment2", "Cymraeg");
        QVERIFY(tablet_->says(QStringLiteral("Gosodiadau'r dabled hon"))); // the sheet that is open, from QML
        // The page below it, whose sentences come from a view-model.
        QVERIFY(tablet_->says(QStringLiteral("Mae popeth ar y dabled hon ar weinydd yr ysgol.")));
        QVERIFY(tablet_->says(QStringLiteral("ar gael ar gyfer cofnodion a lluniau")));
        QVERIFY(tablet_->gone(QStringLiteral("Light or dark")));
        QVERIFY(tablet_->touch(QStringLiteral("closeSettings")));
        QVERIFY(tablet_->touch(QStringLiteral("placeLesson")));
        QVERIFY(tablet_->says(QStringLiteral("3 disgybl")));
        QVERIFY(tablet_->says(QStringLiteral("Popeth ar weinydd yr ysgol"))); // the Safe pill
        QVERIFY(tablet_->says(QLocale(QLocale::Welsh).toString(today(), QStringLiteral("dddd"))));
        QVERIFY(tablet_->says(QStringLiteral("Ar eu pen eu hunain"))); // a level of help that ships
        QVERIFY(!allWords(tablet_->window->contentItem()).contains(englishDay));
        tablet_->shots(QStringLiteral("board_welsh"));
        QVERIFY(tablet_->touch(QStringLiteral("placePupils")));
        QVERIFY(tablet_->says(QStringLiteral("Blwyddyn")));
    }

    void andBackAgainNothingIsLeftOfIt() {
        inside();
        const auto before = allWords(tablet_->window->contentItem());
        choose("segment2", "Cymraeg");
        QVERIFY(tablet_->says(QStringLiteral("Iaith")));
        QVERIFY(tablet_->touch(QStringLiteral("segment1"), QStringLiteral("English")));
        QVERIFY(tablet_->says(QStringLiteral("Language")));
        QVERIFY(tablet_->touch(QStringLiteral("closeSettings")));
        QVERIFY(tablet_->touch(QStringLiteral("placeLesson")));
        QTRY_COMPARE(allWords(tablet_->window->contentItem()), before);
    }

    void theListOfPupilsIsWordedAnew() {
        inside();
        QVERIFY(tablet_->touch(QStringLiteral("placePupils")));
        QVERIFY(tablet_->says(QStringLiteral("Year")));
        choose("segment2", "Cymraeg");
        QVERIFY(tablet_->touch(QStringLiteral("closeSettings")));
        QVERIFY(tablet_->touch(QStringLiteral("placePupils")));
        QVERIFY(tablet_->says(QStringLiteral("Blwyddyn")));
        QVERIFY(tablet_->gone(QStringLiteral("Year")));
    }

    void theSignInPageSpeaksItToo() {
        tablet_->appearance().setLanguage(Appearance::Language::Welsh);
        QVERIFY(tablet_->says(QStringLiteral("Pwy sy'n defnyddio'r dabled hon?")));
        QVERIFY(tablet_->says(QStringLiteral("Cynorthwyydd addysgu")));
        tablet_->shots(QStringLiteral("sign_in_welsh"));
        inside();
        QVERIFY(tablet_->says(QStringLiteral("Trosglwyddo")));
        QVERIFY(tablet_->touch(QStringLiteral("handOver")));
        QVERIFY(tablet_->says(QStringLiteral("Cynorthwyydd addysgu")));
    }

    void everyLevelOfHelpThatShipsHasItsWord() {
        tablet_->appearance().setLanguage(Appearance::Language::Welsh);
        for (const auto& level : domain::HelpScale::standard().levels)
            QVERIFY2(viewmodels::helpWord(level.label) != QString::fromStdString(level.label),
                     level.label.c_str());
        QCOMPARE(viewmodels::helpWord("With the blue cushion"), QStringLiteral("With the blue cushion"));
    }

    void whatIsChosenIsKept() {
        inside();
        choose("segment2", "Cymraeg");
        QVERIFY(tablet_->says(QStringLiteral("Iaith")));
        tablet_->appearance().setHand(Appearance::Hand::Left);
        tablet_->appearance().setContrast(Appearance::Contrast::High);
        tablet_->appearance().setChoice(Appearance::Choice::Dark);
        tablet_->appearance().setTextScale(1.5);
        const auto kept = [this] {
            return tablet_->room.ask(
                [](const store::Queries& queries) { return viewmodels::AppearanceKeeper::kept(queries); });
        };
        QTRY_COMPARE(kept().size(), std::size_t{5});
        Appearance next;
        viewmodels::AppearanceKeeper keeper(tablet_->room.store(), next);
        keeper.begin(kept());
        QCOMPARE(next.language(), Appearance::Language::Welsh);
        QCOMPARE(next.hand(), Appearance::Hand::Left);
        QCOMPARE(next.contrast(), Appearance::Contrast::High);
        QCOMPARE(next.choice(), Appearance::Choice::Dark);
        QCOMPARE(next.textScale(), 1.5);
    }

private:
    [[nodiscard]] QDateTime today() const {
        return QDateTime::fromMSecsSinceEpoch(tablet_->room.clock.now().time_since_epoch().count());
    }
    void inside() {
        QVERIFY(tablet_->touch(QStringLiteral("adult")));
        tablet_->type(QString::fromLatin1(SharedTablet::pin));
        tablet_->press(Qt::Key_Return);
        QTRY_VERIFY(tablet_->find(QStringLiteral("capture-Amara")));
    }
    void choose(const char* segment, const char* word) {
        QVERIFY(tablet_->touch(QStringLiteral("placeSafe")));
        QVERIFY(tablet_->touch(QStringLiteral("settings")));
        QVERIFY(tablet_->touch(QString::fromLatin1(segment), QString::fromLatin1(word)));
    }

    std::unique_ptr<SharedTablet> tablet_;
};

QTEST_MAIN(LanguagesTest)
#include "languages.moc"
