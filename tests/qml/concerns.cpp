// What a SENCO does with what others raised (product.md, S5): finds it, reads it, says what happens now, and
// answers.
#include "tests/qml/shared_tablet.h"
#include "tests/store/raised.h"

#include <QtTest>

using namespace jotter;
using namespace std::chrono_literals;
using test::SharedTablet;

namespace {
constexpr auto seen = "Hides under the table whenever it is loud";

/// The tablet of a SENCO alone, who reads what is raised about Amara.
struct Study {
    explicit Study(bool mayRead = true) {
        auto& room = tablet.room;
        test::becomesSenco(room, room.assistant);
        if (mayRead)
            grant = test::granted(room, amara(), senco());
    }
    [[nodiscard]] PupilId amara() const { return tablet.room.pupils.at(0); }
    [[nodiscard]] AdultId senco() const { return tablet.room.assistant; }
    EntityId raise(const std::string& text, nlohmann::json more = nlohmann::json::object()) {
        tablet.room.clock.advance(1h);
        return test::raised(tablet.room, amara(), text, std::move(more));
    }
    void enter() {
        tablet.admit(senco());
        tablet.open();
        QVERIFY(tablet.signIn(QStringLiteral("Tess")));
        QTRY_VERIFY(tablet.find(QStringLiteral("placeConcerns")));
    }
    [[nodiscard]] bool touch(const char* name, const QString& spoken = {}) {
        ++touches;
        return tablet.touch(QString::fromLatin1(name), spoken);
    }
    [[nodiscard]] bool says(const char* words) { return tablet.says(QString::fromUtf8(words)); }
    [[nodiscard]] bool gone(const char* words) { return tablet.gone(QString::fromUtf8(words)); }
    /// Opens the one concern there is.
    void openOne() {
        QVERIFY(touch("placeConcerns"));
        QVERIFY(touch("concern"));
        QTRY_VERIFY(tablet.find(QStringLiteral("answerSend")));
    }
    void write(const QString& words) {
        QVERIFY(tablet.touch(QStringLiteral("answerTextInput")));
        tablet.type(words);
    }
    store::Concerns kept() {
        return tablet.room.ask([this](const store::Queries& queries) { return queries.concerns(senco()); });
    }
    std::vector<store::Draft> drafts() {
        return tablet.room.ask([this](const store::Queries& queries) { return queries.drafts(senco()); });
    }

    SharedTablet tablet;
    EntityId grant;
    int touches = 0;
};
} // namespace

