#pragma once

#include "sync/engine/compare.h"
#include "sync/engine/download.h"
#include "sync/engine/pull.h"
#include "sync/engine/push.h"
#include "sync/engine/quarantine.h"
#include "sync/engine/refill.h"
#include "sync/engine/session.h"
#include "sync/engine/status.h"
#include "sync/engine/upload.h"

#include <array>
#include <functional>
#include <vector>

namespace jotter::engine {

struct Config {
    DeviceId device;
    std::chrono::seconds pollInFront{30}; ///< when no request can be held open
    std::chrono::seconds pollInBackground{300};
    std::chrono::seconds bellSpread{20};
};

/// What to send and fetch next. It has no thread, socket, clock or randomness of its own: the owner carries
/// the requests that `due` gives, reports each answer to `answered`, and calls `due` again after either and
/// at `wakeAt`.
///
///            due: no token           due: something to do                   nothing to do
///   Idle ---------------> Session ---------------------> Exchanging ----------------------> Idle, Wait held
///   open
///    ^                       |  401 twice                   |  no answer: everything waits, then one request
///    |                       v                              v  goes alone to see
///    +---- a tap, 5 min --- Paused                        Waiting ---- time, a tap, another network ---->
///    Exchanging
///
/// One exchange (session, push, quarantine, refill, pull, thumbnails, comparison, in that order) is on its
/// way at a time, a push in up to three batches; beside it at most four uploads, two downloads and one
/// request that waits for news.
class Engine {
public:
    Engine(Journal& journal, Vault& vault, Signer& signer, RandomSource& random, const Config& config);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// The requests to carry now. Each is answered exactly once, by `answered`.
    [[nodiscard]] std::vector<Request> due(WallTime now);
    void answered(std::uint64_t id, const Response& response, WallTime now);
    /// When `due` may have something although nothing happened; after a call of `due`.
    [[nodiscard]] std::optional<WallTime> wakeAt(WallTime now) const;
    void poke(Reason reason, WallTime now);
    /// What the network costs, and whether somebody said to send pictures over it all the same: records
    /// always go, thumbnails too, pictures only where they cost nothing (trap 15).
    void setNetwork(bool metered, bool picturesAnyway);
    [[nodiscard]] Status status(WallTime now);

    /// Carries one request for a person who waits, with the token, before anything else and whatever is being
    /// waited for. `done` hears the answer, or the failure that prevented one; 401 when the tablet is not
    /// known.
    void ask(Request request, std::function<void(const Response&)> done);

private:
    static constexpr const char* contact = "contact"; ///< back-off of the line itself
    static constexpr const char* stalledKey = "stalled";
    static constexpr const char* rememberedExchange = "last_exchange";
    static constexpr const char* rememberedSuccess = "last_success";

    struct Flight {
        Errand* errand = nullptr; ///< null: a person's request
        std::string key;
        unsigned generation = 0;
        WallTime since;
        std::chrono::milliseconds patience{0}; ///< no answer after this: it is stuck
        std::function<void(const Response&)> done;
        Request again; ///< a person's request, for one try with a fresh token
        bool retried = false;
    };
    struct Ask {
        Request request;
        std::function<void(const Response&)> done;
        bool retried = false;
    };

    bool offer(Errand& errand, WallTime now, std::vector<Request>& out);
    void offerAsks(WallTime now, std::vector<Request>& out);
    void offerExchange(WallTime now, std::vector<Request>& out);
    void launch(Request request, Flight flight, WallTime now, std::vector<Request>& out);
    /// Gives up what the transport should long have answered, and begins anew when nothing moves.
    void watchOver(WallTime now);
    void watchTheOutbox(WallTime now);
    void leaveWhenEmpty(WallTime now);
    [[nodiscard]] bool stalled(WallTime now);
    [[nodiscard]] Obstacle hindrance() const;
    [[nodiscard]] bool inFlight(const Errand& errand) const;
    [[nodiscard]] bool exchanging() const;
    [[nodiscard]] bool isPush(const Errand* errand) const;
    /// Whether anything but the waiting request is on its way.
    [[nodiscard]] bool busy() const;
    void applyKeptPage(WallTime now);
    void pageApplied();
    void watchTheClock(WallTime now);
    void tidyUp(WallTime now);
    [[nodiscard]] Expected<void> doChores();

    void lostContact(Flight& flight, const Response& response, WallTime now);
    void unauthorised(Flight& flight, const Response& response, WallTime now);
    void retired(const Flight& flight, WallTime now);
    void unavailable(const Flight& flight, const Response& response, WallTime now);
    void settle(const Flight& flight, const Expected<Verdict>& verdict, WallTime now);
    void troubled(const std::string& key, const Error& error, WallTime now);
    void answerPerson(Flight& flight, const Response& response);
    void failAsks(const Response& response);
    void contactMade(WallTime now);
    void noteSuccess(WallTime now);
    void refreshCounts();
    /// A time for the screen, and the one that is shown after a restart.
    struct KeptTime {
        std::optional<WallTime> known;
        std::optional<WallTime> kept;
    };
    void rememberTime(const char* name, WallTime now, KeptTime& time);

    Config config_;
    Backoff backoff_;
    Desk desk_;
    RandomSource& random_;
    Session session_;
    PushDesk pushDesk_;
    std::array<Push, 3> pushes_;
    Quarantine quarantine_;
    Refill refill_;
    Pull pull_;
    Wait wait_;
    Thumbs thumbs_;
    Compare compare_;
    UploadDesk uploadDesk_;
    std::array<Upload, 4> uploads_;
    std::set<Sha256> downloading_;
    std::array<Download, 2> downloads_;

    std::map<std::uint64_t, Flight> flights_;
    std::vector<Ask> asks_;
    std::uint64_t lastId_ = 0;
    std::optional<WallTime> bellAt_;
    std::optional<WallTime> lastMoved_; ///< something of the outbox was taken, or there was nothing in it
    std::string issuer_;
    KeptTime lastExchange_;
    KeptTime lastSuccess_;
    std::optional<Counts> counts_; ///< nothing while the journal cannot tell
    bool countsStale_ = true;
};

} // namespace jotter::engine
