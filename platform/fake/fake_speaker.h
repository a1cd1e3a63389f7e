#pragma once

#include "platform/api/speaker.h"

#include <QTimer>

#include <chrono>

namespace jotter::platform {

/// A speaker that nobody hears. Time passes when a test says so, or by itself.
class FakeSpeaker final : public Speaker {
    Q_OBJECT

public:
    enum class Time { AsTold, Passes };
    explicit FakeSpeaker(Time time = Time::AsTold, QObject* parent = nullptr);

    void play(const QByteArray& sound) override;
    void stop() override;

    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] const QByteArray& sound() const { return sound_; }
    void pass(std::chrono::milliseconds time);
    void breakOff();

private:
    QTimer clock_;
    bool playing_ = false;
    QByteArray sound_; ///< what was given last
    std::chrono::milliseconds at_{0};
};

} // namespace jotter::platform
