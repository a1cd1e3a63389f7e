#include "sync/server/admin/open_school.h"

#include "sync/server/log/schema.h"

namespace jotter::server {

OpenSchool::OpenSchool(SchoolFolder folder, SchoolSettings settings, std::unique_ptr<Database> database,
                       std::unique_ptr<SqliteKeyStore> keys, const Clock& clock, RandomSource& random)
    : folder_(std::move(folder))
    , settings_(std::move(settings))
    , clock_(clock)
    , random_(random)
    , database_(std::move(database))
    , keys_(std::move(keys))
    , registry_(*database_)
    , log_(*database_, *keys_, random_, projection_)
    , media_(folder_.file("media"), *keys_, random_, clock_) {}

Expected<std::unique_ptr<OpenSchool>> OpenSchool::open(const SchoolFolder& folder, const Clock& clock,
                                                       RandomSource& random) {
    auto settings = folder.settings();
    if (!settings)
        return tl::make_unexpected(settings.error());
    auto database = Database::open(folder.file("school.db"), schoolSchema());
    if (!database)
        return tl::make_unexpected(database.error());
    auto keys = SqliteKeyStore::open(folder.file("keys.db"), random);
    if (!keys)
        return tl::make_unexpected(keys.error());
    std::unique_ptr<OpenSchool> school(
        new OpenSchool(folder, std::move(*settings), std::move(*database), std::move(*keys), clock, random));
    const auto ready = school->log_.prepare().and_then([&] { return school->media_.prepare(); });
    if (!ready)
        return tl::make_unexpected(ready.error());
    return school;
}

Expected<Ports> OpenSchool::ports() {
    const auto epoch = log_.serverEpoch();
    if (!epoch)
        return tl::make_unexpected(epoch.error());
    const auto mac = folder_.mac("tokens");
    if (!mac)
        return tl::make_unexpected(mac.error());
    const auto receiptMac = folder_.mac("receipts");
    if (!receiptMac)
        return tl::make_unexpected(receiptMac.error());
    const auto sealKey = folder_.sealPublicKey();
    if (!sealKey)
        return tl::make_unexpected(sealKey.error());
    return Ports{log_,   media_,  registry_,
                 clock_, random_, School{settings_.name, *epoch, *sealKey, *mac, *receiptMac}};
}

} // namespace jotter::server
