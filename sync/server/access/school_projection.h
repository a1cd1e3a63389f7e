#pragma once

#include "sync/server/log/projection.h"

namespace jotter::server {

/// Reads memberships and roles out of the log: what the rights of a device and of an adult are decided by.
/// Per field, the latest stamp wins, so the order of arrival does not matter.
class SchoolProjection final : public Projection {
public:
    void taken(Connection& connection, const Change& change, const Hlc& effective) override;
};

} // namespace jotter::server
