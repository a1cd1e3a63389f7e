#pragma once

#include "sync/change/uuid.h"
#include "sync/server/access/mac.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace jotter::server {

/// What a device has: which streams, and how far of each. Streams are named by their small numbers in this
/// log.
struct Cursor {
    std::uint64_t seq = 0;  ///< everything up to here, of the streams in `held`
    std::uint64_t mark = 0; ///< tells this log's change at `seq` from the one of a log that was put back
    std::set<std::uint64_t> held;
    std::set<std::uint64_t> waiting; ///< granted later: to be sent from their beginning up to `seq`
    std::uint64_t filling = 0;       ///< the one of them that has been begun; 0 for none
    std::uint64_t filledTo = 0;      ///< how far

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// Writes and reads cursors that only this log, for this device, makes. Sets are written as runs, so that a
/// tablet with a whole school costs a few bytes.
class CursorCodec {
public:
    CursorCodec(Mac mac, std::string serverEpoch)
        : mac_(mac)
        , serverEpoch_(std::move(serverEpoch)) {}
    [[nodiscard]] std::string write(const Cursor& cursor, DeviceId device) const;
    /// Nothing when it is another device's, another epoch's, or not a cursor at all. An empty text is the
    /// beginning.
    [[nodiscard]] std::optional<Cursor> read(std::string_view text, DeviceId device) const;

private:
    Mac mac_;
    std::string serverEpoch_;
};

} // namespace jotter::server
