// A concern from the tablet on which it is raised to the SENCO's, and what becomes of it back: two tablets
// with the app's own store, vault and synchronising thread, and a real jotter-server over TLS.
#include "app/domain/concern.h"
#include "app/media/vault.h"
#include "app/store/replica/purge.h"
#include "platform/desktop/keys/device_signer.h"
#include "platform/desktop/keys/key_file.h"
#include "sync/server/admin/office.h"
#include "sync/transport/sync_runner.h"
#include "tests/store/classroom.h"
#include "tests/store/ledger_view.h"
#include "tests/support/must.h"
#include "tests/support/runner_ear.h"
#include "tests/support/server_process.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace jotter;
using fake::answerOf;
using nlohmann::json;
using support::must;
using test::Classroom;

namespace {
constexpr auto seen = "hides under the table whenever it is loud";
constexpr auto words = "We watch the dinner hall together on Monday.";
const SystemClock clock_;

/// A school with one pupil, a teaching assistant, and a SENCO who may read what is raised about the pupil.
struct School {
    SystemRandom random;
    QTemporaryDir folder;
    support::ServerProcess server{folder.filePath(QStringLiteral("school"))};
    PupilId pupil = PupilId::make(clock_.now(), random);
    AdultId assistant, senco;

    School() {
        {
            const auto school = must(
                server::OpenSchool::open(server::SchoolFolder(server.data().toStdString()), clock_, random));
            server::Office office(*school, clock_, random);
            assistant = must(office.addAdult("Tess Okafor", "TO", "ta"));
            senco = must(office.addAdult("Sam Senn", "SS", "senco"));
            must(office.setPin(assistant, "1357"));
            must(office.setPin(senco, "135792"));
            must(school->registry().confirmPin(senco)); // as another senior adult says it is Sam's own
            const auto group = must(office.addGroup("Harbour Room", "class"));
            const auto record = [&](const char* type, const std::string& stream, EntityId entity,
                                    json fields) {
                must(office.keep({must(office.make(type, stream, entity, std::move(fields)))}));
            };
            const auto stream = domain::pupilStream(pupil);
            record("pupil", stream, EntityId{pupil.value}, {{"given", "Amara"}, {"family", "Keating"}});
            record("membership", stream, office.newEntity(), {{"group", group.toString()}});
            record("restricted-grant", domain::restrictedStream(pupil), office.newEntity(),
                   {{"adult", senco.toString()}, {"read", true}});
        }
        server.start();
    }
};

/// A tablet on which one adult has signed in.
struct Tablet {
    Tablet(School& at, AdultId who, const std::string& pin)
        : school(at)
        , adult(who) {
        const auto code = school.server.enrolmentCode().toStdString();
        const auto joined = must(answerOf<transport::Enrolled>(
            [&](auto done) { runner.enrol(code, "Harbour Room", std::move(done)); }));
        must(store->becomeDevice(joined.device, {{store::sealKeySetting, toHex(joined.sealKey)}}).result());
        runner.start(joined.server, joined.device, store->journal(), *vault);
        ticket = must(answerOf<transport::GrantedTicket>([&](auto done) {
                     runner.ticket(adult, pin, std::move(done));
                 })).id;
    }
    ~Tablet() { runner.stop(); }
    Tablet(const Tablet&) = delete;
    Tablet& operator=(const Tablet&) = delete;

    /// Sends what there is and fetches what is new.
    void synchronise() {
        runner.poke(engine::Reason::Tapped);
        if (!ear.waitFor([](const engine::Status& status) {
                return status.allOnServer && status.lastSuccess && status.phase == engine::Phase::Idle;
            }))
            throw std::runtime_error("the tablet does not come to rest");
    }
    void record(std::vector<domain::NewChange> changes) {
        must(store->record(std::move(changes)).result());
        synchronise();
        QCOMPARE(must(store->journal().counts()).heldChanges, std::uint64_t(0));
    }
    std::vector<domain::OwnConcern> concerns() {
        return store
            ->read([this](const store::Queries& queries) { return queries.ownConcerns(adult, school.pupil); })
            .result();
    }
    /// What of a type lies readable here, oldest first.
    std::vector<Change> readable(const std::string& type) {
        std::vector<Change> changes;
        for (const auto& bytes : view().column("SELECT bytes FROM change WHERE sealed = 0 AND type = '" +
                                               type + "' ORDER BY effective"))
            changes.push_back(must(parseChange(bytes)).change);
        return changes;
    }
    [[nodiscard]] test::LedgerView view() const { return {folder.path().toStdString(), Classroom::key()}; }

    School& school;
    AdultId adult;
    TicketId ticket;
    SystemRandom random;
    QTemporaryDir folder;
    platform::KeyFile keys{folder.path().toStdString()};
    std::unique_ptr<platform::DeviceSigner> signer = must(platform::DeviceSigner::make(keys));
    std::unique_ptr<store::Store> store =
        must(store::Store::open({folder.path().toStdString(), Classroom::key(), &clock_, &random}));
    std::unique_ptr<media::Vault> vault =
        must(media::Vault::open(folder.path().toStdString() + "/media", Classroom::key(), random));
    fake::Ear ear;
    transport::SyncRunner runner{*signer, [this](const engine::Status& status) { ear.hear(status); }};
};
} // namespace

class ConcernTold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoRaisedItHearsWhatBecameOfIt() {
        School school;
        Tablet assistant(school, school.assistant, "1357");
        Tablet senco(school, school.senco, "135792");
        assistant.synchronise();
        const domain::Concern noticed{
            .pupil = school.pupil, .author = school.assistant, .ticket = assistant.ticket, .text = seen};
        assistant.record(must(noticed.toChanges(clock_.now(), assistant.random)));
        QCOMPARE(assistant.concerns().at(0).state, std::string("new"));
        QVERIFY(assistant.readable("concern").empty());

        QTRY_VERIFY((senco.synchronise(), senco.readable("concern").size() == 1));
        const auto concern = must(domain::RaisedConcern::from(senco.readable("concern").at(0)));
        QVERIFY(concern.author == school.assistant);
        const auto says = [&](const char* state, std::optional<std::string> answer) {
            senco.record(
                must(domain::answerConcern(concern, {school.senco, senco.ticket, state, std::move(answer)})));
        };
        says("planned", words);
        QTRY_VERIFY((assistant.synchronise(), assistant.concerns().at(0).state == "planned"));
        QCOMPARE(assistant.concerns().at(0).answer, std::string(words));

        // Another word knows what it replaces, and the answer stays.
        says("closed", {});
        QTRY_VERIFY((assistant.synchronise(), assistant.concerns().at(0).state == "closed"));
        QCOMPARE(assistant.concerns().at(0).answer, std::string(words));
        QCOMPARE(assistant.concerns().size(), std::size_t(1));
        const auto said = senco.readable("concern");
        QCOMPARE(said.size(), std::size_t(3));
        QCOMPARE(said[1].base.at("state").stamps, std::vector<Hlc>{said[0].hlc});
        QCOMPARE(said[2].base.at("state").stamps, std::vector<Hlc>{said[1].hlc});
        // Neither reads what is the other's.
        QVERIFY(assistant.readable("concern").empty());
        QVERIFY(senco.readable("own-concern").empty());
        QVERIFY(senco.concerns().empty());
    }
};

QTEST_GUILESS_MAIN(ConcernTold)
#include "concern_told.moc"
