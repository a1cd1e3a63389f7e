#include "platform/desktop/desktop_key_stores.h"

#include "platform/desktop/keychain.h"
#include "platform/desktop/keys/key_file.h"

#include <utility>

namespace jotter::platform {

KeyStores DesktopKeyStores::of(const std::filesystem::path& folder, const std::string& profile) {
    std::vector<std::unique_ptr<KeyStore>> stores;
    stores.push_back(std::make_unique<Keychain>(thread_, profile));
    stores.push_back(std::make_unique<KeyFile>(folder / "keys"));
    return KeyStores{std::move(stores)};
}

} // namespace jotter::platform
