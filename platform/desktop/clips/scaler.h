#pragma once

#include "platform/desktop/clips/av.h"
#include "platform/desktop/clips/camera_picture.h"

#include <QImage>

#include <memory>
#include <optional>

struct SwsContext;

namespace jotter::platform {

/// Makes of each picture one of the clip's size and colours, upright (YUV 4:2:0, 16 to 235). The pixels are
/// turned, and not the player told to: not every player does.
class Scaler {
public:
    /// As the first picture of a clip is: at most `longest` on the longer side, both sides even.
    [[nodiscard]] static Expected<Scaler> make(const CameraPicture& first, int longest);

    [[nodiscard]] QSize size() const { return {upright_->width, upright_->height}; }
    [[nodiscard]] AVColorSpace colours() const { return colours_; }
    /// Valid until the next one, and the caller's to mark.
    [[nodiscard]] Expected<AVFrame*> scale(const CameraPicture& picture);
    /// What was scaled last, for a screen.
    [[nodiscard]] Expected<QImage> image() const;

private:
    struct Free {
        void operator()(SwsContext* context) const;
    };
    /// What a context was made for.
    struct Kind {
        AVPixelFormat format;
        QSize size;
        AVColorSpace colours;
        bool fullRange;
        bool operator==(const Kind&) const = default;
    };
    [[nodiscard]] Expected<void> prepare(const Kind& kind);
    [[nodiscard]] Expected<void> copy(const CameraPicture& picture);
    void turn();

    Turn turn_;
    AVColorSpace colours_ = AVCOL_SPC_UNSPECIFIED;
    std::optional<Kind> kind_;
    std::unique_ptr<SwsContext, Free> context_;
    av::Frame copied_; ///< a picture with room after its rows
    av::Frame lying_;  ///< scaled and not yet turned; null where nothing is turned
    av::Frame upright_;
};

} // namespace jotter::platform
