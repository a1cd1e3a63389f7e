#pragma once

#include "platform/api/clip_player.h"

#include <QPointer>
#include <QTimer>
#include <QVideoSink>

#include <chrono>

namespace jotter::platform {

/// Shows one drawn picture for as long as the clip lasts. Time passes when a test says so, or by itself.
class FakeClipPlayer final : public ClipPlayer {
    Q_OBJECT

public:
    enum class Time { AsTold, Passes };
    explicit FakeClipPlayer(Time time = Time::AsTold, QObject* parent = nullptr);

    void play(const QByteArray& clip, QVideoSink* screen) override;
    void pause() override;
    void resume() override;
    void stop() override;

    void setLength(std::chrono::milliseconds length) { length_ = length; } ///< of every clip
    [[nodiscard]] bool playing() const { return state_ == State::Playing; }
    [[nodiscard]] bool paused() const { return state_ == State::Paused; }
    [[nodiscard]] const QByteArray& clip() const { return clip_; } ///< what was given last
    [[nodiscard]] QVideoSink* screen() const { return screen_; }   ///< null when nothing is seen
    void pass(std::chrono::milliseconds time);
    void breakOff();

private:
    enum class State { Stopped, Playing, Paused };
    void setState(State state);

    QTimer clock_;
    State state_ = State::Stopped;
    QByteArray clip_;
    QPointer<QVideoSink> screen_;
    std::chrono::milliseconds length_{3000};
    std::chrono::milliseconds at_{0};
};

} // namespace jotter::platform
