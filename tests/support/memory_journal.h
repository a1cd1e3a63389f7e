#pragma once

#include "sync/engine/ports.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>

/// The engine's ports kept in memory, for tests: exact, small and able to fail on demand.
namespace jotter::fake {

/// A change log and outbox that behaves as sync/engine/ports.h says the tablet's store does.
class MemoryJournal final : public engine::Journal {
public:
    static constexpr std::uint64_t thumbBytes = 2000; ///< of every thumbnail in these tests
    struct Mine {
        SealedChange sealed;
        std::uint64_t n = 0;
        bool onServer = false;
        std::string heldFor = {};
    };
    struct Medium {
        engine::OutgoingMedium medium;
        ChangeId change;
        bool onServer = false;
        std::string heldFor = {};
    };

    explicit MemoryJournal(std::string epoch = "00000000000000a1")
        : epoch_(std::move(epoch)) {}

    /// Records a change of this device; its media are those that `mediaHere` says lie in the vault.
    void record(SealedChange sealed) {
        for (const auto& medium : sealed.change.media) {
            if (medium.thumb)
                outgoing.push_back(
                    {{*medium.thumb, sealed.change.stream, "thumb", thumbBytes}, sealed.change.id});
            outgoing.push_back(
                {{medium.sha256, sealed.change.stream, medium.kind, medium.bytes}, sealed.change.id});
        }
        mine.push_back({std::move(sealed), nextN_++, false, {}});
    }

    Expected<std::string> epoch() override { return epoch_; }
    Expected<void> startNewEpoch() override {
        epoch_.back() = static_cast<char>(epoch_.back() + 1);
        nextN_ = 1;
        for (auto& change : mine) {
            if (!change.onServer)
                change.n = nextN_++;
        }
        ++epochsStarted;
        return {};
    }

    Expected<std::vector<engine::OutgoingChange>> unsent(std::size_t count, std::size_t bytes) override {
        if (failing)
            return diskFull();
        std::vector<engine::OutgoingChange> list;
        std::size_t total = 0;
        for (auto it = mine.rbegin(); it != mine.rend() && list.size() < count; ++it) {
            if (it->onServer || !it->heldFor.empty())
                continue;
            total += it->sealed.bytes.size();
            if (!list.empty() && total > bytes)
                break;
            list.push_back({it->sealed.change.id, it->n, {}, it->sealed.bytes});
        }
        return list;
    }
    Expected<void> answered(const std::vector<engine::ChangeAnswer>& answers,
                            const engine::Watermark& mark) override {
        if (failing)
            return diskFull();
        for (const auto& answer : answers) {
            auto* change = find(answer.id);
            if (answer.answer == engine::Answer::Held)
                change->heldFor = answer.reason;
            else if (answer.answer != engine::Answer::Retry)
                change->onServer = true;
        }
        watermark = mark;
        ++timesAnswered;
        return {};
    }
    Expected<void> hold(ChangeId id, const std::string& reason) override {
        find(id)->heldFor = reason;
        return {};
    }
    Expected<void> sendAgain(const engine::Watermark& mark) override {
        ++sentAgain;
        for (auto& change : mine) {
            const bool hole = std::ranges::any_of(mark.holes, [&](const auto& range) {
                return range.first <= change.n && change.n <= range.second;
            });
            if (change.n > mark.upto || hole)
                change.onServer = false;
        }
        return {};
    }

    Expected<std::string> cursor() override { return cursor_; }
    Expected<void> applyPage(const std::vector<engine::FeedLine>& lines, const std::string& cursor) override {
        if (failing)
            return diskFull();
        for (const auto& line : lines) {
            if (const auto* change = std::get_if<engine::FedChange>(&line)) {
                ++applied;
                known.insert_or_assign(change->change.change.id, change->change.bytes);
                if (find(change->change.change.id))
                    continue;
                for (const auto& medium : change->change.change.media) {
                    wantMedia.insert_or_assign(medium.sha256,
                                               engine::WantedMedium{medium.sha256, change->change.change.id,
                                                                    medium.kind, medium.bytes});
                    if (medium.thumb)
                        wantThumbs.insert_or_assign(
                            *medium.thumb,
                            engine::WantedMedium{*medium.thumb, change->change.change.id, "thumb", 0});
                }
            } else {
                ++otherLines;
            }
        }
        for (const auto& hash : received) {
            wantMedia.erase(hash);
            wantThumbs.erase(hash);
        }
        cursor_ = cursor;
        return {};
    }
    Expected<void> forgetCursor() override {
        cursor_.clear();
        return {};
    }

