#include "platform/fake/fake_surroundings.h"

namespace jotter::platform {

bool FakeSurroundings::darkTheme() const {
    return dark_;
}

bool FakeSurroundings::reducedMotion() const {
    return reducedMotion_;
}

bool FakeSurroundings::highContrast() const {
    return highContrast_;
}

bool FakeSurroundings::online() const {
    return online_;
}

bool FakeSurroundings::metered() const {
    return metered_;
}

std::uint64_t FakeSurroundings::freeBytes(const std::filesystem::path&) const {
    return freeBytes_;
}

void FakeSurroundings::setDarkTheme(bool dark) {
    dark_ = dark;
    Q_EMIT darkThemeChanged();
}

void FakeSurroundings::setReducedMotion(bool reduced) {
    reducedMotion_ = reduced;
    Q_EMIT easeChanged();
}

void FakeSurroundings::setHighContrast(bool high) {
    highContrast_ = high;
    Q_EMIT easeChanged();
}

void FakeSurroundings::setNetwork(bool online, bool metered) {
    online_ = online;
    metered_ = metered;
    Q_EMIT networkChanged();
}

void FakeSurroundings::setFreeBytes(std::uint64_t bytes) {
    freeBytes_ = bytes;
}

} // namespace jotter::platform
