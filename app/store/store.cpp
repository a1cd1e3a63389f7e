#include "app/store/store.h"

#include "app/store/log/drafts.h"
#include "app/store/log/journal.h"
#include "app/store/log/outbox.h"
#include "app/store/log/recording.h"
#include "app/store/log/trial.h"
#include "app/store/reading/reader.h"
#include "app/store/replica/traces.h"
#include "app/store/sqlite/store_file.h"

#include <QLoggingCategory>

namespace jotter::store {

Q_LOGGING_CATEGORY(storeLog, "jotter.store")

/// Destroyed from below: questions and the journal end before the writer, which first finishes what it was
/// given.
struct Store::Parts {
    Parts(std::unique_ptr<Ledger> ledger, const Options& options, Writer::Announce announce)
        : clock(*options.clock)
        , file(storeFile(options.folder))
        , key(options.key)
        , writer(std::move(ledger), std::move(announce), options.threads)
        , journal(
              writer, [this] { return openReader(); }, clock)
        , readers(options.threads == Threads::Own ? readingThreads : 0,
                  [this] { return std::make_unique<Reader>([this] { return openReader(); }, clock); }) {}

    [[nodiscard]] Connection openReader() const { return Connection(file, key, Connection::Access::Read); }

    static constexpr std::size_t readingThreads = 2;
    const Clock& clock;
    std::filesystem::path file;
    seal::WrapKey key;
    Writer writer;
    StoreJournal journal;
    WorkQueue<Reader> readers;
};

namespace {
void putSetting(Ledger& ledger, const std::string& name, const std::string& value) {
    ledger.db.run("INSERT OR REPLACE INTO setting(name, value) VALUES (?1, ?2)", name, value);
}

/// In parts, so that neither the write-ahead log nor the wait of a capture beside it grows without limit. A
/// load that was cut short is finished by loading the same again.
void loadFrom(Writer& writer, std::shared_ptr<const std::vector<SealedChange>> all, std::size_t from,
              std::shared_ptr<QPromise<Expected<void>>> loaded) {
    constexpr std::size_t part = 5'000;
    const auto to = std::min(from + part, all->size());
    writer.write(
        [all, from, to](Ledger& ledger, Commit& commit) {
            loadChanges(ledger, std::span(*all).subspan(from, to - from), commit);
        },
        [&writer, all, to, loaded](Expected<void> done) {
            if (done && to < all->size())
                return loadFrom(writer, all, to, loaded);
            loaded->addResult(std::move(done));
            loaded->finish();
        });
}
} // namespace

Expected<std::unique_ptr<Store>> Store::open(Options options) {
    StoreMaking making;
    making.begin = [&](Connection& connection) { beginStore(connection, *options.clock, *options.random); };
    making.rebuild = [](Connection& connection) {
        ChangeLog log(connection);
        Projector(connection, log).fill();
    };
    auto connection = openStoreFile(options.folder, options.key, making);
    if (!connection) {
        qCWarning(storeLog) << "the store was not opened:" << connection.error().code.c_str();
        return tl::make_unexpected(connection.error());
    }
    return guarded([&] {
        auto store = std::unique_ptr<Store>(new Store);
        auto ledger = std::make_unique<Ledger>(std::move(*connection), *options.clock, *options.random);
        const auto tidied = ledger->transact([&] {
            Commit nobodyHears;
            TrialLoad(*ledger, nobodyHears).takeOut();
        });
        if (!tidied)
            throw GiveUp{tidied.error()};
        // a kill may have come between a deletion and this
        ledger->forgot = ledger->forgot || !ledger->meta.text("traces").empty();
        removeTraces(*ledger);
        store->parts_ =
            std::make_unique<Parts>(std::move(ledger), options, [self = store.get()](const Commit& commit) {
                Q_EMIT self->committed(commit);
            });
        return store;
    });
}

Store::Store() = default;
Store::~Store() = default;

QFuture<Expected<Recorded>> Store::record(std::vector<domain::NewChange> changes,
                                          std::vector<std::string> endsDrafts) {
    return parts_->writer.write([changes = std::move(changes),
                                 endsDrafts = std::move(endsDrafts)](Ledger& ledger, Commit& commit) mutable {
        return recordChanges(ledger, std::move(changes), endsDrafts, commit);
    });
}

QFuture<Expected<void>> Store::saveDraft(Draft draft) {
    return parts_->writer.write(
        [draft = std::move(draft)](Ledger& ledger, Commit& commit) { keepDraft(ledger, draft, commit); });
}

QFuture<Expected<void>> Store::dropDraft(std::string id) {
    return parts_->writer.write(
        [id = std::move(id)](Ledger& ledger, Commit& commit) { endDraft(ledger, id, commit); });
}

QFuture<Expected<void>> Store::saveTicket(Ticket ticket) {
    return parts_->writer.write([ticket = std::move(ticket)](Ledger& ledger, Commit&) {
        ledger.db.run("INSERT OR REPLACE INTO ticket(id, adult, expires, verifier, wrong_tries, tried_last) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                      ticket.id, ticket.adult, ticket.expires, ticket.pinVerifier, ticket.wrongTries,
                      ticket.triedLast);
    });
}

QFuture<Expected<void>> Store::saveSetting(std::string name, std::string value) {
    return parts_->writer.write([name = std::move(name), value = std::move(value)](Ledger& ledger, Commit&) {
        putSetting(ledger, name, value);
    });
}

QFuture<Expected<void>> Store::becomeDevice(DeviceId id,
                                            std::vector<std::pair<std::string, std::string>> settings) {
    return parts_->writer.write([id, settings = std::move(settings)](Ledger& ledger, Commit& commit) {
        TrialLoad(ledger, commit).takeOut(); // never among the records of a school
        ledger.meta.setText("device", id.toString());
        ledger.meta.setText("enrolled", "yes");
        for (const auto& [name, value] : settings)
            putSetting(ledger, name, value);
        commit.outbox = true;
    });
}

QFuture<Expected<void>> Store::tryAgain(ChangeId id) {
    return parts_->writer.write([id](Ledger& ledger, Commit& commit) { waitAgain(ledger, id, commit); });
}

QFuture<Expected<void>> Store::rebuild() {
    return parts_->writer.write([](Ledger& ledger, Commit& commit) {
        ledger.db.exec(emptyProjections());
        ledger.projector.fill();
        auto streams = ledger.db.query("SELECT name FROM stream");
        while (streams.next())
            commit.streams.insert(streams.text(0));
    });
}

QFuture<Expected<void>> Store::load(std::vector<SealedChange> changes) {
    const auto loaded = std::make_shared<QPromise<Expected<void>>>();
    loaded->start();
    auto future = loaded->future();
    loadFrom(parts_->writer, std::make_shared<const std::vector<SealedChange>>(std::move(changes)), 0,
             loaded);
    return future;
}

QFuture<Expected<void>> Store::beginLoad() {
    return parts_->writer.write([](Ledger& ledger, Commit& commit) { TrialLoad(ledger, commit).begin(); });
}

QFuture<Expected<void>> Store::finishLoad(std::string setting, std::string value) {
    return parts_->writer.write(
        [setting = std::move(setting), value = std::move(value)](Ledger& ledger, Commit& commit) {
            putSetting(ledger, setting, value);
            TrialLoad(ledger, commit).finish();
        });
}

QFuture<Expected<void>> Store::abandonLoad() {
    return parts_->writer.write([](Ledger& ledger, Commit& commit) { TrialLoad(ledger, commit).takeOut(); });
}

QFuture<Expected<MediaInUse>> Store::reconcileMedia(std::function<bool(const Sha256&)> isThere) {
    return parts_->writer.write([isThere = std::move(isThere)](Ledger& ledger, Commit& commit) {
        commit.outbox = true;
        return MediaInUse{ledger.media.reconcile(isThere), ledger.media.sealedOnes()};
    });
}

engine::Journal& Store::journal() {
    return parts_->journal;
}

void Store::onReader(std::function<void(const Queries&)> question) {
    parts_->readers.post([question = std::move(question)](Reader& reader) { reader.ask(question); });
}

} // namespace jotter::store
