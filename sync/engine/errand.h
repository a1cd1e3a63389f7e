#pragma once

#include "sync/engine/backoff.h"
#include "sync/engine/wire.h"

#include <optional>
#include <string>

namespace jotter::engine {

/// What became of an answer.
enum class Verdict {
    Progress, ///< it went well: nothing of this stands in the way any more
    Again,    ///< ask again at once, in another way
    NotYet,   ///< what was asked for is not there yet: back off, nothing is wrong
    Later,    ///< the server answers, but not as it should: back off
    TooOld    ///< 426: this app is too old for that
};

/// What all errands share.
struct Desk {
    Journal& journal;
    Vault& vault;
    RandomSource& random;
    Backoff& backoff;
    wire::Limits limits;
    Leaving leaving = Leaving::No;
    bool thumbsOnly = false; ///< the network is metered and nobody said to use it for pictures
    bool chores = true;      ///< there may be something to tidy up on the disk (`Journal::chores`)
};

/// One thing that the engine goes to the server for. It has at most one request on its way and waits for that
/// answer (or `dropped`) before the next. What every errand treats alike (no contact, 401, 429, 5xx, 507)
/// never reaches `answered`.
class Errand {
public:
    virtual ~Errand() = default;

    /// By what its back-off is known, for what it would do next or has on its way.
    [[nodiscard]] virtual std::string key() const = 0;
    /// The next request, nothing when there is nothing to be done now. An error is the journal's or the
    /// vault's.
    [[nodiscard]] virtual Expected<std::optional<Request>> next(WallTime now) = 0;
    /// An answer of the school's server. Errors: the journal's or the vault's, or `Transient` when the answer
    /// could not be read.
    [[nodiscard]] virtual Expected<Verdict> answered(const Response& response, WallTime now) = 0;
    /// There will be no answer to the last request.
    virtual void dropped(WallTime now) = 0;
    /// Whether requests carry the token.
    [[nodiscard]] virtual bool authorised() const { return true; }
};

} // namespace jotter::engine
