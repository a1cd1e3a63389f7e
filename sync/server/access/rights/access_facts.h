#pragma once

#include "sync/change/clock.h"
#include "sync/change/uuid.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jotter::server {

/// A pupil in a group, with ISO dates; an empty date is open.
struct Membership {
    PupilId pupil;
    Uuid group;
    std::string from;
    std::string to;
};

/// What the latest `adult` records say.
struct AdultFacts {
    std::string role;
    std::set<Uuid> groups; ///< none: every group of the school
    bool active = true;
    std::string activeSince; ///< stamp of the record that said so last
    bool walks = false;      ///< named by the school for learning walks
};

/// A restricted stream opened to one adult.
struct RestrictedGrant {
    PupilId pupil;
    AdultId adult;
    bool read = false;
};

/// What rights are decided by, read out of the log: memberships, roles, grants. A value; the same for every
/// server of the school at the same `version`.
struct AccessFacts {
    std::uint64_t version = 0;
    std::vector<Membership> memberships;
    std::map<AdultId, AdultFacts> adults;
    std::vector<RestrictedGrant> grants;
    std::map<PupilId, std::set<PupilId>> sameAs; ///< entered twice, said so in both their streams
    int overlapDays = 0;                         ///< a membership counts this long before and after its dates

    /// The pupils of these groups on a day; of any group at all when `groups` is empty.
    [[nodiscard]] std::set<PupilId> pupilsOf(const std::set<Uuid>& groups, WallTime day) const;
    /// True when the pupil has a membership, of whatever dates.
    [[nodiscard]] bool isPlaced(PupilId pupil) const;
    /// Nothing known: an adult without a role, who may not write.
    [[nodiscard]] const AdultFacts& adult(AdultId id) const;
};

/// An adult with a living ticket on a device.
struct SignedIn {
    AdultId adult;
    bool opensRestricted = false; ///< a PIN of at least six digits that another senior adult has confirmed
};

/// Puts `AccessFacts` together from single fields, each the latest that was written.
class AccessFactsBuilder {
public:
    /// `value` is JSON. Fields that are not of use are passed over.
    void add(const std::string& type, const Uuid& entity, const std::string& stream, const std::string& field,
             const std::string& value, const std::string& stamp);
    void retracted(const Uuid& entity) { retracted_.insert(entity); }
    [[nodiscard]] AccessFacts finish(std::uint64_t version) const;

private:
    struct Entity {
        std::string type;
        std::string stream;
        std::map<std::string, std::pair<std::string, std::string>> fields; ///< JSON, stamp
    };
    std::map<Uuid, Entity> entities_;
    std::set<Uuid> retracted_;
};

} // namespace jotter::server
