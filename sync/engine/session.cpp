#include "sync/engine/session.h"

#include "sync/change/planted.h"

namespace jotter::engine {

using nlohmann::json;
using namespace std::chrono_literals;

namespace {
constexpr const char* rememberedEpoch = "server_epoch";
constexpr const char* rememberedBackup = "backup_seq";
constexpr const char* rememberedRuns = "server_runs";    ///< the last that answered, the newest first
constexpr const char* rememberedDoubt = "media_doubted"; ///< the day
/// Of eight servers behind one address, each with a comma.
constexpr std::size_t runsKept = 8 * 17;
constexpr auto nonceLasts = 100s; // the server's limit is two minutes
constexpr auto spareTime = 30s;   // a token is not used when it could end on the way
constexpr auto pauseLasts = 300s;
/// A clock that is off by so much more or less (the server tells whole seconds) is worth a write: an idle
/// tablet leaves its disk alone.
constexpr auto offsetWorthKeeping = 2s;
} // namespace

bool Session::ready(WallTime now) const {
    return state_ == State::Known && tokenFrom_ <= now && now < tokenUntil_;
}

Expected<std::optional<Request>> Session::next(WallTime now) {
    if (desk_.backoff.blocked(pauseKey, now))
        return std::nullopt;
    const bool tokenOver = now < tokenFrom_ || now >= tokenUntil_;
    if ((state_ == State::Known || state_ == State::Recognised) && tokenOver)
        drop();
    if (state_ == State::Greeted && (now < greetedAt_ || now >= greetedAt_ + nonceLasts))
        state_ = State::Stranger;
    return state_ == State::Greeted ? askForToken() : hello();
}

Expected<std::optional<Request>> Session::hello() {
    Request request;
    request.method = "GET";
    request.path = "/v1/hello";
    if (state_ == State::Recognised) {
        const auto epoch = desk_.journal.epoch();
        if (!epoch)
            return tl::make_unexpected(epoch.error());
        request.path += "?epoch=" + wire::inQuery(*epoch);
        const auto counts = desk_.journal.counts();
        if (!counts)
            return tl::make_unexpected(counts.error());
        request.headers["Jotter-Unsent"] = std::to_string(counts->unsentChanges + counts->refusedChanges);
    }
    return request;
}

Expected<std::optional<Request>> Session::askForToken() {
    const auto signature = signer_.sign(wire::assertion(hello_.nonce, device_, hello_.serverEpoch));
    if (!signature)
        return tl::make_unexpected(signature.error());
    Request request;
    request.method = "POST";
    request.path = "/v1/token";
    request.headers["Content-Type"] = "application/json";
    request.body = json{{"device", device_.toString()},
                        {"nonce", hello_.nonce},
                        {"server_epoch", hello_.serverEpoch},
                        {"signature", toBase64(*signature)}}
                       .dump();
    return request;
}

Expected<Verdict> Session::answered(const Response& response, WallTime now) {
    if (state_ == State::Greeted && response.status == 403 && wire::errorCode(response) == "device_lost") {
        const auto left = leave(Leaving::Wipe);
        return left ? Expected<Verdict>(Verdict::Progress) : tl::make_unexpected(left.error());
    }
    if (response.status != 200)
        return Verdict::Later;
    switch (state_) {
    case State::Greeted:
        return recognised(response, now);
    case State::Recognised:
        return compared(response, now);
    default:
        return greeted(response, now);
    }
}

Expected<Verdict> Session::greeted(const Response& response, WallTime now) {
    auto hello = wire::readHello(response.body);
    if (!hello)
        return tl::make_unexpected(hello.error());
    hello_ = std::move(*hello);
    desk_.limits = hello_.limits;
    greetedAt_ = now;
    state_ = State::Greeted;
    if (hello_.time) {
        clockOffset_ = now - *hello_.time;
        if (!keptOffset_ || std::chrono::abs(clockOffset_ - *keptOffset_) >= offsetWorthKeeping) {
            const auto kept =
                desk_.journal.remember(rememberedClockOffset, std::to_string(clockOffset_.count()));
            if (!kept)
                return tl::make_unexpected(kept.error());
            keptOffset_ = clockOffset_;
        }
    }
    return Verdict::Progress;
}

Expected<Verdict> Session::recognised(const Response& response, WallTime now) {
    auto token = wire::readToken(response.body);
    if (!token)
        return tl::make_unexpected(token.error());
    token_ = std::move(token->token);
    tokenFrom_ = now;
    tokenUntil_ = now + std::max<std::chrono::seconds>(token->lasts - spareTime, 1s);
    ++generation_;
    state_ = State::Recognised;
    return Verdict::Progress;
}

Expected<Verdict> Session::compared(const Response& response, WallTime now) {
    const auto hello = wire::readHello(response.body);
    if (!hello)
        return tl::make_unexpected(hello.error());
    auto done = takeNotice(*hello);
    if (done)
        done = putRight(*hello);
    if (done)
        done = doubtMedia(*hello, now);
    if (!done)
        return tl::make_unexpected(done.error());
    state_ = State::Known;
    return Verdict::Progress;
}

/// Puts what this server does not have into the outbox again: it may have been restored from a backup. The
/// server's epoch is remembered last, so that a kill in between does it all again.
Expected<void> Session::putRight(const wire::Hello& hello) {
    const auto known = desk_.journal.remembered(rememberedEpoch);
    if (!known)
        return tl::make_unexpected(known.error());
    Expected<void> done;
    if (hello.watermark && !planted(Fault::NothingSentAgain))
        done = desk_.journal.sendAgain(*hello.watermark);
    if (done && !known->empty() && *known != hello.serverEpoch && !planted(Fault::NothingSentAgain)) {
        offering_ = true;
        done = desk_.journal.beginOffering(Offer::Everything);
        if (done)
            done = desk_.journal.forgetCursor();
    }
    if (done && *known != hello.serverEpoch)
        done = desk_.journal.remember(rememberedEpoch, hello.serverEpoch);
    return done;
}

/// A folder that was put back by hand went back while its server did not run: what came there since the copy
/// and left no other trace, media, is asked for when another run of it answers. Several servers of one school
/// have a run each. Once a day likewise, whatever a disk or a bucket lost.
Expected<void> Session::doubtMedia(const wire::Hello& hello, WallTime now) {
    const auto runs = desk_.journal.remembered(rememberedRuns);
    if (!runs)
        return tl::make_unexpected(runs.error());
    const auto asked = desk_.journal.remembered(rememberedDoubt);
    if (!asked)
        return tl::make_unexpected(asked.error());
    const bool known = runs->find(hello.run) != std::string::npos;
    const auto today = std::to_string(now.time_since_epoch() / std::chrono::hours(24));
    if ((known && *asked == today) || planted(Fault::NothingSentAgain))
        return {};
    offering_ = true;
    auto done = desk_.journal.beginOffering(Offer::OwnMedia);
    if (done && !known)
        done = desk_.journal.remember(rememberedRuns, (hello.run + "," + *runs).substr(0, runsKept));
    return done ? desk_.journal.remember(rememberedDoubt, today) : done;
}

Expected<void> Session::takeNotice(const wire::Hello& hello) {
    const auto known = desk_.journal.remembered(rememberedBackup);
    if (!known)
        return tl::make_unexpected(known.error());
    if (const auto backup = std::to_string(hello.backupSeq); hello.backupSeq > 0 && backup != *known) {
        auto noted = desk_.journal.backedUp(hello.backupSeq);
        if (noted)
            noted = desk_.journal.remember(rememberedBackup, backup);
        if (!noted)
            return noted;
        desk_.chores = true;
    }
    return leave(hello.wipe ? Leaving::Wipe : hello.retire ? Leaving::Sending : Leaving::No);
}

Expected<void> Session::leave(Leaving how) {
    if (desk_.leaving == Leaving::Wipe || desk_.leaving == how)
        return {}; // keys that are to be deleted are not wanted back
    desk_.leaving = how;
    return desk_.journal.remember(rememberedLeaving, std::string(leavingCode(how)));
}

void Session::dropped(WallTime) {}

void Session::refused(unsigned generation, WallTime now) {
    if (generation == generation_ && !token_.empty())
        rejected(now);
}

void Session::rejected(WallTime now) {
    drop();
    if (++refusals_ < 2)
        return;
    refusals_ = 1; // after the pause one more refusal pauses again
    desk_.backoff.pause(pauseKey, Obstacle::AuthPaused, now, pauseLasts);
}

void Session::drop() {
    state_ = State::Stranger;
    token_.clear();
}

} // namespace jotter::engine
