#pragma once

#include "platform/api/microphone.h"

#include <memory>

class QAudioSource;
class QIODevice;

namespace jotter::platform {

/// The computer's microphone through Qt Multimedia.
class DesktopMicrophone final : public Microphone {
    Q_OBJECT

public:
    explicit DesktopMicrophone(QObject* parent = nullptr);
    ~DesktopMicrophone() override;

    [[nodiscard]] bool available() override;
    void start() override;
    void stop() override;

private:
    void take();
    void breakOff();
    void release();

    std::unique_ptr<QAudioSource> source_; ///< only between start and stop
    QIODevice* sound_ = nullptr;           ///< its; null where it could not be opened
};

} // namespace jotter::platform
