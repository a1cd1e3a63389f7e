#include "sync/server/access/rights/readable.h"

#include "sync/change/planted.h"
#include "sync/server/access/rights/type_rules.h"
#include "sync/server/log/stream_name.h"

#include <algorithm>

namespace jotter::server {

Readable::Readable(const Device& device, const AccessFacts& facts, const std::vector<SignedIn>& adults,
                   WallTime now) {
    if (device.state != DeviceState::Enrolled)
        return;
    const std::set<Uuid> deviceGroups(device.groups.begin(), device.groups.end());
    const auto ofDevice = facts.pupilsOf(deviceGroups, now);
    std::vector<SignedIn> active;
    for (const auto& one : adults) {
        const auto& adult = facts.adult(one.adult);
        if (!adult.active || roleOf(adult.role) == Role::None)
            continue;
        active.push_back(one);
        walks_ = walks_ || maySeeWalks(adult);
        staff_.insert(one.adult.value);
        if (adult.groups.empty()) {
            everyPupil_ = everyPupil_ || deviceGroups.empty();
            pupils_.insert(ofDevice.begin(), ofDevice.end());
            continue;
        }
        const auto ofAdult = facts.pupilsOf(adult.groups, now);
        std::ranges::set_intersection(ofDevice, ofAdult, std::inserter(pupils_, pupils_.end()));
    }
    if (active.size() == 1 && active.front().opensRestricted)
        addRestricted(facts, active.front());
}

void Readable::addRestricted(const AccessFacts& facts, const SignedIn& adult) {
    for (const auto& grant : facts.grants)
        if (grant.adult == adult.adult && grant.read && (everyPupil_ || pupils_.contains(grant.pupil)))
            restricted_.insert(grant.pupil);
}

bool Readable::has(const std::string& stream) const {
    using Kind = StreamName::Kind;
    const auto name = StreamName::parse(stream);
    if (!name)
        return false;
    switch (name->kind) {
    case Kind::School:
        return true;
    case Kind::Walks:
        return walks_;
    case Kind::Pupil:
        return everyPupil_ || pupils_.contains(PupilId{name->owner});
    case Kind::Restricted:
        if (planted(Fault::RestrictedForAll))
            return pupils_.contains(PupilId{name->owner});
        return restricted_.contains(PupilId{name->owner});
    case Kind::Staff:
        return staff_.contains(name->owner);
    }
    return false;
}

} // namespace jotter::server
