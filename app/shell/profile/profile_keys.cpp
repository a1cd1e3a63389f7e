#include "app/shell/profile/profile_keys.h"

#include "platform/desktop/keys/device_signer.h"

#include <sodium.h>

namespace jotter::shell {

namespace {
constexpr auto secretName = "profile-key";
enum Purpose : std::uint64_t { ForStore = 1, ForMedia = 2 };

seal::WrapKey derived(const seal::WrapKey& secret, Purpose purpose) {
    std::array<std::uint8_t, 32> bytes{};
    crypto_kdf_derive_from_key(bytes.data(), bytes.size(), purpose, "jotterpr", secret.bytes().data());
    seal::WrapKey key{bytes};
    sodium_memzero(bytes.data(), bytes.size());
    return key;
}

ProfileKeys keysFrom(const seal::WrapKey& secret, std::unique_ptr<engine::Signer> signer, std::string place) {
    return {derived(secret, ForStore), derived(secret, ForMedia), std::move(signer), std::move(place)};
}
} // namespace

Expected<ProfileKeys> openKeys(platform::KeyStores& stores, const ProfileFacts& facts) {
    const auto keys = stores.ofKind(facts.keyStore);
    if (!keys)
        return tl::make_unexpected(keys.error());
    auto kept = (*keys)->read(secretName);
    if (!kept)
        return tl::make_unexpected(kept.error());
    if (!*kept)
        return tl::make_unexpected(platform::keyStoreGone());
    const auto secret = seal::WrapKey::fromBytes(**kept);
    sodium_memzero((*kept)->data(), (*kept)->size());
    if (!secret)
        return tl::make_unexpected(secret.error());
    return platform::DeviceSigner::load(**keys).map([&](std::unique_ptr<platform::DeviceSigner> signer) {
        return keysFrom(*secret, std::move(signer), (*keys)->describe());
    });
}

Expected<void> destroyKeys(platform::KeyStores& stores, const ProfileFacts& facts) {
    const auto keys = stores.ofKind(facts.keyStore);
    if (!keys)
        return tl::make_unexpected(keys.error());
    const auto gone = (*keys)->remove(secretName);
    const auto signer = (*keys)->remove(platform::DeviceSigner::secretName);
    return gone ? signer : gone;
}

Expected<ProfileKeys> makeKeys(platform::KeyStores& stores, RandomSource& random, ProfileFacts& facts) {
    const auto keys = stores.forNewProfile();
    if (!keys)
        return tl::make_unexpected(keys.error());
    const auto secret = seal::WrapKey::make(random);
    std::string bytes{secret.bytes().begin(), secret.bytes().end()};
    const auto kept = (*keys)->write(secretName, bytes);
    sodium_memzero(bytes.data(), bytes.size());
    if (!kept)
        return tl::make_unexpected(kept.error());
    facts.keyStore = (*keys)->kind();
    return platform::DeviceSigner::make(**keys).map([&](std::unique_ptr<platform::DeviceSigner> signer) {
        return keysFrom(secret, std::move(signer), (*keys)->describe());
    });
}

} // namespace jotter::shell
