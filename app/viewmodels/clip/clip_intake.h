#pragma once

#include "app/viewmodels/common/services.h"
#include "platform/api/clip_encoder.h"

#include <QFuture>
#include <QThreadPool>
#include <QVideoFrame>

#include <atomic>
#include <chrono>
#include <memory>

namespace jotter::viewmodels {

/// Encodes and seals one clip after the other, in order, on a thread of its own.
class ClipIntake {
public:
    static constexpr auto nothingYet = "clip_empty"; ///< an error's code

    explicit ClipIntake(const Services& services);
    ~ClipIntake();
    ClipIntake(const ClipIntake&) = delete;
    ClipIntake& operator=(const ClipIntake&) = delete;

    /// Can clips be made here?
    [[nodiscard]] bool available() const;
    void begin(bool withSound);
    /// So long after the beginning. A device that is too slow to encode every frame leaves some out.
    void see(const QVideoFrame& frame, std::chrono::milliseconds at);
    void hear(const QByteArray& sound);
    /// What there is so far, sealed and durable when the answer comes: a whole clip. `Input` error
    /// `nothingYet` where there is none.
    [[nodiscard]] QFuture<Expected<MediumRef>> keep();
    /// The same of all of it; the next one has to `begin`.
    [[nodiscard]] QFuture<Expected<MediumRef>> finish();

private:
    /// One clip in the making; only that thread touches it.
    struct Taking;
    template <class Step>
    void encode(Step step);
    [[nodiscard]] QFuture<Expected<MediumRef>> seal(bool whole);

    media::Vault* vault_;
    platform::ClipEncoders* encoders_;
    std::shared_ptr<Taking> taking_;
    std::shared_ptr<std::atomic<int>> waiting_; ///< frames that are not encoded yet
    QThreadPool thread_;                        ///< last: it ends before what it works on goes
};

} // namespace jotter::viewmodels
