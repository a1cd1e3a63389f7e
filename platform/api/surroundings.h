#pragma once

#include <QObject>

#include <cstdint>
#include <filesystem>

namespace jotter::platform {

/// What the device around the app is like: its theme, its network, its disk. Read on the UI thread.
class Surroundings : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] virtual bool darkTheme() const = 0;
    [[nodiscard]] virtual bool reducedMotion() const = 0;
    [[nodiscard]] virtual bool highContrast() const = 0;
    [[nodiscard]] virtual bool online() const = 0;
    [[nodiscard]] virtual bool metered() const = 0;
    /// Free bytes where the profile lies.
    [[nodiscard]] virtual std::uint64_t freeBytes(const std::filesystem::path& folder) const = 0;

Q_SIGNALS:
    void darkThemeChanged();
    void easeChanged(); ///< of reducedMotion or highContrast
    void networkChanged();
};

} // namespace jotter::platform
