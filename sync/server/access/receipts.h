#pragma once

#include "sync/change/hlc.h"
#include "sync/change/sha256.h"
#include "sync/server/access/mac.h"

namespace jotter::server {

/// The server's word that it has a change: a MAC over id, hash, device and effective clock, by a key that is
/// kept outside backups. A server put back to a backup knows its own receipts again (sync.md, "Restore,
/// erasure").
class Receipts {
public:
    explicit Receipts(Mac mac)
        : mac_(mac) {}
    /// Standard base64.
    [[nodiscard]] std::string make(ChangeId id, const Sha256& hash, DeviceId device,
                                   const Hlc& effective) const {
        return toBase64(
            mac_.over("receipt", {id.toString(), hash.toHex(), device.toString(), effective.toString()}));
    }

    /// True when `receipt` is what `make` makes of the rest.
    [[nodiscard]] bool matches(const std::string& receipt, ChangeId id, const Sha256& hash, DeviceId device,
                               const Hlc& effective) const {
        const auto mac = fromBase64(receipt);
        return mac && mac->size() == 32 &&
               mac_.matches(*mac, "receipt",
                            {id.toString(), hash.toHex(), device.toString(), effective.toString()});
    }

private:
    Mac mac_;
};

} // namespace jotter::server
