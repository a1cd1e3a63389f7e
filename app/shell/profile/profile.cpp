#include "app/shell/profile/profile.h"

#include "app/shell/profile/profile_keys.h"
#include "platform/api/durable_file.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <utility>

namespace jotter::shell {

namespace {
Q_LOGGING_CATEGORY(log, "jotter.profile")

/// Lies in the folder from the moment on that a wipe began, until nothing of the profile is left.
constexpr auto wipeMark = "wiping";

tl::unexpected<Error> storeGone() {
    return fail(
        "store_gone", ErrorCategory::Storage,
        "The records of this tablet are missing from its disk; nothing new was made in their place, ask your "
        "school's IT.");
}
/// Without their keys files that do not go tell nothing. The mark goes last.
void removeFiles(const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const auto* name : {"media", "store.db", "store.db-wal", "store.db-shm", "store.db.before-migration",
                             "profile.json", wipeMark})
        std::filesystem::remove_all(folder / name, ignored);
}
} // namespace

Profile::Profile(ProfileLock lock)
    : lock_(std::move(lock)) {}

std::filesystem::path Profile::defaultFolder() {
    const auto data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path{data.toStdString()} / "jotter";
}

Expected<std::unique_ptr<Profile>> Profile::open(Options options) {
    if (auto made = platform::makeFolder(options.folder); !made)
        return tl::make_unexpected(made.error());
    auto lock = ProfileLock::take(options.folder);
    if (!lock)
        return tl::make_unexpected(lock.error());
    std::unique_ptr<Profile> profile{new Profile{std::move(*lock)}};
    profile->folder_ = options.folder;
    return profile->openParts(options).map([&] { return std::move(profile); });
}

Expected<std::unique_ptr<Profile>> Profile::openWhole(Options options) {
    auto profile = open(std::move(options));
    if (!profile)
        return profile;
    return (*profile)->reconcileMedia().map([&] { return std::move(*profile); });
}

Profile::~Profile() {
    if (!wiped_)
        return;
    store_.reset();
    vault_.reset();
    removeFiles(folder_);
}

/// The keys are not waited for: where the disk takes no mark any more they go all the same.
Expected<void> Profile::wipe() {
    wiped_ = true;
    const auto marked = platform::writeDurably(folder_ / wipeMark, "");
    const auto gone = destroyKeys_();
    return gone ? marked : gone;
}

/// A wipe that was killed goes on: first the keys, which may be there still.
Expected<void> Profile::finishWipe(const Options& options) {
    std::error_code error;
    if (!std::filesystem::exists(options.folder / wipeMark, error))
        return {};
    const auto facts = readFacts(options.folder);
    if (facts && *facts) {
        auto stores = options.keyStores(options.folder, (*facts)->id);
        if (const auto gone = destroyKeys(stores, **facts); !gone)
            return gone;
    }
    removeFiles(options.folder);
    return {};
}

Expected<void> Profile::openParts(const Options& options) {
    if (auto finished = finishWipe(options); !finished)
        return finished;
    const auto known = readFacts(folder_);
    if (!known)
        return tl::make_unexpected(known.error());
    std::error_code error;
    if (*known && (*known)->hasStore && !std::filesystem::exists(storeFileOf(folder_), error))
        return storeGone();
    auto facts =
        known->value_or(ProfileFacts{.id = Uuid::makeV7(options.clock->now(), *options.random).toString()});
    id_ = facts.id;
    auto stores = options.keyStores(folder_, id_);
    auto keys = *known ? openKeys(stores, facts) : makeKeys(stores, *options.random, facts);
    if (!keys)
        return tl::make_unexpected(keys.error());
    if (!*known) // before the store: a key's source is known as soon as anything is locked by it
        if (auto written = writeFacts(folder_, facts); !written)
            return written;
    destroyKeys_ = [keyStores = options.keyStores, folder = folder_, facts] {
        auto opened = keyStores(folder, facts.id);
        return destroyKeys(opened, facts);
    };
    signer_ = std::move(keys->signer);
    keyPlace_ = keys->place;
    auto store = store::Store::open({folder_, keys->store, options.clock, options.random});
    if (!store)
        return tl::make_unexpected(store.error());
    store_ = std::move(*store);
    if (QCoreApplication::instance())
        store_->moveToThread(QCoreApplication::instance()->thread());
    if (!facts.hasStore) {
        facts.hasStore = true;
        if (auto written = writeFacts(folder_, facts); !written)
            return written;
    }
    auto vault = media::Vault::open(folder_ / "media", keys->media, *options.random);
    if (!vault)
        return tl::make_unexpected(vault.error());
    vault_ = std::move(*vault);
    return {};
}

Expected<void> Profile::reconcileMedia() {
    auto referred =
        store_->reconcileMedia([this](const Sha256& sha256) { return vault_->has(sha256); }).result();
    return std::move(referred)
        .and_then(
            [this](const store::MediaInUse& all) { return vault_->removeOrphans(all.readable, all.sealed); })
        .map([](std::size_t removed) {
            if (removed > 0)
                qCInfo(log) << "removed" << removed << "media files that no record refers to";
        });
}

} // namespace jotter::shell
