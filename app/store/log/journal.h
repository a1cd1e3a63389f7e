#pragma once

#include "app/store/threads/writer.h"
#include "sync/engine/ports.h"

#include <optional>

namespace jotter::store {

/// The synchronising engine's view of the log. Reads on a connection of its own, so that a long page never
/// stands before a capture; writes through the one writer.
class StoreJournal final : public engine::Journal {
public:
    using OpenReader = std::function<Connection()>;
    StoreJournal(Writer& writer, OpenReader openReader, const Clock& clock)
        : writer_(writer)
        , openReader_(std::move(openReader))
        , clock_(clock) {}

    [[nodiscard]] Expected<std::string> epoch() override;
    [[nodiscard]] Expected<void> startNewEpoch() override;
    [[nodiscard]] Expected<std::vector<engine::OutgoingChange>> unsent(std::size_t count,
                                                                       std::size_t bytes) override;
    [[nodiscard]] Expected<void> answered(const std::vector<engine::ChangeAnswer>& answers,
                                          const engine::Watermark& watermark) override;
    [[nodiscard]] Expected<void> hold(ChangeId id, const std::string& reason) override;
    [[nodiscard]] Expected<void> sendAgain(const engine::Watermark& watermark) override;
    [[nodiscard]] Expected<std::string> cursor() override;
    [[nodiscard]] Expected<void> applyPage(const std::vector<engine::FeedLine>& lines,
                                           const std::string& cursor) override;
    [[nodiscard]] Expected<void> forgetCursor() override;
    [[nodiscard]] Expected<bool> endUngranted() override;
    [[nodiscard]] Expected<std::vector<engine::OutgoingMedium>> unsentMedia(std::size_t count) override;
    [[nodiscard]] Expected<void> mediumSent(const engine::OutgoingMedium& medium) override;
    [[nodiscard]] Expected<void> mediaSent(const std::vector<engine::OutgoingMedium>& media) override;
    [[nodiscard]] Expected<void> holdMedium(const engine::OutgoingMedium& medium,
                                            const std::string& reason) override;
    [[nodiscard]] Expected<std::vector<engine::WantedMedium>> wantedThumbs(std::size_t count) override;
    [[nodiscard]] Expected<std::vector<engine::WantedMedium>> wantedMedia(std::size_t count) override;
    [[nodiscard]] Expected<void> mediumReceived(const Sha256& sha256) override;
    [[nodiscard]] Expected<std::vector<engine::RefusedChange>> refused(std::size_t count,
                                                                       std::size_t bytes) override;
    [[nodiscard]] Expected<void> quarantined(const std::vector<ChangeId>& ids) override;
    [[nodiscard]] Expected<std::vector<engine::ReceiptedChange>>
    receipted(std::uint64_t after, std::size_t count, std::size_t bytes) override;
    [[nodiscard]] Expected<void> offered(const std::vector<engine::ChangeAnswer>& answers,
                                         const engine::Offering& after, std::uint64_t position) override;
    [[nodiscard]] Expected<std::optional<engine::Offering>> offering() override;
    [[nodiscard]] Expected<void> beginOffering(engine::Offer what) override;
    [[nodiscard]] Expected<void> endOffering() override;
    [[nodiscard]] Expected<std::vector<std::string>> toCompare(std::size_t count, WallTime before) override;
    [[nodiscard]] Expected<Digest> digest(const std::string& stream, std::uint64_t upto) override;
    [[nodiscard]] Expected<void> compared(const std::string& stream, std::uint64_t upto,
                                          WallTime now) override;
    [[nodiscard]] Expected<void> unreadable(const std::string& stream) override;
    [[nodiscard]] Expected<void> heal(const std::string& stream) override;
    [[nodiscard]] Expected<void> backedUp(std::uint64_t seq) override;
    [[nodiscard]] Expected<engine::Chores> chores(std::size_t count) override;
    [[nodiscard]] Expected<void> mediumSealed(const Sha256& sha256, const std::string& box) override;
    [[nodiscard]] Expected<void> discarded(const engine::Chores& done) override;
    [[nodiscard]] Expected<engine::Counts> counts() override;
    [[nodiscard]] Expected<std::string> remembered(const std::string& name) override;
    [[nodiscard]] Expected<void> remember(const std::string& name, const std::string& value) override;

private:
    /// Runs a question within one snapshot.
    template <class Question>
    auto ask(Question question) -> Expected<std::invoke_result_t<Question, Connection&>> {
        return guarded([&] {
            if (!reader_)
                reader_.emplace(openReader_());
            Transaction snapshot(*reader_, Transaction::Kind::Read);
            return question(*reader_);
        });
    }

    Writer& writer_;
    OpenReader openReader_;
    const Clock& clock_;
    std::optional<Connection> reader_;
};

} // namespace jotter::store
