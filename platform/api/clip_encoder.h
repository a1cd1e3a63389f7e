#pragma once

#include "platform/api/sound.h"
#include "sync/change/error.h"

#include <QByteArray>
#include <QtPlugin>

#include <chrono>
#include <memory>

class QImage;
class QVideoFrame;

namespace jotter::platform {

/// Makes one MP4 (H.264 and AAC) of what camera and microphone give, in memory: nothing is ever written to a
/// file. For one thread at a time, and not the UI thread. What failed once fails again.
class ClipEncoder {
public:
    virtual ~ClipEncoder() = default;

    /// A frame as the camera gave it, and how long after the clip's beginning. The first one decides about
    /// size and turning; one that comes too soon after another, or cannot be read, is left out. `Transient`
    /// error "out_of_memory", `Input` error "clip_refused" where the device cannot make one of such frames.
    [[nodiscard]] virtual Expected<void> see(const QVideoFrame& frame, std::chrono::milliseconds at) = 0;
    /// The sound (platform/api/sound.h) that follows what was heard before; the first begins with the clip.
    [[nodiscard]] virtual Expected<void> hear(const QByteArray& sound) = 0;
    /// The first frame that was taken in, upright: what stands for the clip where it is not played. Null
    /// before.
    [[nodiscard]] virtual QImage picture() const = 0;
    /// All of the clip but its last moment, as a whole file: what stays when the program ends here. Empty
    /// before the first second.
    [[nodiscard]] virtual Expected<QByteArray> soFar() = 0;
    /// All of it; empty when nothing was seen. Nothing can be seen or heard afterwards.
    [[nodiscard]] virtual Expected<QByteArray> finish() = 0;
};

/// Where a device's encoders of clips come from.
class ClipEncoders {
public:
    virtual ~ClipEncoders() = default;

    /// False where this device cannot make clips. The question may load a library: to be asked when the
    /// camera is opened.
    [[nodiscard]] virtual bool available() = 0;
    /// Of a clip with or without sound. Null where this device cannot.
    [[nodiscard]] virtual std::unique_ptr<ClipEncoder> begin(bool withSound) = 0;
};

} // namespace jotter::platform

Q_DECLARE_INTERFACE(jotter::platform::ClipEncoders, "jotter.ClipEncoders/1")
