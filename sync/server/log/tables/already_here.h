#pragma once

#include "sync/server/database/connection.h"
#include "sync/server/log/log.h"

#include <map>
#include <set>

namespace jotter::server {

/// What the tables have of a batch's changes before it is taken, asked for many at once: each question to a
/// database on another machine costs a round trip. Whoever takes the batch says what has come since.
class AlreadyHere {
public:
    /// What a receipt is over.
    struct Entry {
        std::uint64_t seq = 0;
        Sha256 hash;
        DeviceId device;
        Hlc effective;
    };

    AlreadyHere() = default;
    AlreadyHere(Connection& connection, const std::vector<Arrival>& arrivals);

    /// The change with that id in the log; null when there is none.
    [[nodiscard]] const Entry* find(ChangeId id) const;
    /// Whether a copy of it is held.
    [[nodiscard]] bool isHeld(ChangeId id, const Sha256& hash) const { return held_.contains({id, hash}); }
    /// Whether anything in the stream was ever erased: else nobody need look for one record.
    [[nodiscard]] bool hasErasures(const std::string& stream) const { return erasedIn_.contains(stream); }

    /// The number of a stream; nothing when it is not known yet.
    [[nodiscard]] std::optional<std::int64_t> stream(const std::string& name) const;

    void entered(ChangeId id, const Entry& entry) { entries_[id] = entry; }
    void held(ChangeId id, const Sha256& hash) { held_.insert({id, hash}); }
    void erasedIn(const std::string& stream) { erasedIn_.insert(stream); }
    void begun(const std::string& stream, std::int64_t number) { streams_[stream] = number; }

private:
    std::map<ChangeId, Entry> entries_;
    std::set<std::pair<ChangeId, Sha256>> held_;
    std::set<std::string> erasedIn_;
    std::map<std::string, std::int64_t> streams_;
};

} // namespace jotter::server
