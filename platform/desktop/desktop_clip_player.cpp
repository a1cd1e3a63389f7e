#include "platform/desktop/desktop_clip_player.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QBuffer>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QUrl>
#include <QVideoFrame>

#include <algorithm>
#include <chrono>
#include <utility>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds lookEvery{100};
} // namespace

/// One clip and all that plays it: of the next one nothing can be mixed up with it.
class DesktopClipPlayer::Showing : public QObject {
public:
    explicit Showing(const QByteArray& clip) {
        bytes.setData(clip);
        bytes.open(QIODevice::ReadOnly);
        player.setVideoSink(&sink);
        // Qt 6.4 ends the program where its player is to be heard and there is no device.
        if (const auto device = QMediaDevices::defaultAudioOutput(); !device.isNull()) {
            sound = std::make_unique<QAudioOutput>(device);
            player.setAudioOutput(sound.get());
        }
    }

    QBuffer bytes;
    QVideoSink sink; ///< its pictures go on to the screen, which may go away
    std::unique_ptr<QAudioOutput> sound;
    QMediaPlayer player; ///< goes first
    bool seen = false;
};

DesktopClipPlayer::DesktopClipPlayer(QObject* parent)
    : ClipPlayer(parent) {
    glance_.setInterval(lookEvery);
    connect(&glance_, &QTimer::timeout, this, &DesktopClipPlayer::tell);
}

DesktopClipPlayer::~DesktopClipPlayer() {
    stop();
}

template <class Work>
auto DesktopClipPlayer::whileShown(Work work) {
    return [this, work, clip = clips_](const auto&... told) {
        if (showing_ && clip == clips_)
            work(told...);
    };
}

void DesktopClipPlayer::play(const QByteArray& clip, QVideoSink* screen) {
    stop();
    screen_ = screen;
    showing_ = std::make_unique<Showing>(clip);
    auto& player = showing_->player;
    connect(&showing_->sink, &QVideoSink::videoFrameChanged, this,
            whileShown([this](const QVideoFrame& frame) { show(frame); }));
    connect(&player, &QMediaPlayer::errorOccurred, this,
            whileShown([this](QMediaPlayer::Error, const QString&) { breakOff(); }), Qt::QueuedConnection);
    connect(&player, &QMediaPlayer::mediaStatusChanged, this,
            whileShown([this](QMediaPlayer::MediaStatus status) {
                if (status == QMediaPlayer::EndOfMedia)
                    end();
                else if (status == QMediaPlayer::InvalidMedia)
                    breakOff();
            }),
            Qt::QueuedConnection);
    player.setSourceDevice(&showing_->bytes, QUrl(QStringLiteral("clip.mp4")));
    resume();
}

void DesktopClipPlayer::pause() {
    if (!showing_)
        return;
    glance_.stop();
    showing_->player.pause();
}

void DesktopClipPlayer::resume() {
    if (!showing_)
        return;
    showing_->player.play();
    glance_.start();
}

void DesktopClipPlayer::stop() {
    retire();
    if (screen_)
        screen_->setVideoFrame({});
    screen_ = nullptr;
}

void DesktopClipPlayer::show(const QVideoFrame& frame) {
    if (!frame.isValid())
        return;
    showing_->seen = true;
    if (screen_)
        screen_->setVideoFrame(frame);
}

void DesktopClipPlayer::tell() {
    if (!showing_)
        return;
    const auto of = showing_->player.duration();
    Q_EMIT reached(static_cast<int>(std::clamp<qint64>(showing_->player.position(), 0, of)),
                   static_cast<int>(of));
}

/// The last picture stays on the screen. What ended without one was no clip.
void DesktopClipPlayer::end() {
    if (!showing_->seen)
        return breakOff();
    const auto of = static_cast<int>(showing_->player.duration());
    retire();
    const auto thisOne = clips_;
    Q_EMIT reached(of, of);
    if (thisOne == clips_)
        Q_EMIT ended();
}

void DesktopClipPlayer::breakOff() {
    stop();
    Q_EMIT failed();
}

void DesktopClipPlayer::retire() {
    glance_.stop();
    ++clips_;
    if (!showing_)
        return;
    auto* before = showing_.release();
    before->player.stop();
    before->deleteLater(); // it may be telling this very moment
}

} // namespace jotter::platform
