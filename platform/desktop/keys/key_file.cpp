#include "platform/desktop/keys/key_file.h"

#include "platform/api/durable_file.h"

#include <utility>

namespace jotter::platform {

namespace {
constexpr std::size_t largestSecret = 64UL * 1024;
}

KeyFile::KeyFile(std::filesystem::path folder)
    : folder_(std::move(folder)) {}

std::string KeyFile::kind() const {
    return "key_file";
}

std::string KeyFile::describe() const {
    return "The key is a file that only this user of this device can read: it protects against other users, "
           "not "
           "against someone who takes the device's disk.";
}

std::filesystem::path KeyFile::fileOf(const std::string& name) const {
    return folder_ / (name + ".key");
}

Expected<std::optional<std::string>> KeyFile::read(const std::string& name) {
    return readFile(fileOf(name), largestSecret);
}

Expected<void> KeyFile::write(const std::string& name, const std::string& secret) {
    return makeFolder(folder_).and_then([&] { return writeDurably(fileOf(name), secret); });
}

Expected<void> KeyFile::remove(const std::string& name) {
    std::error_code error;
    std::filesystem::remove(fileOf(name), error);
    if (error)
        return tl::make_unexpected(diskError(error.value()));
    return syncFolder(folder_);
}

} // namespace jotter::platform
