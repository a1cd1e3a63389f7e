// What became of a concern: who may say so to its author, in a stream that they do not read.
#include "sync/server/admin/office.h"
#include "tests/support/streams_school.h"

#include <QtTest>

using namespace jotter;
using namespace jotter::support;
using namespace std::chrono_literals;
using nlohmann::json;

class Concerns : public QObject {
    Q_OBJECT

private:
    StreamsSchool at_;
    const std::unique_ptr<TestDevice> author_ = at_.tabletOf("ta");
    const std::unique_ptr<TestDevice> senco_ = at_.readerOf("senco", at_.own);
    const SealedChange own_ = raised(at_.own);

    SealedChange raised(const std::string& pupil) {
        auto own = StreamsSchool::ownConcern(*author_, pupil);
        if (statusOf(author_->push({own})) != "ok")
            throw std::runtime_error("a concern cannot be raised");
        return own;
    }
    static SealedChange answer(TestDevice& by, const SealedChange& own) {
        return StreamsSchool::changeOf(by, own, "own-concern",
                                       {{"state", "looking"}, {"answer", "On Monday."}});
    }
    static std::string answered(TestDevice& by, const SealedChange& own) {
        return statusOf(by.push({answer(by, own)}));
    }
    /// The line that answers a push, but for the id.
    static json lineOf(TestDevice& by, const SealedChange& change) {
        auto line = linesOf(by.push({change}).body).at(0);
        line.erase("id");
        return line;
    }
    /// A record that is nowhere, in the author's stream.
    SealedChange nowhere() { return StreamsSchool::ownConcern(*author_, at_.own); }
    /// As if it had come by itself: the office writes into the log what nobody could have sent.
    SealedChange byNobody(const SealedChange& record, const json& fields) {
        server::Office office(at_.school.office(), at_.school.clock, at_.school.random);
        auto made = office.make("own-concern", record.change.stream, record.change.entity, fields).value();
        if (!office.keep({made}))
            throw std::runtime_error("the office cannot keep a record");
        return made;
    }

private Q_SLOTS:
    void itsAuthorIsToldAndNobodyElse() {
        const auto told = answer(*senco_, own_);
        QCOMPARE(statusOf(senco_->push({told})), std::string("ok"));
        Replica theirs(*author_);
        QVERIFY(theirs.follow() && theirs.has(told) && theirs.has(own_));
        Replica here(*senco_);
        QVERIFY(here.follow() && !here.has(own_.change.stream));
        QCOMPARE(here.unasked, 0U);
        QCOMPARE(senco_->ask("GET", "/v1/digest?stream=" + own_.change.stream).status, 404);
        QCOMPARE(statusOf(senco_->push({told})), std::string("known"));
    }

