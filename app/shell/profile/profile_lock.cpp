#include "app/shell/profile/profile_lock.h"

#include "platform/api/durable_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace jotter::shell {

ProfileLock::ProfileLock(int file)
    : file_(file) {}

ProfileLock::ProfileLock(ProfileLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)) {}

ProfileLock::~ProfileLock() {
    if (file_ >= 0)
        ::close(file_);
}

Expected<ProfileLock> ProfileLock::take(const std::filesystem::path& folder) {
    const auto path = folder / "lock";
    ProfileLock lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (lock.file_ < 0)
        return tl::make_unexpected(platform::diskError(errno));
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno != EWOULDBLOCK)
        return tl::make_unexpected(platform::diskError(errno));
    return fail("profile_busy", ErrorCategory::Transient,
                "Jotter is already open here; use that one, or close it first.");
}

} // namespace jotter::shell
