#pragma once

#include "app/media/voice_encoder.h"
#include "app/viewmodels/common/services.h"

#include <QFuture>
#include <QThreadPool>

#include <memory>

namespace jotter::viewmodels {

/// Encodes and seals one voice note after the other, in order, on a thread of its own.
class VoiceIntake {
public:
    explicit VoiceIntake(media::Vault* vault);
    ~VoiceIntake();
    VoiceIntake(const VoiceIntake&) = delete;
    VoiceIntake& operator=(const VoiceIntake&) = delete;

    void begin();
    void hear(const QByteArray& sound);
    /// What was heard so far, sealed and durable when the answer comes: a whole voice note.
    [[nodiscard]] QFuture<Expected<MediumRef>> keep();
    /// The same of all of it; the next one has to `begin`.
    [[nodiscard]] QFuture<Expected<MediumRef>> finish();

private:
    /// One voice note in the making; only that thread touches it.
    struct Taking;
    [[nodiscard]] QFuture<Expected<MediumRef>> seal(bool whole);

    media::Vault* vault_;
    std::shared_ptr<Taking> taking_;
    QThreadPool thread_; ///< last: it ends before what it works on goes
};

} // namespace jotter::viewmodels
