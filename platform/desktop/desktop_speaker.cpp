#include "platform/desktop/desktop_speaker.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QMediaDevices>

#include <chrono>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds glance{100};
} // namespace

DesktopSpeaker::DesktopSpeaker(QObject* parent)
    : Speaker(parent) {
    glance_.setInterval(glance);
    connect(&glance_, &QTimer::timeout, this, [this] {
        if (sink_)
            Q_EMIT reached(static_cast<int>(sink_->processedUSecs() / 1000));
    });
}

DesktopSpeaker::~DesktopSpeaker() = default;

void DesktopSpeaker::play(const QByteArray& sound) {
    stop();
    QAudioFormat format;
    format.setSampleRate(soundRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    const auto device = QMediaDevices::defaultAudioOutput();
    if (device.isNull() || !device.isFormatSupported(format)) {
        QMetaObject::invokeMethod(this, &Speaker::failed, Qt::QueuedConnection);
        return;
    }
    sound_.setData(sound);
    sound_.open(QIODevice::ReadOnly);
    sink_ = std::make_unique<QAudioSink>(device, format);
    sink_->start(&sound_);
    if (sink_->error() != QAudio::NoError)
        return finish(false);
    connect(sink_.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::IdleState && sound_.atEnd())
            finish(true);
        else if (state == QAudio::StoppedState && sink_->error() != QAudio::NoError)
            finish(false);
    });
    glance_.start();
}

void DesktopSpeaker::stop() {
    glance_.stop();
    if (sink_) {
        sink_->disconnect(this);
        sink_->stop();
        sink_.release()->deleteLater(); // it may be telling this very moment
    }
    sound_.close();
    sound_.setData({});
}

void DesktopSpeaker::finish(bool heard) {
    stop();
    QMetaObject::invokeMethod(this, heard ? &Speaker::ended : &Speaker::failed, Qt::QueuedConnection);
}

} // namespace jotter::platform
