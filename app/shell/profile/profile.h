#pragma once

#include "app/media/vault.h"
#include "app/shell/profile/profile_facts.h"
#include "app/shell/profile/profile_lock.h"
#include "app/store/store.h"
#include "platform/api/key_stores.h"
#include "sync/change/clock.h"
#include "sync/change/random.h"
#include "sync/engine/ports.h"

#include <functional>

namespace jotter::shell {

/// A tablet's profile: the folder with its encrypted store and its sealed pictures, and the keys that open
/// them. Held by one process at a time. Used by the window, by the command line and by tests.
class Profile {
public:
    using KeyStoresOf =
        std::function<platform::KeyStores(const std::filesystem::path& folder, const std::string& profile)>;
    struct Options {
        std::filesystem::path folder;
        KeyStoresOf keyStores;
        const Clock* clock = nullptr;   ///< must outlive the profile
        RandomSource* random = nullptr; ///< must outlive the profile
    };

    /// Opens the profile, or makes one in an empty folder: takes the lock, opens store and vault. Nothing may
    /// be captured or exchanged before `reconcileMedia`. Blocks, perhaps while a person unlocks the key
    /// store: not on the UI thread. Errors: those of `ProfileLock`, `readFacts`, `KeyStores`, `Store::open`
    /// and `Vault::open`, and `Storage` "store_gone" when a profile's store is missing.
    [[nodiscard]] static Expected<std::unique_ptr<Profile>> open(Options options);
    /// Puts right what a kill left: files without a record, records without a file. The work grows with the
    /// number of pictures, so the window shows who may sign in meanwhile. Blocks. `Storage` errors.
    [[nodiscard]] Expected<void> reconcileMedia();
    /// Both, for who has no window to show meanwhile.
    [[nodiscard]] static Expected<std::unique_ptr<Profile>> openWhole(Options options);

    /// Where a profile lies when nobody says otherwise: in the user's data folder.
    [[nodiscard]] static std::filesystem::path defaultFolder();

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] media::Vault& vault() { return *vault_; }
    [[nodiscard]] engine::Signer& signer() { return *signer_; }
    /// One sentence for the Safe? page: where the key is and what that protects against.
    [[nodiscard]] const std::string& keyPlace() const { return keyPlace_; }

    /// The school took this tablet out of use: its keys go at once, and its files when the profile is closed.
    /// Killed in between, the next start goes on with it; then it makes a new, empty profile.
    [[nodiscard]] Expected<void> wipe();
    ~Profile();

private:
    explicit Profile(ProfileLock lock);
    [[nodiscard]] Expected<void> openParts(const Options& options);
    [[nodiscard]] static Expected<void> finishWipe(const Options& options);

    ProfileLock lock_; ///< first: given back when the rest is closed
    std::filesystem::path folder_;
    std::string id_;
    std::string keyPlace_;
    std::unique_ptr<engine::Signer> signer_;
    std::unique_ptr<media::Vault> vault_;
    std::unique_ptr<store::Store> store_;
    std::function<Expected<void>()> destroyKeys_;
    bool wiped_ = false;
};

} // namespace jotter::shell
