#pragma once

#include "platform/api/clip_encoder.h"

#include <chrono>
#include <memory>

namespace jotter::platform {

/// Makes "clips" that tell what was given: see `clipOf`. A test may ask it anything while encoders work on
/// other threads, and after they are gone.
class FakeClipEncoders final : public ClipEncoders {
public:
    /// What the encoder that was begun last was given, or did.
    struct Given {
        bool withSound = false;
        int frames = 0;                        ///< valid ones
        std::chrono::milliseconds lastFrame{}; ///< its `at`
        qsizetype soundBytes = 0;              ///< also where the clip has no sound
        int soFarAsked = 0;
        bool finished = false;
        bool gone = false;
    };

    FakeClipEncoders();
    ~FakeClipEncoders() override;
    FakeClipEncoders(const FakeClipEncoders&) = delete;
    FakeClipEncoders& operator=(const FakeClipEncoders&) = delete;

    [[nodiscard]] bool available() override;
    [[nodiscard]] std::unique_ptr<ClipEncoder> begin(bool withSound) override;

    void setAvailable(bool available);
    /// The n-th call from now on, of any encoder and of any kind, fails with the `Input` error
    /// "clip_refused", and so does all that its encoder is asked afterwards. 0: none does.
    void failAt(int call);
    [[nodiscard]] int begun() const; ///< so many encoders were made
    [[nodiscard]] Given given() const;

    /// The clip of so many frames and bytes of sound: "clip 24 frames 96000 bytes".
    [[nodiscard]] static QByteArray clipOf(int frames, qsizetype soundBytes);

private:
    class Encoder;
    struct Book;
    std::shared_ptr<Book> book_; ///< what encoders write down
};

} // namespace jotter::platform
