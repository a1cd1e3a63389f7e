#pragma once

#include "tests/support/memory_vault.h"

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
        if (epochsRefused > 0) {
            --epochsRefused;
            return diskFull();
        }
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
        if (mute)
            return std::vector<engine::OutgoingChange>{};
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
            else if (answer.answer != engine::Answer::Retry) {
                if (!change->onServer)
                    doubted.insert(change->sealed.change.stream);
                change->onServer = true;
            }
            queueMissing(answer);
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
                seqs[change->change.change.id] = change->seq;
                streams[change->change.change.id] = change->change.change.stream;
                receipts[change->change.change.id] = change->receipt;
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
    Expected<bool> endUngranted() override {
        ++feedsRead;
        endedTooEarly = endedTooEarly || isRefilling();
        return false;
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

    Expected<std::vector<engine::RefusedChange>> refused(std::size_t count, std::size_t) override {
        std::vector<engine::RefusedChange> list;
        for (const auto& change : mine) {
            const bool local = change.heldFor == "refused" || change.heldFor == "too_big";
            if (local && !inQuarantine.contains(change.sealed.change.id) && list.size() < count)
                list.push_back({change.sealed.change.id, change.sealed.change.stream, epoch_, change.n,
                                change.heldFor, toBase64("box of " + change.sealed.bytes)});
        }
        return list;
    }
    Expected<void> quarantined(const std::vector<ChangeId>& ids) override {
        inQuarantine.insert(ids.begin(), ids.end());
        return {};
    }
    Expected<std::vector<engine::ReceiptedChange>> receipted(std::uint64_t after, std::size_t count,
                                                             std::size_t) override {
        std::vector<engine::ReceiptedChange> list;
        std::uint64_t position = 0;
        for (const auto& [id, bytes] : known)
            if (++position > after && list.size() < count && isOffered(id))
                list.push_back(
                    {position, id, parseChange(bytes)->change.hlc.toString(), receipts[id], bytes});
        return list;
    }
    Expected<void> offered(const std::vector<engine::ChangeAnswer>& answers, const engine::Offering& after,
                           std::uint64_t position) override {
        bool lost = false;
        for (const auto& answer : answers) {
            if (answer.answer == engine::Answer::Held)
                badReceipts.insert(answer.id);
            lost = queueMissing(answer) || lost;
        }
        if (lost && after.what == engine::Offer::OwnMedia)
            return beginOffering(engine::Offer::Everything);
        if (offered_ == after)
            offered_->position = position;
        return {};
    }
    Expected<std::optional<engine::Offering>> offering() override { return offered_; }
    Expected<void> beginOffering(engine::Offer what) override {
        if (offered_ && what == engine::Offer::OwnMedia)
            return {};
        offered_ = engine::Offering{what, 0};
        refills += what == engine::Offer::Everything ? 1 : 0;
        return {};
    }
    Expected<void> endOffering() override {
        offered_.reset();
        return {};
    }

    Expected<std::vector<std::string>> toCompare(std::size_t count, WallTime before) override {
        std::vector<std::string> list(doubted.begin(), doubted.end());
        for (const auto& [id, stream] : streams)
            if (comparedAt[stream] < before && std::ranges::find(list, stream) == list.end())
                list.push_back(stream);
        list.resize(std::min(list.size(), count));
        return list;
    }
    Expected<Digest> digest(const std::string& stream, std::uint64_t upto) override {
        Digest digest;
        for (const auto& [id, bytes] : known)
            if (seqs[id] <= upto && streams[id] == stream)
                digest.add(Sha256::of(bytes));
        return digest;
    }
    Expected<void> compared(const std::string& stream, std::uint64_t, WallTime now) override {
        comparedAt[stream] = now;
        doubted.erase(stream);
        return {};
    }
    Expected<void> unreadable(const std::string& stream) override {
        return closed.insert(stream), Expected<void>();
    }
    Expected<void> heal(const std::string& stream) override {
        ++healed;
        cursor_.clear();
        doubted.insert(stream);
        for (auto& change : mine)
            if (change.sealed.change.stream == stream)
                change.onServer = false;
        return {};
    }

    Expected<void> backedUp(std::uint64_t seq) override {
        backupSeq = seq;
        return {};
    }
    Expected<engine::Chores> chores(std::size_t) override {
        if (failing)
            return diskFull();
        return todo;
    }
    Expected<void> mediumSealed(const Sha256& sha256, const std::string& box) override {
        std::erase(todo.seal, sha256);
        for (auto& medium : outgoing) {
            if (medium.medium.sha256 == sha256)
                medium.medium.box = box;
        }
        todo.discard.push_back(sha256);
        return {};
    }
    Expected<void> discarded(const engine::Chores& done) override {
        for (const auto& sha256 : done.discard)
            std::erase(todo.discard, sha256);
        for (const auto& sha256 : done.discardSealed)
            std::erase(todo.discardSealed, sha256);
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
        counts.refusedChanges = refused(10'000, 0)->size();
        counts.doubtfulStreams = doubted.size();
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
    engine::Chores todo;
    std::map<ChangeId, std::uint64_t> seqs;
    std::map<ChangeId, std::string> receipts;
    std::set<ChangeId> inQuarantine, badReceipts;
    [[nodiscard]] bool isRefilling() const { return offered_ && offered_->what == engine::Offer::Everything; }
    std::map<ChangeId, std::string> streams; ///< of everything known
    std::map<std::string, WallTime> comparedAt;
    std::set<std::string> doubted, closed; ///< to be compared, could not be read
    bool mute = false;                     ///< counts changes, but gives none
    int refills = 0, healed = 0;
    int feedsRead = 0;          ///< to their end
    bool endedTooEarly = false; ///< what was not granted ended before the server had all receipts
    std::uint64_t backupSeq = 0;
    bool failing = false; ///< the disk is full
    int applied = 0, otherLines = 0, sentAgain = 0;
    int epochsStarted = 0, timesAnswered = 0, writes = 0,
        epochsRefused = 0; ///< so many new epochs find the disk full

private:
    /// Whether one was called verified before.
    bool queueMissing(const engine::ChangeAnswer& answer) {
        bool lost = false;
        for (auto& medium : outgoing)
            if (std::ranges::find(answer.missing, medium.medium.sha256) != answer.missing.end())
                lost = std::exchange(medium.onServer, false) || lost;
        return lost;
    }
    [[nodiscard]] bool isOffered(ChangeId id) const {
        const auto verified = [&](const Medium& medium) { return medium.change == id && medium.onServer; };
        return !offered_ || isRefilling() || std::ranges::any_of(outgoing, verified);
    }
    static tl::unexpected<Error> diskFull() {
        return fail("disk_full", ErrorCategory::Storage, "The disk is full.");
    }
    static std::vector<engine::WantedMedium> firstOf(const std::map<Sha256, engine::WantedMedium>& wanted,
                                                     std::size_t count) {
        std::vector<engine::WantedMedium> list;
        for (const auto& [hash, medium] : wanted)
            if (list.size() < count)
                list.push_back(medium);
        return list;
    }

    std::string epoch_;
    std::string cursor_;
    std::optional<engine::Offering> offered_;
    std::uint64_t nextN_ = 1;
};

} // namespace jotter::fake
