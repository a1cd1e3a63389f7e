#pragma once

#include "app/store/store.h"

#include <QTemporaryDir>

namespace jotter::test {

/// A store in a folder of its own with one group, two adults and three pupils, as a school's server would
/// send them. Everything waits until it is durable.
class Classroom {
public:
    Classroom();

    /// Closes the store and opens it again, as after a restart.
    void restart();
    void close() { store_.reset(); }
    [[nodiscard]] store::Store& store() { return *store_; }
    [[nodiscard]] std::filesystem::path folder() const { return folder_.path().toStdString(); }
    [[nodiscard]] store::Store::Options options();
    [[nodiscard]] static seal::WrapKey key();
    store::Recorded record(const domain::Observation& observation);
    [[nodiscard]] domain::Observation tick(std::string help = "own", std::string note = {}) const;
    template <class Question>
    auto ask(Question question) {
        return store_->read(std::move(question)).result();
    }
    [[nodiscard]] store::TimelinePage timeline(PupilId pupil, const store::TimelineFilter& filter = {},
                                               const std::string& after = {}, std::size_t limit = 50);

    ManualClock clock;
    SystemRandom random;
    AdultId assistant, teacher;
    TicketId ticket;
    domain::GroupId harbour;
    std::vector<PupilId> pupils; ///< Amara, Ben, Zoë
    domain::StepId counting;     ///< Amara's live step
    domain::StepId sorting;      ///< her other one

    /// A change as another device would have made it.
    [[nodiscard]] SealedChange made(std::string type, std::string stream, EntityId entity,
                                    nlohmann::json fields);
    /// The same, and in the store.
    void load(std::string type, std::string stream, EntityId entity, nlohmann::json fields);
    [[nodiscard]] const std::vector<SealedChange>& loaded() const { return loaded_; }

private:
    [[nodiscard]] PupilId enter(const std::string& given, const std::string& family);
    QTemporaryDir folder_;
    std::unique_ptr<store::Store> store_;
    std::vector<SealedChange> loaded_;
    DeviceId office_;
    std::unique_ptr<HybridClock> officeClock_;
};

/// A medium of these bytes with a thumbnail.
[[nodiscard]] MediumRef photo(const std::string& bytes);

/// As the server would say it.
[[nodiscard]] inline engine::FedChange fed(const SealedChange& change, std::uint64_t seq) {
    return {seq, change.change.hlc, "receipt " + std::to_string(seq), change};
}

} // namespace jotter::test
