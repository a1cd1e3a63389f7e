#include "platform/fake/fake_microphone.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds part{100};
} // namespace

FakeMicrophone::FakeMicrophone(Time time, QObject* parent)
    : Microphone(parent) {
    if (time == Time::AsTold)
        return;
    clock_.setInterval(part);
    connect(&clock_, &QTimer::timeout, this, [this] { pass(part); });
}

void FakeMicrophone::start() {
    listening_ = there_;
    if (clock_.interval() > 0)
        clock_.start();
}

void FakeMicrophone::stop() {
    listening_ = false;
    clock_.stop();
}

void FakeMicrophone::pass(std::chrono::milliseconds time) {
    while (listening_ && time.count() > 0) {
        const auto now = std::min(time, part);
        const auto count = soundRate / 1000 * now.count();
        QByteArray sound(static_cast<qsizetype>(count) * sampleBytes, '\0');
        auto* samples = reinterpret_cast<qint16*>(sound.data());
        for (qint64 i = 0; i < count; ++i) {
            const auto turn = 2 * std::numbers::pi * tone * static_cast<double>(samples_ + i) / soundRate;
            samples[i] = static_cast<qint16>(std::lround(32'000 * loudness_ * std::sin(turn)));
        }
        samples_ += count;
        time -= now;
        Q_EMIT heard(sound);
    }
}

void FakeMicrophone::breakOff() {
    there_ = false;
    stop();
    Q_EMIT failed();
}

} // namespace jotter::platform
