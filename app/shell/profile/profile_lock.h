#pragma once

#include "sync/change/error.h"

#include <filesystem>

namespace jotter::shell {

/// One process holds a profile. The system gives the lock back when that process ends, however it ends.
class ProfileLock {
public:
    /// `Transient` "profile_busy" when another process, or another lock in this one, holds it.
    [[nodiscard]] static Expected<ProfileLock> take(const std::filesystem::path& folder);
    ~ProfileLock();
    ProfileLock(ProfileLock&& other) noexcept;
    ProfileLock& operator=(ProfileLock&&) = delete;

private:
    explicit ProfileLock(int file);
    int file_;
};

} // namespace jotter::shell
