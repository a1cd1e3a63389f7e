#pragma once

#include "sync/change/change.h"
#include "sync/server/log/log.h"

#include <QString>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jotter::faults {

/// What lies at the school, read from outside of the server, while it serves or not.
class ServerView {
public:
    explicit ServerView(const QString& data);

    /// A change in the log, as it came.
    struct Kept {
        std::uint64_t seq = 0;
        Hlc effective;
        SealedChange change;
    };
    [[nodiscard]] const std::map<ChangeId, Kept>& changes() const { return changes_; }
    /// Ids that are in the log more than once.
    [[nodiscard]] const std::set<ChangeId>& doubled() const { return doubled_; }
    /// In the log or not: held with their bytes, or kept sealed as copies.
    [[nodiscard]] const std::set<ChangeId>& held() const { return held_; }
    [[nodiscard]] const std::set<ChangeId>& quarantined() const { return quarantined_; }
    /// Which change came under each number of a device's epoch, in order.
    struct Numbered {
        std::string device;
        std::string epoch;
        std::uint64_t n = 0;
        ChangeId id;
    };
    [[nodiscard]] const std::vector<Numbered>& numbers() const { return numbers_; }
    /// Of each stream, how many changes and the sum of their hashes (I6).
    [[nodiscard]] const std::map<std::string, Digest>& digests() const { return digests_; }
    /// Of how many changes this is the note.
    [[nodiscard]] std::size_t notes(const std::string& words) const;

private:
    void readLog(server::Log& log);
    void readNumbers(const std::string& file);

    std::map<ChangeId, Kept> changes_;
    std::set<ChangeId> doubled_, held_, quarantined_;
    std::vector<Numbered> numbers_;
    std::map<std::string, Digest> digests_;
    std::map<std::string, std::size_t> notes_;
};

} // namespace jotter::faults
