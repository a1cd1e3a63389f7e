#pragma once

#include "app/store/log/meta.h"
#include "sync/change/change.h"

#include <optional>
#include <vector>

namespace jotter::store {

/// Where a change that was made on this tablet is; `state` of the table `change`.
enum class Sending { Unsent = 0, Accepted = 1, Held = 2 };

/// A change with its place in the log and the stamp that counts.
struct LoggedChange {
    std::int64_t row = 0;
    std::int64_t stream = 0;
    Change change;
    Hlc effective;
};

/// What the log knows of a change without reading its bytes.
struct LogEntry {
    std::int64_t row = 0;
    std::int64_t stream = 0;
    EntityId entity;
    std::optional<Sending> own; ///< nothing when it was made elsewhere
    std::string effective;
    Sha256 hash;
    bool sealed =
        false; ///< only the server can open its bytes (replica/purge.h): entity and hash are not told
};

/// How a change came here.
struct Arrival {
    Hlc effective;
    std::optional<std::uint64_t> seq;
    std::optional<std::string> receipt;
    std::optional<std::uint64_t> number; ///< made here: its number, counted over all epochs
    std::string moment;
};

/// The append-only log: every change as the bytes it was first serialised as, and the outbox, which is the
/// part of it that is `Unsent`.
class ChangeLog {
public:
    explicit ChangeLog(Connection& connection)
        : connection_(connection) {}

    /// The row of a stream, made when it is new.
    [[nodiscard]] std::int64_t stream(const std::string& name);
    [[nodiscard]] bool knowsStream(const std::string& name);
    [[nodiscard]] bool streamEnded(std::int64_t stream);
    void setStreamEnded(std::int64_t stream, bool ended);
    /// Erased as a whole: it never comes back.
    [[nodiscard]] bool streamErased(std::int64_t stream);
    void setStreamErased(std::int64_t stream);
    [[nodiscard]] bool isErased(std::int64_t stream, EntityId entity);

    [[nodiscard]] std::optional<LogEntry> find(ChangeId id);
    [[nodiscard]] bool knowsEntity(EntityId entity);
    [[nodiscard]] LoggedChange append(const SealedChange& sealed, const Arrival& arrival);
    /// All changes of an entity in a stream, in the order of their stamps.
    [[nodiscard]] std::vector<LoggedChange> ofEntity(std::int64_t stream, EntityId entity);
    /// All consents of a stream and what takes them back, in the order of their stamps.
    [[nodiscard]] std::vector<LoggedChange> consents(std::int64_t stream);

    void accept(std::int64_t row, std::uint64_t seq, const std::string& receipt);
    void hold(std::int64_t row, const std::string& reason);

private:
    Connection& connection_;
};

/// Columns `row, stream, effective, bytes` as a change. Throws `GiveUp` when the bytes are damaged.
[[nodiscard]] LoggedChange readLogged(const Prepared& row);

} // namespace jotter::store
