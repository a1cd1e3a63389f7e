// A tablet without a window that records and sends as fast as it can, and is made to be killed: the profile,
// store, vault and synchronising thread of the app. PROFILE [--careless]. Orders come a line each: "record
// COUNT BYTES WORDS [PUPIL]" (each with a picture of so many bytes, none for 0; of that given name, else of
// everybody in turns), "sync", "tap"; at the end of the orders it ends. Careless, its SQLite leaves deleted
// bytes where they are: the control of the tests that search for them.
#include "app/shell/profile/profile.h"
#include "app/shell/profile/profile_keys.h"
#include "app/shell/sync/enrolment.h"
#include "sync/transport/sync_runner.h"
#include "tests/store/ledger_view.h"
#include "tests/support/keys_in_files.h"
#include "tests/support/must.h"

#include <sqlite3.h>
#include <unistd.h>

#include <QCoreApplication>

#include <iostream>
#include <sstream>

using namespace jotter;
using support::must;

/// Whether every connection takes no notice of being told to overwrite what it deletes.
static bool careless = false;

// The linker puts this in the place of `sqlite3_key` (tests.cmake): with a key, overwriting is on.
extern "C" int __real_sqlite3_key(sqlite3* database, const void* key, int bytes); // NOLINT: the linker's name
extern "C" int __wrap_sqlite3_key(sqlite3* database, const void* key,
                                  int bytes) { // NOLINT: the linker's name
    const int rc = __real_sqlite3_key(database, key, bytes);
    if (rc != SQLITE_OK || !careless)
        return rc;
    sqlite3_exec(database, "PRAGMA secure_delete = OFF", nullptr, nullptr, nullptr);
    return sqlite3_set_authorizer(
        database,
        [](void*, int action, const char* name, const char*, const char*, const char*) {
            const bool overwrite = action == SQLITE_PRAGMA && std::string_view(name) == "secure_delete";
            return overwrite ? SQLITE_IGNORE : SQLITE_OK;
        },
        nullptr);
}

namespace {
/// One line to whoever started this program, in one write: what was said was said, whenever the end comes.
void say(const std::string& line) {
    const auto text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        std::_Exit(3);
}

class Recorder {
public:
    explicit Recorder(const std::filesystem::path& folder)
        : profile_(must(shell::Profile::openWhole(
              {.folder = folder, .keyStores = support::keysInFiles, .clock = &clock_, .random = &random_})))
        , runner_(profile_->signer(), [this](const engine::Status& status) { hear(status); }) {
        if (!profile_->store().read([this](const store::Queries& queries) { return look(queries); }).result())
            throw std::runtime_error("nobody has signed in on this tablet");
        auto stores = support::keysInFiles(folder, profile_->id());
        const auto facts = must(shell::readFacts(folder));
        view_ = std::make_unique<test::LedgerView>(folder, must(shell::openKeys(stores, *facts)).store);
    }

    void record(int count, std::size_t bytes, const std::string& words, const std::string& given) {
        for (int i = 0; i < count; ++i)
            recordOne(of(given), bytes, words + "-" + toHex(random(6)));
        say("recorded");
    }
    void sync() {
        if (!enrolment_)
            throw std::runtime_error("this tablet belongs to no school");
        runner_.start(enrolment_->server, device_, profile_->store().journal(), profile_->vault());
        started_ = true;
    }
    void tap() { runner_.poke(engine::Reason::Tapped); }

private:
    /// False when nobody has signed in yet.
    bool look(const store::Queries& queries) {
        enrolment_ = shell::enrolmentOf(queries);
        device_ = queries.device();
        for (const auto& ticket : queries.tickets()) {
            author_ = ticket.adult;
            ticket_ = ticket.id;
        }
        if (const auto adult = queries.adult(author_))
            pupils_ = queries.pupils(adult->groups, clock_.now());
        return !pupils_.empty();
    }

