#pragma once

#include "platform/api/key_store.h"

#include <memory>
#include <vector>

namespace jotter::platform {

/// The key stores that this device may have, best first.
class KeyStores {
public:
    explicit KeyStores(std::vector<std::unique_ptr<KeyStore>> bestFirst);

    /// For a profile that is being made: the best one that keeps a secret and gives it back. "key_store_gone"
    /// when none does.
    [[nodiscard]] Expected<KeyStore*> forNewProfile();
    /// For a profile that was made before: the kind that it recorded, and no other. `Storage`
    /// "key_store_gone".
    [[nodiscard]] Expected<KeyStore*> ofKind(const std::string& kind);

private:
    std::vector<std::unique_ptr<KeyStore>> stores_;
};

/// "key_store_gone": the key store of a profile that was made before does not have its key.
[[nodiscard]] Error keyStoreGone();

} // namespace jotter::platform
