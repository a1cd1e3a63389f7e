#pragma once

#include "sync/engine/ports.h"

#include <algorithm>
#include <cstring>
#include <map>

/// The smaller of the engine's ports kept in memory, randomness that can be replayed, and changes to begin
/// with.
namespace jotter::fake {

class MemoryVault final : public engine::Vault {
public:
    Sha256 put(const std::string& bytes) {
        const auto hash = Sha256::of(bytes);
        media[hash] = bytes;
        return hash;
    }
    Expected<std::string> read(const Sha256& sha256, std::uint64_t offset, std::size_t size) override {
        const auto it = media.find(sha256);
        if (it == media.end())
            return fail("medium_missing", ErrorCategory::Storage, "That picture is not on this tablet.");
        return offset < it->second.size() ? it->second.substr(offset, size) : std::string();
    }
    Expected<void> keep(const Sha256& sha256, std::string_view plaintext) override {
        if (Sha256::of(plaintext) != sha256)
            return fail("wrong_hash", ErrorCategory::Rejected, "That is not the picture that was asked for.");
        media[sha256] = plaintext;
        return {};
    }

    Expected<std::string> seal(const Sha256& sha256, std::string_view publicKey) override {
        const auto it = media.find(sha256);
        if (it == media.end())
            return fail("medium_missing", ErrorCategory::Storage, "That picture is not on this tablet.");
        sealed[sha256] = "sealed:" + it->second;
        return "box for " + std::string(publicKey);
    }
    Expected<std::string> readSealed(const Sha256& sha256, std::uint64_t offset, std::size_t size) override {
        const auto it = sealed.find(sha256);
        if (it == sealed.end())
            return fail("medium_missing", ErrorCategory::Storage, "That picture is not on this tablet.");
        return offset < it->second.size() ? it->second.substr(offset, size) : std::string();
    }
    Expected<std::uint64_t> sealedBytes(const Sha256& sha256) override { return sealed[sha256].size(); }
    Expected<void> discard(const Sha256& sha256) override {
        media.erase(sha256);
        return {};
    }
    Expected<void> discardSealed(const Sha256& sha256) override {
        sealed.erase(sha256);
        return {};
    }

    std::map<Sha256, std::string> media;
    std::map<Sha256, std::string> sealed;
};

/// Signs by hashing: enough where nobody checks.
class FakeSigner final : public engine::Signer {
public:
    Expected<std::string> publicKey() override { return std::string("public"); }
    Expected<std::string> sign(std::string_view message) override { return Sha256::of(message).toHex(); }
};

/// Randomness that can be replayed (SplitMix64).
class SeededRandom final : public RandomSource {
public:
    explicit SeededRandom(std::uint64_t seed)
        : state_(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        while (!out.empty()) {
            const auto value = next();
            const auto size = std::min(out.size(), sizeof value);
            std::memcpy(out.data(), &value, size);
            out = out.subspan(size);
        }
    }
    std::uint64_t below(std::uint64_t limit) { return next() % limit; }

private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_;
};

/// A small observation in one pupil's stream, as a tablet would make it.
inline Change draft(RandomSource& random, DeviceId device, WallTime now, const std::string& note,
                    std::vector<MediumRef> media = {}) {
    Change change;
    change.id = ChangeId::make(now, random);
    change.type = "observation";
    change.stream = "pupil/0193c1a2-b3c4-7000-8000-000000000002";
    change.entity = EntityId::make(now, random);
    change.author = AdultId::make(now, random);
    change.ticket = TicketId::make(now, random);
    change.device = device;
    change.hlc = {static_cast<std::uint64_t>(now.time_since_epoch().count()), 0, Hlc::deviceTag(device)};
    change.at = now;
    change.media = std::move(media);
    change.fields = {{"note", note}};
    return change;
}

inline SealedChange observation(RandomSource& random, DeviceId device, WallTime now, const std::string& note,
                                std::vector<MediumRef> media = {}) {
    return serialise(draft(random, device, now, note, std::move(media))).value();
}

} // namespace jotter::fake
