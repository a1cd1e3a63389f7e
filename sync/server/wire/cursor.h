#pragma once

#include "sync/change/uuid.h"
#include "sync/server/access/mac.h"

#include <optional>
#include <string>

namespace jotter::server {

/// Where a device has read to, and by which rights.
struct Cursor {
    std::uint64_t seq = 0;
    /// Sum over the streams that the device could read and that had begun by then. Another sum at the same
    /// place means that rights have changed behind the cursor.
    std::uint64_t rights = 0;

    friend bool operator==(const Cursor&, const Cursor&) = default;
};

/// Writes and reads cursors that only this log, for this device, makes.
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
