#pragma once

#include "app/store/queries.h"
#include "app/store/sqlite/connection.h"
#include "sync/change/clock.h"

#include <functional>
#include <map>
#include <optional>

namespace jotter::store {

/// Answers questions on a connection of its own, one thread at a time. A question that the database cannot
/// answer is logged and answered with nothing; where the answer can be an error, with that.
class Reader final : public Queries {
public:
    using Open = std::function<Connection()>;
    Reader(Open open, const Clock& clock)
        : open_(std::move(open))
        , clock_(clock) {}

    /// Runs a question within one snapshot.
    void ask(const std::function<void(const Queries&)>& question);

    [[nodiscard]] std::string schoolName() const override;
    [[nodiscard]] std::vector<domain::Adult> adults() const override;
    [[nodiscard]] std::optional<domain::Adult> adult(AdultId id) const override;
    [[nodiscard]] std::vector<domain::Group> groups() const override;
    [[nodiscard]] domain::HelpScale helpScale() const override;
    [[nodiscard]] domain::FactChoices factChoices() const override;
    [[nodiscard]] domain::Timetable timetable() const override;
    [[nodiscard]] Expected<Board> board(domain::GroupId group, WallTime now) const override;
    [[nodiscard]] std::vector<domain::Pupil> pupils(const std::vector<domain::GroupId>& groups,
                                                    WallTime now) const override;
    [[nodiscard]] std::optional<domain::Pupil> pupil(PupilId id) const override;
    [[nodiscard]] std::vector<domain::Step> steps(PupilId pupil) const override;
    [[nodiscard]] std::vector<domain::PassportLine> passport(PupilId pupil) const override;
    [[nodiscard]] std::vector<std::string> alerts(PupilId pupil) const override;
    [[nodiscard]] std::vector<domain::OwnConcern> ownConcerns(AdultId author, PupilId pupil) const override;
    [[nodiscard]] Concerns concerns(AdultId reader) const override;
    [[nodiscard]] std::vector<TwoVersions> twoVersions(PupilId pupil) const override;
    [[nodiscard]] Expected<TimelinePage> timeline(PupilId pupil, const TimelineFilter& filter,
                                                  const std::string& after, std::size_t limit) const override;
    [[nodiscard]] std::vector<domain::Step> suggestSteps(PupilId pupil, const std::string& words,
                                                         std::size_t limit) const override;
    [[nodiscard]] std::vector<TimelineItem> search(const std::vector<domain::GroupId>& groups,
                                                   const std::string& words,
                                                   std::size_t limit) const override;
    [[nodiscard]] SafeCounts safeCounts() const override;
    [[nodiscard]] std::vector<NeedsLookItem> needsLook() const override;
    [[nodiscard]] std::vector<Draft> drafts(AdultId author) const override;
    [[nodiscard]] std::vector<Ticket> tickets() const override;
    [[nodiscard]] std::string setting(const std::string& name) const override;
    [[nodiscard]] DeviceId device() const override;
    [[nodiscard]] bool mediumIsHere(const Sha256& sha256) const override;
    [[nodiscard]] std::string remembered(const std::string& name) const override;
    [[nodiscard]] Expected<bool> sound() const override;

private:
    Open open_;
    const Clock& clock_;
    mutable std::optional<Connection> connection_;
};

} // namespace jotter::store
