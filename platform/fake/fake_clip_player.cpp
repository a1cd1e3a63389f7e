#include "platform/fake/fake_clip_player.h"

#include "platform/fake/frame_of.h"

#include <QImage>
#include <QVideoFrame>

#include <algorithm>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds lookEvery{100};

QImage drawn() {
    QImage picture(320, 180, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    return picture;
}
} // namespace

FakeClipPlayer::FakeClipPlayer(Time time, QObject* parent)
    : ClipPlayer(parent) {
    if (time == Time::AsTold)
        return;
    clock_.setInterval(lookEvery);
    connect(&clock_, &QTimer::timeout, this, [this] { pass(lookEvery); });
}

void FakeClipPlayer::play(const QByteArray& clip, QVideoSink* screen) {
    stop();
    clip_ = clip;
    screen_ = screen;
    at_ = {};
    if (screen_)
        screen_->setVideoFrame(frameOf(drawn()));
    setState(State::Playing);
}

void FakeClipPlayer::pause() {
    if (playing())
        setState(State::Paused);
}

void FakeClipPlayer::resume() {
    if (paused())
        setState(State::Playing);
}

void FakeClipPlayer::stop() {
    setState(State::Stopped);
    if (screen_)
        screen_->setVideoFrame({});
    screen_ = nullptr;
}

void FakeClipPlayer::pass(std::chrono::milliseconds time) {
    if (!playing())
        return;
    at_ = std::min(at_ + time, length_);
    Q_EMIT reached(static_cast<int>(at_.count()), static_cast<int>(length_.count()));
    if (!playing() || at_ < length_)
        return;
    setState(State::Stopped);
    Q_EMIT ended();
}

void FakeClipPlayer::breakOff() {
    stop();
    Q_EMIT failed();
}

void FakeClipPlayer::setState(State state) {
    state_ = state;
    if (state_ == State::Playing && clock_.interval() > 0)
        clock_.start();
    else
        clock_.stop();
}

} // namespace jotter::platform