    PupilId of(const std::string& given) {
        if (given.empty())
            return pupils_[next_++ % pupils_.size()].id;
        for (const auto& pupil : pupils_)
            if (pupil.given == given)
                return pupil.id;
        throw std::runtime_error("nobody here is called " + given);
    }

    std::string random(std::size_t size) {
        std::string bytes(size, '\0');
        random_.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
        return bytes;
    }

    /// Nothing when the disk is full, and then says so.
    std::optional<MediumRef> keep(std::size_t bytes) {
        const auto picture = random(bytes), thumb = random(4'000);
        const MediumRef medium{Sha256::of(picture), picture.size(), "photo", Sha256::of(thumb)};
        for (const auto& [hash, plain] : {std::pair(medium.sha256, picture), std::pair(*medium.thumb, thumb)})
            if (const auto kept = profile_->vault().keep(hash, plain); !kept) {
                say("refused " + kept.error().code);
                return std::nullopt;
            }
        return medium;
    }

    void recordOne(PupilId pupil, std::size_t bytes, const std::string& words) {
        domain::Observation seen;
        seen.id = domain::ObservationId::make(clock_.now(), random_);
        seen.pupil = pupil;
        seen.author = author_;
        seen.ticket = ticket_;
        seen.note = words;
        if (bytes > 0) {
            const auto medium = keep(bytes);
            if (!medium)
                return;
            seen.media.push_back(*medium);
        }
        const auto saved = profile_->store().record({must(seen.toChange())}).result();
        if (!saved) {
            say("refused " + saved.error().code);
            return;
        }
        const auto& id = saved->changes.front();
        std::string line = "saved " + id.toString() + " " + hashOf(id) + " " + words;
        for (const auto& medium : seen.media)
            line += " " + medium.sha256.toHex() + " " + medium.thumb->toHex();
        say(line);
        if (started_)
            runner_.poke(engine::Reason::Saved);
    }

    std::string hashOf(ChangeId id) {
        return view_->text("SELECT lower(hex(hash)) FROM change WHERE id = x'" + toHex(id.value.bytes()) +
                           "'");
    }

    /// On the synchronising thread. "quiet": nothing is left to send or fetch; "there": and none needs a
    /// look.
    static void hear(const engine::Status& status) {
        const auto& counts = status.counts;
        const auto left = counts.unsentChanges + counts.unsentMedia + counts.refusedChanges +
                          counts.wantedMedia + counts.wantedThumbs;
        const bool quiet = status.phase == engine::Phase::Idle && left == 0;
        if (status.phase == engine::Phase::Waiting)
            say("waiting " + std::string(engine::toCode(status.obstacle)));
        if (quiet)
            say("quiet");
        if (quiet && status.allOnServer)
            say("there");
    }

    SystemClock clock_;
    SystemRandom random_;
    std::unique_ptr<shell::Profile> profile_;
    std::unique_ptr<test::LedgerView> view_;
    std::optional<shell::Enrolment> enrolment_;
    DeviceId device_;
    AdultId author_;
    TicketId ticket_;
    std::vector<domain::Pupil> pupils_;
    std::size_t next_ = 0;
    bool started_ = false;
    transport::SyncRunner runner_; ///< last: its thread ends before what it uses
};

void obey(Recorder& recorder, const std::string& line) {
    std::istringstream order(line);
    std::string what, words, given;
    int count = 0;
    std::size_t bytes = 0;
    order >> what >> count >> bytes >> words >> given;
    if (what == "record")
        recorder.record(count, bytes, words, given);
    else if (what == "sync")
        recorder.sync();
    else if (what == "tap")
        recorder.tap();
    else
        throw std::runtime_error("no such order: " + line);
}
} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    if (argc < 2)
        return 2;
    try {
        careless = argc > 2 && std::string_view(argv[2]) == "--careless";
        Recorder recorder{std::filesystem::path(argv[1])};
        say("ready");
        for (std::string line; std::getline(std::cin, line);)
            obey(recorder, line);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return 0;
}
