#pragma once

#include "platform/api/surroundings.h"

namespace jotter::shell {

/// The surroundings of a command: nothing to be seen, and a network that is taken to be there until the
/// server cannot be reached.
class NoWindow final : public platform::Surroundings {
public:
    using Surroundings::Surroundings;
    [[nodiscard]] bool darkTheme() const override { return false; }
    [[nodiscard]] bool reducedMotion() const override { return true; }
    [[nodiscard]] bool highContrast() const override { return false; }
    [[nodiscard]] bool online() const override { return true; }
    [[nodiscard]] bool metered() const override { return false; }
    [[nodiscard]] std::uint64_t freeBytes(const std::filesystem::path& folder) const override {
        std::error_code failed;
        return std::filesystem::space(folder, failed).available;
    }
};

} // namespace jotter::shell