    Expected<std::vector<engine::OutgoingMedium>> unsentMedia(std::size_t count) override {
        std::vector<engine::OutgoingMedium> list;
        for (const auto& medium : outgoing) {
            const auto* change = find(medium.change);
            if (change && change->onServer && !medium.onServer && medium.heldFor.empty())
                list.push_back(medium.medium);
        }
        std::ranges::stable_sort(list, {}, [](const auto& medium) { return medium.bytes; });
        list.resize(std::min(list.size(), count));
        return list;
    }
    Expected<void> mediumSent(const engine::OutgoingMedium& sent) override {
        for (auto& medium : outgoing) {
            if (medium.medium.sha256 == sent.sha256 && medium.medium.stream == sent.stream)
                medium.onServer = true;
        }
        return {};
    }
    Expected<void> holdMedium(const engine::OutgoingMedium& held, const std::string& reason) override {
        for (auto& medium : outgoing) {
            if (medium.medium.sha256 == held.sha256 && medium.medium.stream == held.stream)
                medium.heldFor = reason;
        }
        return {};
    }
    Expected<std::vector<engine::WantedMedium>> wantedThumbs(std::size_t count) override {
        return firstOf(wantThumbs, count);
    }
    Expected<std::vector<engine::WantedMedium>> wantedMedia(std::size_t count) override {
        return firstOf(wantMedia, count);
    }
    Expected<void> mediumReceived(const Sha256& sha256) override {
        if (failing)
            return diskFull();
        received.insert(sha256);
        wantThumbs.erase(sha256);
        wantMedia.erase(sha256);
        return {};
    }

    Expected<engine::Counts> counts() override {
        if (failing)
            return diskFull();
        engine::Counts counts;
        for (const auto& change : mine) {
            counts.heldChanges += change.heldFor.empty() ? 0 : 1;
            counts.unsentChanges += change.heldFor.empty() && !change.onServer ? 1 : 0;
        }
        for (const auto& medium : outgoing)
            counts.unsentMedia += medium.heldFor.empty() && !medium.onServer ? 1 : 0;
        counts.wantedThumbs = wantThumbs.size();
        counts.wantedMedia = wantMedia.size();
        return counts;
    }

    Expected<std::string> remembered(const std::string& name) override { return memory[name]; }
    Expected<void> remember(const std::string& name, const std::string& value) override {
        memory[name] = value;
        ++writes;
        return {};
    }

    [[nodiscard]] Mine* find(ChangeId id) {
        const auto it =
            std::ranges::find(mine, id, [](const Mine& change) { return change.sealed.change.id; });
        return it == mine.end() ? nullptr : &*it;
    }
    /// Count and sum of hashes of everything known from the feed (I6).
    [[nodiscard]] Digest digest() const {
        Digest digest;
        for (const auto& [id, bytes] : known)
            digest.add(Sha256::of(bytes));
        return digest;
    }

    std::vector<Mine> mine;
    std::vector<Medium> outgoing;
    std::map<ChangeId, std::string> known; ///< everything that came in the feed
    std::map<Sha256, engine::WantedMedium> wantThumbs;
    std::map<Sha256, engine::WantedMedium> wantMedia;
    std::set<Sha256> received;
    std::map<std::string, std::string> memory;
    engine::Watermark watermark;
    bool failing = false; ///< the disk is full
    int applied = 0;
    int otherLines = 0;
    int sentAgain = 0;
    int epochsStarted = 0;
    int timesAnswered = 0;
    int writes = 0;

private:
    static tl::unexpected<Error> diskFull() {
        return fail("disk_full", ErrorCategory::Storage, "The disk is full.");
    }
    static std::vector<engine::WantedMedium> firstOf(const std::map<Sha256, engine::WantedMedium>& wanted,
                                                     std::size_t count) {
        std::vector<engine::WantedMedium> list;
        for (const auto& [hash, medium] : wanted) {
            if (list.size() < count)
                list.push_back(medium);
        }
        return list;
    }

    std::string epoch_;
    std::string cursor_;
    std::uint64_t nextN_ = 1;
};

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

    std::map<Sha256, std::string> media;
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
