#pragma once

#include "sync/server/access/registry.h"
#include "sync/server/access/rights/access_facts.h"

#include <set>
#include <string>

namespace jotter::server {

/// Which streams a device may hold (sync.md, "Rights"): `school`, and its groups' pupils that any of the
/// adults signed in on it may see; learning walks with an adult whose they are; a staff stream with its own
/// adult; a restricted stream with the one adult it was granted to, who is alone on the device and has a long
/// PIN. Where nobody has signed in, and on a retired device, `school` alone.
class Readable {
public:
    Readable(const Device& device, const AccessFacts& facts, const std::vector<SignedIn>& adults,
             WallTime now);

    [[nodiscard]] bool has(const std::string& stream) const;

private:
    void addRestricted(const AccessFacts& facts, const SignedIn& adult);

    bool everyPupil_ = false;
    bool walks_ = false;
    std::set<PupilId> pupils_;
    std::set<PupilId> restricted_;
    std::set<Uuid> staff_;
};

} // namespace jotter::server
