#pragma once

#include "platform/api/sound.h"

#include <QByteArray>

#include <cmath>
#include <numbers>
#include <utility>

namespace jotter::test {

/// A steady tone as a microphone gives it (platform/api/sound.h).
inline QByteArray toneOf(double hertz, qint64 samples, double loudness = 0.5) {
    QByteArray sound(static_cast<qsizetype>(samples) * platform::sampleBytes, '\0');
    auto* at = reinterpret_cast<qint16*>(sound.data());
    for (qint64 i = 0; i < samples; ++i)
        at[i] = static_cast<qint16>(std::lround(
            32'000 * loudness *
            std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / platform::soundRate)));
    return sound;
}

/// Which part of the sound's power is this tone, from 0 to 1 (Goertzel's algorithm).
inline double shareOf(double hertz, const QByteArray& sound) {
    const auto* samples = reinterpret_cast<const qint16*>(sound.constData());
    const auto count = sound.size() / platform::sampleBytes;
    const double turn = 2 * std::cos(2 * std::numbers::pi * hertz / platform::soundRate);
    double before = 0;
    double last = 0;
    double power = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const double sample = samples[i];
        power += sample * sample;
        before = std::exchange(last, sample + turn * last - before);
    }
    if (power <= 0)
        return 0;
    const double found = last * last + before * before - turn * last * before;
    return 2 * found / (power * static_cast<double>(count));
}

} // namespace jotter::test
