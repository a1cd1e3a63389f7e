#include "app/viewmodels/voice/voice_intake.h"

#include "app/domain/media_kinds.h"

#include <QtConcurrentRun>

#include <optional>

namespace jotter::viewmodels {

struct VoiceIntake::Taking {
    std::optional<media::VoiceEncoder> encoder;
    std::optional<Error> failure; ///< the first one: what came after it is not taken in
};

VoiceIntake::VoiceIntake(media::Vault* vault)
    : vault_(vault) {
    thread_.setMaxThreadCount(1);
}

VoiceIntake::~VoiceIntake() = default;

void VoiceIntake::begin() {
    taking_ = std::make_shared<Taking>();
}

void VoiceIntake::hear(const QByteArray& sound) {
    thread_.start([taking = taking_, sound] {
        if (taking->failure)
            return;
        if (!taking->encoder) {
            auto made = media::VoiceEncoder::make();
            if (!made) {
                taking->failure = made.error();
                return;
            }
            taking->encoder.emplace(std::move(*made));
        }
        if (const auto taken = taking->encoder->hear(sound); !taken)
            taking->failure = taken.error();
    });
}

QFuture<Expected<MediumRef>> VoiceIntake::keep() {
    return seal(false);
}

QFuture<Expected<MediumRef>> VoiceIntake::finish() {
    return seal(true);
}

QFuture<Expected<MediumRef>> VoiceIntake::seal(bool whole) {
    return QtConcurrent::run(&thread_, [vault = vault_, taking = taking_, whole]() -> Expected<MediumRef> {
        if (!vault)
            return fail("no_vault", ErrorCategory::Bug, "Voice notes cannot be kept on this tablet.");
        if (taking->failure)
            return tl::make_unexpected(*taking->failure);
        return (whole ? taking->encoder->finish() : taking->encoder->soFar())
            .and_then([&](const QByteArray& file) {
                return vault->keep(media::Recording{std::string(domain::voiceKind), file, {}});
            });
    });
}

} // namespace jotter::viewmodels
