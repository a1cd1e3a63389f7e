#pragma once

#include "sync/change/change.h"
#include "sync/server/database/connection.h"

namespace jotter::server {

/// What is read out of changes as they enter the log, in the same transaction: tables that rights are decided
/// by.
class Projection {
public:
    virtual ~Projection() = default;
    /// A change has entered the log; `effective` is the stamp that counts for everybody.
    virtual void taken(Connection& connection, const Change& change, const Hlc& effective) = 0;
    /// A stream, or one record in it, was erased.
    virtual void erased(Connection& connection, const std::string& stream,
                        const std::optional<EntityId>& entity) = 0;
    /// Everything is forgotten, and then told again from the beginning of the log.
    virtual void forget(Connection& connection) = 0;
};

} // namespace jotter::server
