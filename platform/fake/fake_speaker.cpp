#include "platform/fake/fake_speaker.h"

#include <algorithm>

namespace jotter::platform {

namespace {
constexpr std::chrono::milliseconds glance{100};
} // namespace

FakeSpeaker::FakeSpeaker(Time time, QObject* parent)
    : Speaker(parent) {
    if (time == Time::AsTold)
        return;
    clock_.setInterval(glance);
    connect(&clock_, &QTimer::timeout, this, [this] { pass(glance); });
}

void FakeSpeaker::play(const QByteArray& sound) {
    sound_ = sound;
    at_ = {};
    playing_ = true;
    if (clock_.interval() > 0)
        clock_.start();
}

void FakeSpeaker::stop() {
    playing_ = false;
    clock_.stop();
}

void FakeSpeaker::pass(std::chrono::milliseconds time) {
    if (!playing_)
        return;
    const std::chrono::milliseconds whole{sound_.size() / sampleBytes * 1000 / soundRate};
    at_ = std::min(at_ + time, whole);
    Q_EMIT reached(static_cast<int>(at_.count()));
    if (at_ < whole)
        return;
    stop();
    Q_EMIT ended();
}

void FakeSpeaker::breakOff() {
    stop();
    Q_EMIT failed();
}

} // namespace jotter::platform
