#include "platform/desktop/desktop_microphone.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QMediaDevices>

namespace jotter::platform {

namespace {
QAudioFormat wanted() {
    QAudioFormat format;
    format.setSampleRate(soundRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}
} // namespace

DesktopMicrophone::DesktopMicrophone(QObject* parent)
    : Microphone(parent) {}

DesktopMicrophone::~DesktopMicrophone() = default;

bool DesktopMicrophone::available() {
    const auto device = QMediaDevices::defaultAudioInput();
    return !device.isNull() && device.isFormatSupported(wanted());
}

void DesktopMicrophone::start() {
    source_ = std::make_unique<QAudioSource>(QMediaDevices::defaultAudioInput(), wanted());
    sound_ = source_->start();
    if (!sound_ || source_->error() != QAudio::NoError)
        return breakOff();
    connect(source_.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && source_->error() != QAudio::NoError)
            breakOff();
    });
    connect(sound_, &QIODevice::readyRead, this, &DesktopMicrophone::take);
}

void DesktopMicrophone::take() {
    const auto sound = sound_ ? sound_->readAll() : QByteArray();
    if (!sound.isEmpty())
        Q_EMIT heard(sound);
}

void DesktopMicrophone::stop() {
    if (!source_)
        return;
    take();
    release();
}

/// Of a microphone that broke off nothing can be read any more.
void DesktopMicrophone::breakOff() {
    release();
    QMetaObject::invokeMethod(this, &Microphone::failed, Qt::QueuedConnection);
}

void DesktopMicrophone::release() {
    source_->disconnect(this);
    sound_ = nullptr;
    source_->stop();
    source_.release()->deleteLater(); // it may be telling this very moment
}

} // namespace jotter::platform
