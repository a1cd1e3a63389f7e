#include "platform/api/key_stores.h"

#include <utility>

namespace jotter::platform {

namespace {
/// A key store may be there and yet refuse (no session, no default keyring), so that only trying tells.
bool works(KeyStore& store) {
    const std::string name = "probe";
    const std::string secret = "kept";
    if (!store.write(name, secret))
        return false;
    const auto read = store.read(name);
    const bool same = read && *read == secret;
    return store.remove(name).has_value() && same;
}
} // namespace

KeyStores::KeyStores(std::vector<std::unique_ptr<KeyStore>> bestFirst)
    : stores_(std::move(bestFirst)) {}

Expected<KeyStore*> KeyStores::forNewProfile() {
    for (const auto& store : stores_) {
        if (works(*store))
            return store.get();
    }
    return fail(
        "key_store_gone", ErrorCategory::Storage,
        "This device has no place to keep a key, so nothing can be recorded safely; ask your school's IT.");
}

Expected<KeyStore*> KeyStores::ofKind(const std::string& kind) {
    for (const auto& store : stores_) {
        if (store->kind() == kind)
            return store.get();
    }
    return tl::make_unexpected(keyStoreGone());
}

Error keyStoreGone() {
    return {"key_store_gone", ErrorCategory::Storage,
            "The key store that holds this tablet's key is not here; what was recorded stays locked and "
            "untouched until "
            "it is back."};
}

} // namespace jotter::platform
