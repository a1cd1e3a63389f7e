#pragma once

#include "platform/api/microphone.h"

#include <QTimer>

#include <chrono>

namespace jotter::platform {

/// A microphone that hears a steady tone: for tests, in which time passes when they say so, and for a
/// computer without one, where it passes by itself.
class FakeMicrophone final : public Microphone {
    Q_OBJECT

public:
    static constexpr int tone = 440; ///< Hz

    enum class Time { AsTold, Passes };
    explicit FakeMicrophone(Time time = Time::AsTold, QObject* parent = nullptr);

    [[nodiscard]] bool available() override { return there_; }
    void start() override;
    void stop() override;

    [[nodiscard]] bool listening() const { return listening_; }
    /// So much time passes, in parts as a device gives them.
    void pass(std::chrono::milliseconds time);
    /// From 0, silence, to 1.
    void setLoudness(double loudness) { loudness_ = loudness; }
    void setThere(bool there) { there_ = there; }
    /// It is pulled out.
    void breakOff();

private:
    QTimer clock_;
    bool there_ = true;
    bool listening_ = false;
    double loudness_ = 0.5;
    qint64 samples_ = 0; ///< heard before
};

} // namespace jotter::platform
