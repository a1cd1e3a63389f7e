#include "sync/server/admin/open_school.h"

#include "sync/server/log/schema.h"

#include <array>

namespace jotter::server {

namespace {
Expected<std::unique_ptr<Database>> openTables(const std::filesystem::path& file, const PostgresPlace& place,
                                               const std::vector<const char*>& schema) {
    return place.url.empty() ? Database::open(file, schema) : openPostgres(place, schema);
}
} // namespace

OpenSchool::OpenSchool(SchoolFolder folder, SchoolSettings settings, std::unique_ptr<Database> database,
                       std::unique_ptr<SqliteKeyStore> keys, std::unique_ptr<SqliteErasureLog> erasures,
                       std::unique_ptr<ObjectStore> objects, const Clock& clock, RandomSource& random,
                       StorePlaces places)
    : folder_(std::move(folder))
    , settings_(std::move(settings))
    , places_(std::move(places))
    , clock_(clock)
    , random_(random)
    , database_(std::move(database))
    , keys_(std::move(keys))
    , erasures_(std::move(erasures))
    , registry_(*database_)
    , log_(*database_, *keys_, random_, projection_)
    , objects_(std::move(objects))
    , media_(*objects_, *keys_, random_, clock_) {}

Expected<std::unique_ptr<OpenSchool>> OpenSchool::open(const SchoolFolder& folder, const Clock& clock,
                                                       RandomSource& random, const StorePlaces& places) {
    auto settings = folder.settings();
    if (!settings)
        return tl::make_unexpected(settings.error());
    auto database = openTables(folder.file("school.db"), {places.log, settings->id}, schoolSchema());
    if (!database)
        return tl::make_unexpected(database.error());
    const PostgresPlace keysPlace{places.keys.empty() ? places.log : places.keys, settings->id};
    auto keys =
        openTables(folder.file("keys.db"), {keysPlace.url, settings->id, "keys"}, SqliteKeyStore::schema())
            .map([&](std::unique_ptr<Database> tables) {
                return std::make_unique<SqliteKeyStore>(std::move(tables), random);
            });
    if (!keys)
        return tl::make_unexpected(keys.error());
    auto erasures = openTables(folder.file("erasures.db"), keysPlace, SqliteErasureLog::schema())
                        .map([](std::unique_ptr<Database> tables) {
                            return std::make_unique<SqliteErasureLog>(std::move(tables));
                        });
    if (!erasures)
        return tl::make_unexpected(erasures.error());
    auto objects = openMediaObjects(folder, places, random);
    if (!objects)
        return tl::make_unexpected(objects.error());
    std::unique_ptr<OpenSchool> school(new OpenSchool(folder, std::move(*settings), std::move(*database),
                                                      std::move(*keys), std::move(*erasures),
                                                      std::move(*objects), clock, random, places));
    const auto ready = school->log_.prepare()
                           .and_then([&] { return school->objects_->prepare(); })
                           .and_then([&] { return school->compareEpochs(); })
                           .and_then([&] { return school->erasing().replay(); });
    if (!ready)
        return tl::make_unexpected(ready.error());
    return school;
}

Expected<void> OpenSchool::compareEpochs() {
    const auto epoch = log_.serverEpoch();
    const auto newest = log_.newest();
    if (!epoch || !newest)
        return tl::make_unexpected(epoch ? newest.error() : epoch.error());
    const auto beside = folder_.serverEpoch();
    if (beside == *epoch)
        return {};
    // Another server of the school may have renewed it; there the operator says when it was put back.
    if (onPostgres() || (beside.empty() && *newest == 0))
        return folder_.keepServerEpoch(*epoch);
    return renewEpoch();
}

Expected<void> OpenSchool::renewEpoch() {
    std::array<std::uint8_t, 16> bytes{};
    random_.fill(bytes);
    const auto fresh = toHex(bytes);
    return log_.setServerEpoch(fresh).and_then([&] { return folder_.keepServerEpoch(fresh); });
}

std::unique_ptr<PostgresEar> OpenSchool::hearNews(std::function<void()> news) const {
    if (!onPostgres())
        return nullptr;
    return std::make_unique<PostgresEar>(PostgresPlace{places_.log, settings_.id}, std::move(news));
}

Expected<Ports> OpenSchool::ports() {
    const auto mac = folder_.mac("tokens");
    if (!mac)
        return tl::make_unexpected(mac.error());
    const auto receiptMac = folder_.mac("receipts");
    if (!receiptMac)
        return tl::make_unexpected(receiptMac.error());
    const auto sealBox = folder_.sealBox();
    if (!sealBox)
        return tl::make_unexpected(sealBox.error());
    const auto keepEpoch = [folder = folder_](const std::string& epoch) {
        return folder.keepServerEpoch(epoch);
    };
    return Ports{
        log_,      media_, *keys_,  *erasures_,
        registry_, clock_, random_, School{settings_.name, *sealBox, *mac, *receiptMac, keepEpoch, {}}};
}

} // namespace jotter::server