class Concerns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// S5: four touches from the lesson board.
    void triagedInFourTouches() {
        Study study;
        const auto own = EntityId::make(study.tablet.room.clock.now(), study.tablet.room.random);
        study.raise(
            seen,
            {{"own", own.toString()}, {"since", "week"}, {"areas", "semh"}, {"tried", "breaks,pictures"}});
        study.enter();
        QTRY_VERIFY(study.tablet.find(QStringLiteral("placeConcerns"), QStringLiteral("Concerns, 1 new")));
        study.tablet.shots(QStringLiteral("board_senco"));
        QVERIFY(study.touch("placeConcerns"));
        QVERIFY(study.says("1 new, 1 open"));
        study.tablet.shots(QStringLiteral("concerns"));
        QVERIFY(study.touch("concern", QStringLiteral("Amara Keating, New. Hides under")));
        QVERIFY(study.says("Since: this week"));
        QVERIFY(study.says("Social, emotional and mental health"));
        QVERIFY(study.says("Tried: breaks, pictures or symbols") ||
                study.says("Tried: pictures or symbols, breaks"));
        QVERIFY(study.says("Choose what happens now"));
        QVERIFY(!study.tablet.find(QStringLiteral("answerSend"))->isEnabled());
        study.tablet.shots(QStringLiteral("concern_answer"));
        QVERIFY(study.touch("state-looking"));
        QVERIFY(study.touch("answerSend"));
        QCOMPARE(study.touches, 4);
        QVERIFY(study.says("Answer to Rhys Bell · Saved on this tablet"));
        QVERIFY(study.says("1 open, none of them new"));
        QTRY_VERIFY(
            study.tablet.find(QStringLiteral("concern"), QStringLiteral("Amara Keating, Looking into it")));
        QCOMPARE(study.kept().items.at(0).state, std::string("looking"));
        QCOMPARE(study.kept().items.at(0).answer, std::string());
        // It goes where its author reads it, too.
        std::set<std::string> streams;
        const auto unsent = study.tablet.room.store().journal().unsent(10, 1'000'000).value();
        for (const auto& change : unsent)
            streams.insert(parseChange(change.bytes).value().change.stream);
        QCOMPARE(streams, (std::set{domain::staffStream(study.tablet.room.teacher),
                                    domain::restrictedStream(study.amara())}));
        QVERIFY(study.drafts().empty());
    }

    void theWordsForItsAuthorAreKept() {
        Study study;
        study.raise(seen);
        study.enter();
        study.openOne();
        QVERIFY(study.touch("state-planned"));
        study.write(QStringLiteral("We watch on Monday"));
        QVERIFY(study.touch("answerSend"));
        QTRY_COMPARE(study.kept().items.at(0).answer, std::string("We watch on Monday"));
        // And can be added to later.
        QVERIFY(study.touch("concern"));
        QVERIFY(study.says("We watch on Monday"));
        QVERIFY(!study.tablet.find(QStringLiteral("answerSend"))->isEnabled());
        QVERIFY(study.touch("state-closed"));
        QVERIFY(study.touch("answerSend"));
        QVERIFY(study.says("All are closed"));
        QCOMPARE(study.kept().items.at(0).answer, std::string("We watch on Monday"));
    }

    /// Undo says what was said before; the concern itself stays.
    void undoSaysWhatWasSaidBefore() {
        Study study;
        study.raise(seen);
        study.enter();
        study.openOne();
        QVERIFY(study.touch("state-closed"));
        study.write(QStringLiteral("Done"));
        QVERIFY(study.touch("answerSend"));
        QVERIFY(study.says("All are closed"));
        QVERIFY(study.touch("toastAction"));
        QVERIFY(study.says("1 new, 1 open"));
        QCOMPARE(study.kept().items.at(0).state, std::string("new"));
        QCOMPARE(study.kept().items.at(0).answer, std::string());
        QCOMPARE(study.kept().items.at(0).text, std::string(seen));
    }

    void whatIsBeingWrittenSurvivesTheLock() {
        Study study;
        study.raise(seen);
        study.enter();
        study.openOne();
        QVERIFY(study.touch("state-looking"));
        study.write(QStringLiteral("I come on Tuesday"));
        study.tablet.session->lock();
        QVERIFY(study.gone(seen));
        QTRY_COMPARE(study.drafts().size(), std::size_t{1});
        study.tablet.type(QString::fromLatin1(SharedTablet::pin));
        QVERIFY(study.tablet.touch(QStringLiteral("pinEnter")));
        QVERIFY(study.touch("concern")); // the place is kept for the same adult
        QVERIFY(study.says("I come on Tuesday"));
        QVERIFY(study.says("for you alone, until you send it"));
        QVERIFY(study.tablet.find(QStringLiteral("answerSend"))->isEnabled());
        QCOMPARE(study.kept().items.at(0).state, std::string("new"));
        QVERIFY(study.touch("answerSend"));
        QTRY_VERIFY(study.drafts().empty());
    }

    void whatIsClosedStandsLast() {
        Study study;
        study.raise("The oldest");
        study.raise("The one that is over", {{"answer", "Glasses"}});
        const auto over = study.kept().items.at(0).raised.id;
        study.tablet.room.load("concern", domain::restrictedStream(study.amara()), over,
                               {{"state", "closed"}});
        study.raise("The newest");
        const auto kept = study.kept();
        QCOMPARE(kept.items.size(), std::size_t{3});
        QCOMPARE(kept.items[0].text, std::string("The newest"));
        QCOMPARE(kept.items[1].text, std::string("The oldest"));
        QCOMPARE(kept.items[2].state, std::string("closed"));
        QVERIFY(kept.items[2].raised.author == study.tablet.room.teacher);
    }

    void nobodyElseHasThePlace() {
        SharedTablet tablet;
        auto& room = tablet.room;
        test::granted(room, room.pupils[0], room.assistant);
        test::raised(room, room.pupils[0], seen);
        tablet.admit(room.assistant);
        tablet.open();
        QVERIFY(tablet.signIn(QStringLiteral("Tess")));
        QTRY_VERIFY(tablet.find(QStringLiteral("placePupils")));
        QVERIFY(!tablet.find(QStringLiteral("placeConcerns")));
        tablet.app->go(viewmodels::AppModel::Place::Concerns);
        QCOMPARE(tablet.app->place(), viewmodels::AppModel::Place::Lesson);
        QCOMPARE(tablet.app->concerns()->count(), 0);
    }

    /// The tablet that others use too holds none; that is said, and what to do.
    void whereNoneCanBeReadThatIsSaid() {
        Study study(false);
        study.enter();
        QVERIFY(study.touch("placeConcerns"));
        QVERIFY(study.says("Not on this tablet"));
        QVERIFY(study.says("PIN of six digits"));
        study.tablet.shots(QStringLiteral("concerns_not_here"));
    }

    void whereNoneWasRaisedThatIsSaid() {
        Study study;
        study.enter();
        QVERIFY(study.touch("placeConcerns"));
        QVERIFY(study.says("No concerns"));
        study.tablet.shots(QStringLiteral("concerns_none"));
    }

    /// What somebody else may read of the same tablet is not on this adult's screen.
    void whatIsGrantedToAnotherIsNotShown() {
        Study study(false);
        test::granted(study.tablet.room, study.amara(), study.tablet.room.teacher);
        study.raise(seen);
        QVERIFY(study.kept().items.empty());
        QVERIFY(!study.kept().readable);
    }

    void aGrantThatIsTakenBackTakesItFromTheScreen() {
        Study study;
        study.raise(seen);
        study.enter();
        study.openOne();
        QVERIFY(study.says(seen));
        study.tablet.room.load("restricted-grant", domain::restrictedStream(study.amara()), study.grant,
                               {{"read", false}});
        QVERIFY(study.gone(seen));
        QVERIFY(study.says("Not on this tablet"));
    }

    /// Another SENCO answered meanwhile, on another tablet: what is being written here stays.
    void whatArrivesLeavesAloneWhatIsBeingWritten() {
        Study study;
        const auto id = study.raise(seen);
        study.enter();
        study.openOne();
        study.write(QStringLiteral("I come"));
        study.tablet.room.load("concern", domain::restrictedStream(study.amara()), id,
                               {{"state", "planned"}});
        QVERIFY(study.says("1 open, none of them new"));
        QCOMPARE(study.tablet.app->concerns()->opened()->answer(), QStringLiteral("I come"));
        QVERIFY(study.touch("state-closed"));
        QVERIFY(study.touch("answerSend"));
        QTRY_COMPARE(study.kept().items.at(0).answer, std::string("I come"));
    }
};

QTEST_MAIN(Concerns)
#include "concerns.moc"
