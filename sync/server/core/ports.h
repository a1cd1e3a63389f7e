#pragma once

#include "sync/change/clock.h"
#include "sync/change/random.h"
#include "sync/server/access/receipts.h"
#include "sync/server/access/registry.h"
#include "sync/server/access/rights/readable.h"
#include "sync/server/access/seal_box.h"
#include "sync/server/access/tokens.h"
#include "sync/server/core/erasing.h"
#include "sync/server/log/log.h"
#include "sync/server/media/media_store.h"
#include "sync/server/wire/cursor.h"

#include <functional>

namespace jotter::server {

/// Whose server this is, and its keys.
struct School {
    std::string name;
    SealBox sealBox; ///< for what a tablet may send but no longer read
    Mac mac;         ///< of nonces, tokens and cursors
    Mac receiptMac;  ///< kept outside backups
    /// Writes the server's epoch down beside the database, where no backup puts it back.
    std::function<Expected<void>(const std::string&)> keepEpoch;
    QuarantineQuota quarantine{};
};

/// What the core needs from the world. All of it is safe to use from many threads.
struct Ports {
    Log& log;
    MediaStore& media;
    KeyStore& keys;
    ErasureLog& erasures;
    Registry& registry;
    const Clock& clock;
    RandomSource& random;
    School school;

    [[nodiscard]] Tokens tokens() const { return Tokens(school.mac, random); }
    [[nodiscard]] Receipts receipts() const { return Receipts(school.receiptMac); }
    [[nodiscard]] Expected<CursorCodec> cursors() const {
        return log.serverEpoch().map(
            [&](const std::string& epoch) { return CursorCodec(school.mac, epoch); });
    }
    [[nodiscard]] Erasing erasing() const { return {log, media, keys, erasures, clock}; }
    /// What a device may hold now.
    [[nodiscard]] Expected<Readable> readable(const Device& device) const {
        const auto now = clock.now();
        const auto facts = registry.access();
        if (!facts)
            return tl::make_unexpected(facts.error());
        return registry.signedIn(device.id, now).map([&](const std::vector<SignedIn>& adults) {
            return Readable(device, **facts, adults, now);
        });
    }
};

} // namespace jotter::server