    void nothingElseOfItIsTheirs_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<bool>("picture");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char* type, const char* fields, const char* outcome, bool picture = false) {
            QTest::addRow("%s %s%s", type, fields, picture ? " and a picture" : "")
                << type << fields << picture << outcome;
        };
        row("own-concern", R"({"state":"planned"})", "ok");
        row("own-concern", R"({"answer":"On Monday."})", "ok");
        row("own-concern", R"({"state":"planned","concern":"another"})", "no_right");
        row("own-concern", R"({"state":"planned","pupil":"another"})", "no_right");
        row("own-concern", R"({"state":"planned","raised":"2026-11-21T10:14:03+00:00"})", "no_right");
        row("own-concern", R"({"answer":"On Monday.","mark":"x"})", "no_right");
        row("own-concern", R"({"pupil":"another"})", "no_right");
        row("own-concern", "{}", "no_right");
        row("own-concern", R"({"state":"planned"})", "no_right", true);
        row("retract", R"({"state":"planned"})", "no_right");
        row("misfiled", R"({"state":"planned"})", "no_right");
        row("redact", R"({"state":"planned"})", "no_right");
        row("concern", R"({"state":"planned"})", "bad_stream");
    }
    void nothingElseOfItIsTheirs() {
        QFETCH(const QString, type);
        QFETCH(const QString, fields);
        QFETCH(const bool, picture);
        QFETCH(const QString, outcome);
        std::vector<MediumRef> media;
        if (picture)
            media.push_back({Sha256::of("a picture"), 9, "photo", {}});
        const auto change = StreamsSchool::changeOf(*senco_, own_, type.toStdString(),
                                                    json::parse(fields.toStdString()), media);
        QCOMPARE(QString::fromStdString(statusOf(senco_->push({change}))), outcome);
    }

    /// Neither one that the author never made, nor one that lies elsewhere; and what is refused sounds the
    /// same whether it is there or not.
    void whatItsAuthorDidNotMakeIsNotTheirs() {
        QCOMPARE(answered(*senco_, nowhere()), std::string("no_right"));
        const auto created = senco_->make("own-concern", own_.change.stream, {{"state", "new"}});
        QCOMPARE(statusOf(senco_->push({created})), std::string("no_right"));
        auto elsewhere = own_;
        elsewhere.change.stream = "staff/" + at_.office->adult.toString();
        QCOMPARE(answered(*senco_, elsewhere), std::string("no_right"));
        const auto forged = nowhere();
        byNobody(forged, forged.change.fields);
        QCOMPARE(answered(*senco_, forged), std::string("no_right"));
        // Another kind of record of the author's own names a pupil too.
        const auto other = author_->make("retract", own_.change.stream, {{"pupil", at_.own}});
        QCOMPARE(statusOf(author_->push({other})), std::string("ok"));
        QCOMPARE(answered(*senco_, other), std::string("no_right"));
        const auto head = at_.tabletOf("head");
        QCOMPARE(lineOf(*head, answer(*head, own_)), lineOf(*head, answer(*head, nowhere())));
        QCOMPARE(lineOf(*senco_, answer(*senco_, raised(at_.other))),
                 lineOf(*senco_, answer(*senco_, nowhere())));
    }

    /// After a restore the answer that a tablet has kept comes back sooner than what it answers.
    void anAnswerThatCameBackFirstMakesNobodyItsAuthor() {
        const auto own = nowhere();
        byNobody(own, {{"state", "looking"}});
        QCOMPARE(answered(*senco_, own), std::string("no_right"));
        QCOMPARE(statusOf(author_->push({own})), std::string("ok"));
        QCOMPARE(answered(*senco_, own), std::string("ok"));
    }

    void whatStandsBeforeItInTheBatchIsThere() {
        const auto shared = at_.readerOf("senco", at_.own);
        const auto senco = shared->adult;
        const auto ticket = shared->ticket;
        const TicketId theirs{at_.school.uuid()};
        QVERIFY(at_.school.office().registry().issue(
            {theirs, author_->adult, shared->id, at_.school.clock.now() + 24h}, at_.school.clock.now()));
        shared->adult = author_->adult;
        shared->ticket = theirs;
        const auto own = StreamsSchool::ownConcern(*shared, at_.own);
        const auto refused = StreamsSchool::ownConcern(*shared, at_.own);
        shared->adult = senco;
        shared->ticket = ticket;
        const auto lines =
            linesOf(shared->push({own, answer(*shared, own), answer(*shared, refused), refused}).body);
        QCOMPARE(lines.at(0).value("status", ""), std::string("ok"));
        QCOMPARE(lines.at(1).value("status", ""), std::string("ok"));
        QCOMPARE(lines.at(2).value("reason", ""), std::string("no_right"));
        QCOMPARE(lines.at(3).value("status", ""), std::string("ok"));
        // What is held there is not.
        shared->adult = author_->adult; // with another's ticket
        const auto held = StreamsSchool::ownConcern(*shared, at_.own);
        shared->adult = senco;
        const auto neither = linesOf(shared->push({held, answer(*shared, held)}).body);
        QCOMPARE(neither.at(0).value("reason", ""), std::string("no_ticket"));
        QCOMPARE(neither.at(1).value("reason", ""), std::string("no_right"));
    }

    void itIsForWhoMayReadThatPupilsConcerns() {
        const auto neighbour = at_.school.uuid().toString(); // of the same group, and granted to nobody
        at_.place(neighbour, at_.group);
        QCOMPARE(answered(*senco_, raised(neighbour)), std::string("no_right"));
        at_.grant(senco_->adult, neighbour, true);
        QCOMPARE(answered(*senco_, raised(neighbour)), std::string("ok"));
        // Granted, and of a group that is not this tablet's.
        at_.grant(senco_->adult, at_.other, true);
        QCOMPARE(answered(*senco_, raised(at_.other)), std::string("no_right"));
        const auto colleague = at_.readerOf("senco", at_.other);
        QCOMPARE(answered(*colleague, own_), std::string("no_right"));
        const auto office = at_.readerOf("senco", at_.own); // of no group that the pupil is in
        at_.officeComesLater();
        auto moved = at_.office->make("adult", "school", {{"groups", {at_.elsewhere.toString()}}}).change;
        moved.entity = EntityId{office->adult.value};
        QCOMPARE(statusOf(at_.office->push({*serialise(moved)})), std::string("ok"));
        QCOMPARE(answered(*office, own_), std::string("no_right"));
    }

    void aGrantThatEndedAndAShortOrNewPinOpenNothing() {
        const auto reader = at_.readerOf("head", at_.own);
        QCOMPARE(answered(*reader, own_), std::string("ok"));
        at_.setPin(reader->adult, 6, false);
        QCOMPARE(answered(*reader, own_), std::string("no_right"));
        at_.setPin(reader->adult, 5);
        QCOMPARE(answered(*reader, own_), std::string("no_right"));
        at_.setPin(reader->adult, 8);
        QCOMPARE(answered(*reader, own_), std::string("ok"));
        const auto closed = at_.tabletOf("senco");
        at_.setPin(closed->adult, 6);
        QCOMPARE(answered(*closed, own_), std::string("no_right"));
        at_.grant(closed->adult, at_.own, false);
        QCOMPARE(answered(*closed, own_), std::string("no_right"));
        at_.grant(closed->adult, at_.own, true);
        QCOMPARE(answered(*closed, own_), std::string("ok"));
    }
};

QTEST_GUILESS_MAIN(Concerns)
#include "concerns.moc"
