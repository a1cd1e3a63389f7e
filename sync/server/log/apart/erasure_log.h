#pragma once

#include "sync/change/clock.h"
#include "sync/change/error.h"
#include "sync/change/uuid.h"

#include <optional>
#include <string>
#include <vector>

namespace jotter::server {

/// What was erased: a whole stream, or one record in it. Without contents.
struct Erasure {
    std::string stream;
    std::optional<EntityId> entity;

    friend auto operator<=>(const Erasure&, const Erasure&) = default;
};

/// The list of everything that was ever erased or hidden, kept apart from the log and from its backups: a log
/// that was put back has it applied again before it answers anyone. A port; safe to use from many threads.
/// What `note` was told is durable when it returns.
class ErasureLog {
public:
    virtual ~ErasureLog() = default;
    /// All of them or, on failure, none. Noting the same again changes nothing.
    [[nodiscard]] virtual Expected<void> note(const std::vector<Erasure>& erasures, WallTime now) = 0;
    [[nodiscard]] virtual Expected<std::vector<Erasure>> all() = 0;
    /// The group photos of which every copy is hidden: the record for which they are may be in no log that is
    /// put back, so that nothing but this tells of it.
    [[nodiscard]] virtual Expected<void> noteHidden(const std::vector<Uuid>& moments) = 0;
    [[nodiscard]] virtual Expected<std::vector<Uuid>> hidden() = 0;
};

} // namespace jotter::server
