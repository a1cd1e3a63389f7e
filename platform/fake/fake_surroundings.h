#pragma once

#include "platform/api/surroundings.h"

namespace jotter::platform {

/// Surroundings that are what a test or the demonstration says: light, online, a roomy disk.
class FakeSurroundings final : public Surroundings {
    Q_OBJECT

public:
    using Surroundings::Surroundings;

    [[nodiscard]] bool darkTheme() const override;
    [[nodiscard]] bool reducedMotion() const override;
    [[nodiscard]] bool highContrast() const override;
    [[nodiscard]] bool online() const override;
    [[nodiscard]] bool metered() const override;
    [[nodiscard]] std::uint64_t freeBytes(const std::filesystem::path& folder) const override;

    void setDarkTheme(bool dark);
    void setReducedMotion(bool reduced);
    void setHighContrast(bool high);
    void setNetwork(bool online, bool metered);
    void setFreeBytes(std::uint64_t bytes);

private:
    bool dark_ = false;
    bool reducedMotion_ = false;
    bool highContrast_ = false;
    bool online_ = true;
    bool metered_ = false;
    std::uint64_t freeBytes_ = std::uint64_t{16} << 30U;
};

} // namespace jotter::platform
