#pragma once

#include "platform/api/speaker.h"

#include <QBuffer>
#include <QTimer>

#include <memory>

class QAudioSink;

namespace jotter::platform {

/// The computer's speaker or headphones through Qt Multimedia.
class DesktopSpeaker final : public Speaker {
    Q_OBJECT

public:
    explicit DesktopSpeaker(QObject* parent = nullptr);
    ~DesktopSpeaker() override;

    void play(const QByteArray& sound) override;
    void stop() override;

private:
    void finish(bool heard);

    QBuffer sound_;
    QTimer glance_;
    std::unique_ptr<QAudioSink> sink_; ///< only while something is played
};

} // namespace jotter::platform
