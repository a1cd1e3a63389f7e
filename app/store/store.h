#pragma once

#include "app/domain/observation.h"
#include "app/store/queries.h"
#include "sync/change/clock.h"
#include "sync/change/random.h"
#include "sync/engine/ports.h"
#include "sync/seal/seal.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace jotter::store {

/// What a commit touched, for screens that show it.
struct Commit {
    std::set<std::string> streams;
    bool outbox = false; ///< what waits, or is on the server, has changed
    bool drafts = false;
    bool fromServer = false;
    bool forgot = false; ///< something went that must not be seen any more, not in a cache either
};

/// What `record` promises when it answers: the changes are durable (I1).
struct Recorded {
    std::vector<ChangeId> changes;
    std::vector<EntityId> entities;
};

/// A capture that is not finished: survives being killed, belongs to its author, is not sent.
struct Draft {
    std::string id;
    AdultId author;
    std::string body; ///< JSON of the capture sheet's state
    std::vector<MediumRef> media;
    WallTime changed;
};

/// An adult's right to sign in on this tablet without a network.
struct Ticket {
    TicketId id;
    AdultId adult;
    WallTime expires;
    std::string pinVerifier; ///< Argon2id, libsodium's string form
    int wrongTries = 0;
    WallTime triedLast;
};

/// Every medium and thumbnail that a record or a draft refers to, and those that lie sealed for the server.
struct MediaInUse {
    std::set<Sha256> readable;
    std::set<Sha256> sealed;
};

/// Which threads do the work: the store's own, or (for the simulation, which replays) whoever calls.
enum class Threads { Own, Callers };

/// The tablet's store: one encrypted SQLite (WAL, synchronous=FULL), one thread that writes, connections
/// beside it that read. All public methods may be called from any thread; futures finish on the store's
/// threads.
class Store : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::filesystem::path folder; ///< the profile; the database is `store.db` in it
        seal::WrapKey key;            ///< 256-bit key of the database
        const Clock* clock = nullptr;
        RandomSource* random = nullptr;
        Threads threads = Threads::Own;
    };
    /// Opens or makes the store, migrates it. `Storage` errors: "wrong_key",
    /// "store_damaged", "store_newer", "disk_full".
    [[nodiscard]] static Expected<std::unique_ptr<Store>> open(Options options);
    ~Store() override;

    /// Appends, projects, enqueues, notes media and drops the drafts that this ends, in one transaction;
    /// answers when it is durable.
    [[nodiscard]] QFuture<Expected<Recorded>> record(std::vector<domain::NewChange> changes,
                                                     std::vector<std::string> endsDrafts = {});

    [[nodiscard]] QFuture<Expected<void>> saveDraft(Draft draft);
    [[nodiscard]] QFuture<Expected<void>> dropDraft(std::string id);
    [[nodiscard]] QFuture<Expected<void>> saveTicket(Ticket ticket);
    /// Puts a record that needs a look back among those that wait, with its media: somebody asked for it.
    [[nodiscard]] QFuture<Expected<void>> tryAgain(ChangeId id);
    /// A small local setting of this tablet (never synchronised).
    [[nodiscard]] QFuture<Expected<void>> saveSetting(std::string name, std::string value);
    /// This tablet is device `id` from now on (enrolment), with these settings (name, value), all or nothing.
    /// What was recorded before keeps its device.
    [[nodiscard]] QFuture<Expected<void>>
    becomeDevice(DeviceId id, std::vector<std::pair<std::string, std::string>> settings = {});
    /// Drops every projection and makes them again from the log.
    [[nodiscard]] QFuture<Expected<void>> rebuild();
    /// Writes changes made elsewhere straight into the log as already known to the server (demo school, load
    /// sets).
    [[nodiscard]] QFuture<Expected<void>> load(std::vector<SealedChange> changes);
    /// From here to `finishLoad` what is loaded is on trial: `abandonLoad`, the next opening of the store and
    /// `becomeDevice` take all of it out again, tickets included. `Input` "records_here" when there are
    /// records already: they could not be told apart.
    [[nodiscard]] QFuture<Expected<void>> beginLoad();
    /// What was loaded stays, and the setting says so from the same moment on.
    [[nodiscard]] QFuture<Expected<void>> finishLoad(std::string setting, std::string value);
    [[nodiscard]] QFuture<Expected<void>> abandonLoad();
    /// Compares the media manifest with the files that `isThere` tells of (the vault's `has`): what is
    /// missing is wanted from the server again. Answers what is to stay, for the vault's `removeOrphans`. To
    /// be run before anything is captured.
    [[nodiscard]] QFuture<Expected<MediaInUse>> reconcileMedia(std::function<bool(const Sha256&)> isThere);

    /// Runs a question on a reading thread: `read([](const Queries& q) { return q.board(group, now); })`.
    template <class Question>
    [[nodiscard]] auto read(Question question) -> QFuture<std::invoke_result_t<Question, const Queries&>> {
        using Result = std::invoke_result_t<Question, const Queries&>;
        auto promise = std::make_shared<QPromise<Result>>();
        auto future = promise->future();
        promise->start();
        onReader([promise, question = std::move(question)](const Queries& queries) {
            promise->addResult(question(queries));
            promise->finish();
        });
        return future;
    }

    /// The journal of the synchronising engine; to be used on one thread, may block on the disk.
    [[nodiscard]] engine::Journal& journal();

Q_SIGNALS:
    /// After each commit, from the writer's thread (connect queued).
    void committed(const jotter::store::Commit& commit);

private:
    struct Parts;
    Store();
    void onReader(std::function<void(const Queries&)> question);
    std::unique_ptr<Parts> parts_;
};

} // namespace jotter::store
