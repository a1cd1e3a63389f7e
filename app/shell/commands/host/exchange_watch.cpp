#include "app/shell/commands/host/exchange_watch.h"

namespace jotter::shell {

using session::SyncStatus;

namespace {
constexpr std::chrono::minutes longestSilence{3};

std::string inMegabytes(std::uint64_t bytes) {
    const auto tenths = (bytes + 50'000) / 100'000;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}
} // namespace

ExchangeWatch::ExchangeWatch(session::SyncPort& sync, Progress progress, QObject* parent)
    : QObject(parent)
    , sync_(sync)
    , progress_(std::move(progress)) {
    silence_.setSingleShot(true);
    connect(&silence_, &QTimer::timeout, this, [this] {
        auto status = sync_.status();
        if (!worked_)
            status.sentence = "offline";
        end(status);
    });
}

void ExchangeWatch::begin() {
    connect(&sync_, &session::SyncPort::statusChanged, this, &ExchangeWatch::look);
    silence_.start(longestSilence);
    progress_("Exchanging with the school server …");
    // One that is under way looks again before it rests.
    worked_ = sync_.status().phase == SyncStatus::Phase::Exchanging;
    sync_.poke();
}

void ExchangeWatch::look() {
    if (ended_)
        return;
    silence_.start(longestSilence);
    const auto status = sync_.status();
    worked_ = worked_ || status.phase == SyncStatus::Phase::Exchanging;
    const bool idle = worked_ && status.phase == SyncStatus::Phase::Idle;
    const bool rests = idle && !wasIdle_;
    wasIdle_ = idle;
    idles_ += rests ? 1 : 0;
    const bool stands = status.phase == SyncStatus::Phase::Paused ||
                        status.phase == SyncStatus::Phase::NotEnrolled ||
                        (status.phase == SyncStatus::Phase::Waiting && !status.sentence.empty());
    // Photos that another tablet has not sent yet can be wanted for days: one more look, and that is all.
    const bool done = idle && (status.nothingLeft || idles_ > 1);
    const bool gone = status.leaving == SyncStatus::Leaving::Wipe;
    if (gone || done || (worked_ && stands)) {
        end(status);
    } else if (status.travellingTotal > 0) {
        const auto tenths = status.travelling * 10 / status.travellingTotal;
        if (tenths != told_)
            progress_("Photos: " + inMegabytes(status.travelling) + " of " +
                      inMegabytes(status.travellingTotal) + " MB");
        told_ = tenths;
    }
    if (rests && !ended_)
        sync_.poke();
}

void ExchangeWatch::end(const SyncStatus& status) {
    if (ended_)
        return;
    ended_ = true;
    silence_.stop();
    Q_EMIT ended(status);
}

} // namespace jotter::shell
