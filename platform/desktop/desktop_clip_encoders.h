#pragma once

#include "platform/api/clip_encoder.h"

#include <QString>

#include <mutex>

namespace jotter::platform {

/// What makes clips lies in a library of its own beside the program, read when it is first asked for: it
/// brings FFmpeg, whose size a start must not pay. Where it is missing, or does not load, there are no clips.
class DesktopClipEncoders final : public ClipEncoders {
public:
    /// The library's file, without its ending.
    explicit DesktopClipEncoders(QString library);

    [[nodiscard]] bool available() override;
    [[nodiscard]] std::unique_ptr<ClipEncoder> begin(bool withSound) override;

private:
    void load();

    QString library_;
    std::once_flag loaded_;
    ClipEncoders* encoders_ = nullptr; ///< the library's own, which stays
};

} // namespace jotter::platform
