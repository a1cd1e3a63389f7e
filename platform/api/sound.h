#pragma once

namespace jotter::platform {

/// Sound as it goes between the app and the device: one channel, so many samples a second, 16 bits each in
/// the machine's own order.
inline constexpr int soundRate = 48'000;
inline constexpr int sampleBytes = 2;

} // namespace jotter::platform
