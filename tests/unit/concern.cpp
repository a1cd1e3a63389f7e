// The form by which an adult raises a concern, without its page: what it keeps, sends and tells.
#include "app/viewmodels/concern/concern_draft.h"
#include "app/viewmodels/concern/concern_model.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"

#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

using namespace jotter;
using test::Classroom;
using viewmodels::ConcernModel;
using viewmodels::OptionList;

namespace {
const auto seen = QStringLiteral("hides under the table whenever it is loud");

/// The form on a tablet of Harbour Room, and who is signed in.
struct Form {
    Classroom room;
    std::optional<viewmodels::SignedIn> who{{room.assistant, room.ticket}};
    viewmodels::ToastModel toast;
    viewmodels::Services services{.store = &room.store(),
                                  .clock = &room.clock,
                                  .random = &room.random,
                                  .signedIn = [this] { return who; }};
    viewmodels::Recorder recorder{services, toast};
    ConcernModel model{services, recorder};

    Form() { model.open(room.pupils[0]); }
    std::vector<store::Draft> drafts(AdultId of) {
        return room.ask([of](const store::Queries& queries) { return queries.drafts(of); });
    }
    std::vector<store::Draft> drafts() { return drafts(room.assistant); }
    /// What was recorded in the pupil's restricted stream.
    std::vector<Change> concerns() {
        std::vector<Change> all;
        const auto unsent = room.store().journal().unsent(100, 1'000'000);
        for (const auto& one : *unsent)
            if (auto change = parseChange(one.bytes)->change;
                change.stream == domain::restrictedStream(room.pupils[0]))
                all.push_back(std::move(change));
        return all;
    }
    /// Whatever was given to the store before has been done.
    void settle() { QVERIFY(room.store().saveSetting("settled", "yes").result()); }
    void answered(EntityId own, const nlohmann::json& fields) {
        room.clock.advance(std::chrono::hours(1));
        room.load("own-concern", domain::staffStream(room.assistant), own, fields);
    }
};

QStringList chosen(const OptionList& list) {
    QStringList ids;
    for (const auto& option : list.options())
        if (option.chosen)
            ids << option.id;
    return ids;
}
} // namespace

class ConcernTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWordsMakeAConcern() {
        Form form;
        QVERIFY(!form.model.ready() && !form.model.begun());
        form.model.since()->pick(QStringLiteral("week"));
        form.model.setText(QStringLiteral(" \n"));
        QVERIFY(form.model.begun() && !form.model.ready());
        form.model.send();
        form.model.setText(seen);
        QVERIFY(form.model.ready());
        QVERIFY(form.concerns().empty());
    }

    void sinceIsOneAndTheOthersAreSeveral() {
        Form form;
        for (const auto* id : {"week", "today"})
            form.model.since()->pick(QLatin1String(id));
        QCOMPARE(chosen(*form.model.since()), QStringList{"today"});
        form.model.since()->pick(QStringLiteral("today"));
        QCOMPARE(chosen(*form.model.since()), QStringList());
        for (auto* list : {form.model.areas(), form.model.tried()}) {
            QVERIFY(list->count() >= 4);
            const auto first = list->options().front().id;
            const auto last = list->options().back().id;
            list->pick(last);
            list->pick(first);
            QCOMPARE(chosen(*list), (QStringList{first, last}));
            list->pick(first);
            QCOMPARE(chosen(*list), QStringList{last});
        }
    }

    void whatIsBegunIsADraftOfThatAdultAboutThatPupil() {
        Form form;
        auto& model = form.model;
        QCOMPARE(model.savingText(), QStringLiteral("Only you see this until you send it."));
        model.setText(seen);
        model.areas()->pick(QStringLiteral("semh"));
        QTRY_COMPARE(model.savingText(),
                     QStringLiteral("Saved on this tablet, for you alone, until you send it."));
        QCOMPARE(form.drafts().size(), std::size_t{1});
        QVERIFY(viewmodels::isOfConcern(form.drafts()[0]));
        QSignalSpy changed(&model, &ConcernModel::changed);
        model.open(form.room.pupils[1]);
        changed.clear();
        QVERIFY(changed.wait()); // the store has answered
        QVERIFY(model.text().isEmpty() && chosen(*model.areas()).isEmpty() && !model.begun());
        form.who->adult = form.room.teacher;
        model.open(form.room.pupils[0]);
        model.since()->pick(QStringLiteral("longer")); // of the teacher's own
        QTRY_COMPARE(form.drafts(form.room.teacher).size(), std::size_t{1});
        QVERIFY(model.text().isEmpty());
        form.who->adult = form.room.assistant;
        model.open(form.room.pupils[0]);
        QTRY_COMPARE(model.text(), seen);
        QCOMPARE(chosen(*model.areas()), QStringList{"semh"});
        QCOMPARE(chosen(*model.since()), QStringList());
        QVERIFY(form.concerns().empty());
    }

    void whatIsTypedIsKeptAfterAMomentAndOnLeaving() {
        Form form;
        form.model.setText(seen);
        QVERIFY(form.drafts().empty());
        QTRY_COMPARE(form.drafts().size(), std::size_t{1});
        form.model.setText(seen + QStringLiteral(", and in assembly"));
        form.model.leave();
        form.settle();
        QCOMPARE(viewmodels::concernFromBody(form.drafts().at(0).body)->text,
                 (seen + QStringLiteral(", and in assembly")).toStdString());
    }

    void whatIsWrittenBeforeTheDraftIsReadStays() {
        Form form;
        form.model.setText(QStringLiteral("an older one"));
        form.model.leave();
        QTRY_COMPARE(form.drafts().size(), std::size_t{1});
        QTRY_COMPARE(form.model.savingText(),
                     QStringLiteral("Saved on this tablet, for you alone, until you send it."));
        form.model.open(form.room.pupils[0]);
        form.model.setText(seen); // sooner than the store can answer
        QSignalSpy changed(&form.model, &ConcernModel::changed);
        QVERIFY(changed.wait());
        QCOMPARE(form.model.text(), seen);
    }

    void whatIsSentIsRecordedOnceAndItsDraftEnds() {
        Form form;
        auto& model = form.model;
        model.since()->pick(QStringLiteral("week"));
        model.tried()->pick(QStringLiteral("breaks"));
        model.setText(seen);
        model.leave();
        QTRY_COMPARE(form.drafts().size(), std::size_t{1});
        QSignalSpy sent(&model, &ConcernModel::sent);
        model.send();
        QVERIFY(!model.ready());
        model.send(); // a finger that trembles
        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(model.text().isEmpty() && !model.begun() && chosen(*model.since()).isEmpty());
        QCOMPARE(form.toast.message(), QStringLiteral("Concern for the SENCO · Saved on this tablet"));
        QVERIFY(form.drafts().empty());
        const auto concerns = form.concerns();
        QCOMPARE(concerns.size(), std::size_t{1});
        QCOMPARE(concerns[0].type, std::string("concern"));
        QVERIFY(concerns[0].author == form.room.assistant && concerns[0].ticket == form.room.ticket);
        QTRY_COMPARE(model.raised().size(), 1);
        auto fields = concerns[0].fields;
        QVERIFY(EntityId::parse(fields.value("own", "")));
        fields.erase("own");
        QCOMPARE(
            fields,
            nlohmann::json(
                {{"text", seen.toStdString()}, {"state", "new"}, {"since", "week"}, {"tried", "breaks"}}));
    }

    void whatBecameOfItIsTold_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("told");
        QTest::newRow("new") << "new"
                             << ""
                             << "with the SENCO";
        QTest::newRow("looking") << "looking"
                                 << ""
                                 << "the SENCO is looking into it";
        QTest::newRow("planned") << "planned"
                                 << "We watch lunch together."
                                 << "something is planned. We watch lunch together.";
        QTest::newRow("closed") << "closed"
                                << ""
                                << "closed";
    }
    void whatBecameOfItIsTold() {
        QFETCH(const QString, state);
        QFETCH(const QString, answer);
        QFETCH(const QString, told);
        Form form;
        auto& room = form.room;
        const auto raised = room.clock.now();
        nlohmann::json fields{{"concern", EntityId::make(raised, room.random).toString()},
                              {"pupil", room.pupils[0].toString()},
                              {"raised", toIso(raised)},
                              {"state", "new"}};
        const auto own = EntityId::make(raised, room.random);
        form.answered(own, fields);
        QTRY_COMPARE(form.model.raised().size(), 1); // it hears of what comes while the form is open
        fields = {{"state", state.toStdString()}};
        if (!answer.isEmpty())
            fields["answer"] = answer.toStdString();
        form.answered(own, fields);
        const auto day =
            QLocale().toString(QDateTime::fromMSecsSinceEpoch(raised.time_since_epoch().count()).date(),
                               QStringLiteral("d MMMM"));
        QTRY_COMPARE(form.model.raised(),
                     QStringList{QStringLiteral("Your concern of %1: %2").arg(day, told)});
        form.model.open(room.pupils[1]);
        QCOMPARE(form.model.raised(), QStringList());
    }

    void whatIsThrownAwayIsGone() {
        Form form;
        form.model.setText(seen);
        form.model.leave();
        QTRY_COMPARE(form.drafts().size(), std::size_t{1});
        form.model.discard();
        QVERIFY(form.model.text().isEmpty() && !form.model.begun());
        QTRY_VERIFY(form.drafts().empty());
        QVERIFY(form.concerns().empty());
    }

    void whatCannotBeSavedOrSentIsSaidAndStays() {
        Form form;
        store::Connection(store::storeFile(form.room.folder()), Classroom::key(),
                          store::Connection::Access::Write)
            .exec("CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(ABORT, 'full'); END");
        form.model.setText(seen);
        form.model.leave();
        QTRY_VERIFY(form.model.savingFailed());
        QCOMPARE(form.model.savingText(),
                 QStringLiteral("This cannot be saved just now. Keep the form open."));
        form.who.reset(); // the tablet was locked meanwhile
        QSignalSpy sent(&form.model, &ConcernModel::sent);
        form.model.send();
        QVERIFY(form.toast.failed());
        QCOMPARE(sent.size(), 0);
        QCOMPARE(form.model.text(), seen);
        QVERIFY(form.model.ready());
        QVERIFY(form.concerns().empty());
    }

    /// A finger that is still on the form while it goes: no draft is left of what was sent.
    void whatIsTouchedWhileItIsSentIsNotBegunAnew() {
        Form form;
        form.model.setText(seen);
        QSignalSpy sent(&form.model, &ConcernModel::sent);
        form.model.send();
        form.model.since()->pick(QStringLiteral("week"));
        form.model.setText(seen + QStringLiteral("!"));
        QTRY_COMPARE(sent.size(), 1);
        form.model.leave();
        form.settle();
        QVERIFY(form.drafts().empty());
        QVERIFY(!form.model.begun());
    }

    void whereNobodyIsSignedInNothingIsWritten() {
        Form form;
        form.who.reset();
        form.model.open(form.room.pupils[0]);
        form.model.setText(seen);
        form.model.since()->pick(QStringLiteral("week"));
        form.model.leave();
        QVERIFY(form.model.text().isEmpty());
        QVERIFY(form.drafts().empty());
    }
};

QTEST_GUILESS_MAIN(ConcernTest)
#include "concern.moc"
