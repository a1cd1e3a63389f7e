#pragma once

#include "sync/server/access/rights/access_facts.h"
#include "sync/server/log/projection.h"

namespace jotter::server {

/// Reads out of the log what rights are decided by: the fields of memberships, adults and grants. Per field,
/// the latest stamp wins, so the order of arrival does not matter.
class SchoolProjection final : public Projection {
public:
    void taken(Connection& connection, const Change& change, const Hlc& effective) override;
    void erased(Connection& connection, const std::string& stream,
                const std::optional<EntityId>& entity) override;
    void forget(Connection& connection) override;
};

[[nodiscard]] AccessFacts readAccessFacts(Connection& connection);
/// Another number whenever the facts may be others.
[[nodiscard]] std::uint64_t readAccessVersion(Connection& connection);

} // namespace jotter::server
