#pragma once

#include "sync/engine/errand.h"

#include <utility>

namespace jotter::engine {

/// Under this name the journal keeps whether this tablet is leaving its school (`Leaving`).
inline constexpr const char* rememberedLeaving = "leaving";

/// Who we are to the server: hello for a nonce, an assertion signed by the device's key for a token of 15
/// minutes.
///
///              hello                 token                     hello with the token
///   Stranger ---------> Greeted ---------------> Recognised ------------------------------------> Known
///      ^                   |  401: a fresh nonce      |            its watermark: sendAgain         |
///      |<------------------+                          |            notices, backup, its run        |
///      |<--------------------- 401 or the token's time is over ------------------------------------+
///
/// Two refusals with nothing accepted between them pause everything for five minutes, or until somebody taps.
class Session final : public Errand {
public:
    Session(Desk& desk, Signer& signer, DeviceId device)
        : desk_(desk)
        , signer_(signer)
        , device_(device) {}

    [[nodiscard]] std::string key() const override { return "session"; }
    [[nodiscard]] Expected<std::optional<Request>> next(WallTime now) override;
    [[nodiscard]] Expected<Verdict> answered(const Response& response, WallTime now) override;
    void dropped(WallTime now) override;
    [[nodiscard]] bool authorised() const override { return state_ == State::Recognised; }

    /// Whether requests can be sent with `token()`; when not, `next` is what brings it about.
    [[nodiscard]] bool ready(WallTime now) const;
    [[nodiscard]] const std::string& token() const { return token_; }
    /// Which token that is, so that late refusals of an older one are not counted.
    [[nodiscard]] unsigned generation() const { return generation_; }
    /// The server answered 401 to another errand's request, which carried this generation's token.
    void refused(unsigned generation, WallTime now);
    /// The server answered 401 to a request of this errand itself.
    void rejected(WallTime now);
    /// The server took a request with the token.
    void accepted() { refusals_ = 0; }
    /// Somebody tapped, or the network changed: refusals are forgotten.
    void forgive() { refusals_ = 0; }
    /// The cursor was not taken (410), or nothing moves: greet again, the server may be another than it was.
    void greetAgain() { drop(); }
    /// This tablet leaves the school, or does not after all; kept over restarts.
    [[nodiscard]] Expected<void> leave(Leaving how);
    /// Whether something has to be offered since the last call: the server was put back, or may have been.
    [[nodiscard]] bool takeOffering() { return std::exchange(offering_, false); }
    /// By how much this tablet's clock was ahead of the server's at the last greeting; 0 before.
    [[nodiscard]] std::chrono::milliseconds clockOffset() const { return clockOffset_; }

    static constexpr const char* pauseKey = "auth";

private:
    enum class State { Stranger, Greeted, Recognised, Known };

    [[nodiscard]] Expected<std::optional<Request>> hello();
    [[nodiscard]] Expected<std::optional<Request>> askForToken();
    [[nodiscard]] Expected<Verdict> greeted(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> recognised(const Response& response, WallTime now);
    [[nodiscard]] Expected<Verdict> compared(const Response& response, WallTime now);
    [[nodiscard]] Expected<void> putRight(const wire::Hello& hello);
    [[nodiscard]] Expected<void> doubtMedia(const wire::Hello& hello, WallTime now);
    [[nodiscard]] Expected<void> takeNotice(const wire::Hello& hello);
    void drop();

    Desk& desk_;
    Signer& signer_;
    DeviceId device_;
    State state_ = State::Stranger;
    wire::Hello hello_;
    WallTime greetedAt_;
    std::chrono::milliseconds clockOffset_{0};
    std::optional<std::chrono::milliseconds> keptOffset_; ///< written down since this program started
    std::string token_;
    WallTime tokenFrom_;
    WallTime tokenUntil_;
    unsigned generation_ = 0;
    unsigned refusals_ = 0;
    bool offering_ = false;
};

} // namespace jotter::engine
