#pragma once

#include "sync/change/clock.h"
#include "sync/change/error.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jotter::server {

/// An object that is being written: there, whole and durable, once `keep` has returned, and until then not at
/// all.
class NewObject {
public:
    virtual ~NewObject() = default;
    [[nodiscard]] virtual Expected<void> write(std::string_view bytes) = 0;
    [[nodiscard]] virtual Expected<void> keep() = 0;
};

/// Bytes of an object.
struct ObjectPart {
    std::string bytes;
    std::uint64_t total = 0; ///< of the whole object
    std::string version;     ///< another one when the object was written anew
};

struct StoredObject {
    std::string name;
    WallTime written;
};

/// Where sealed bytes lie under names: a directory, or a bucket of an S3 store. It knows nothing of what they
/// are. A port; safe to use from many threads. Names are hexadecimal digits, '-' and plain words, parted by
/// '/'; a prefix ends with '/'. Failures are `Storage`; `Transient` "media_unreachable" when trying again may
/// help.
class ObjectStore {
public:
    virtual ~ObjectStore() = default;

    /// Finds the place usable, or makes it so. Once, before anything else.
    [[nodiscard]] virtual Expected<void> prepare() = 0;
    [[nodiscard]] virtual Expected<std::unique_ptr<NewObject>> begin(const std::string& name) = 0;
    /// A small object at once. Putting the same again does no harm.
    [[nodiscard]] virtual Expected<void> put(const std::string& name, std::string_view bytes) = 0;
    /// At most `size` bytes from `offset`; fewer when the object ends there, nothing when there is none. With
    /// a `version`, `Transient` "object_changed" when it is not that one any more.
    [[nodiscard]] virtual Expected<std::optional<ObjectPart>> read(const std::string& name,
                                                                   std::uint64_t offset, std::size_t size,
                                                                   const std::string& version = {}) = 0;
    [[nodiscard]] virtual Expected<std::optional<std::uint64_t>> size(const std::string& name) = 0;
    /// What is there whole, in any order.
    [[nodiscard]] virtual Expected<std::vector<StoredObject>> list(const std::string& prefix) = 0;
    /// Removing what is not there is no error.
    [[nodiscard]] virtual Expected<void> remove(const std::string& name) = 0;
    [[nodiscard]] virtual Expected<void> removeAll(const std::string& prefix) = 0;
    /// Clears away what writers that were killed before `before` left half written.
    [[nodiscard]] virtual Expected<void> sweep(WallTime before) = 0;
};

} // namespace jotter::server
