#pragma once

#include "app/domain/concern.h"
#include "app/domain/pupil.h"
#include "app/domain/school.h"
#include "app/domain/timetable.h"
#include "sync/change/change.h"
#include "sync/engine/ports.h"

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace jotter::store {

struct Draft;
struct Ticket;

/// Where a record is (product.md, "Words on the screen").
enum class Safety { OnTablet, Waiting, OnServer, NeedsLook };

/// A card of the lesson board.
struct BoardCard {
    domain::Pupil pupil;
    std::vector<domain::Step> liveSteps; ///< in order; the first is the one on the card
    std::string lastHelp;                ///< level last recorded for the first live step; empty when never
    bool seenThisWeek = false;           ///< anything recorded since Monday
    std::vector<std::string> alerts;     ///< as `Queries::alerts`
};

struct Board {
    domain::Group group;
    std::vector<BoardCard> cards; ///< by the alphabet, never a ranking
};

struct TimelineFilter {
    std::optional<domain::StepId> step = {};
    std::optional<AdultId> adult = {};
    std::string kind = {};  ///< "", "photo", "note", "tick"
    std::string words = {}; ///< full-text search within this pupil: in notes and in the texts of steps
};

struct TimelineItem {
    ChangeId change;
    domain::ObservationId observation;
    WallTime at;
    std::string authorName;
    std::vector<std::string> stepTexts;
    std::string help; ///< level id
    std::string note;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<MediumRef> media;
    std::set<Sha256> here; ///< which of the media and thumbnails are on this tablet
    Safety safety = Safety::OnTablet;
};

/// A page of at most the asked number of items, newest first; `next` is where the page after it begins.
struct TimelinePage {
    std::vector<TimelineItem> items;
    std::string next; ///< empty at the end
};

struct NeedsLookItem {
    ChangeId change;
    std::string reason; ///< stable code: "no_ticket", "same_id", …
    std::string kind;   ///< type of the change, or of the medium
    WallTime at;
};

/// A field that somebody wrote without having seen what somebody else had written: both stand until a person
/// chooses, by writing the field anew.
struct TwoVersions {
    struct Version {
        nlohmann::json value;
        std::string author; ///< name; empty when this tablet does not know it
        WallTime at;
    };
    EntityId entity;               ///< null of consents, which are chosen by recording one anew
    std::string type, field;       ///< as in app/domain/README.md
    std::vector<Version> versions; ///< the last is the one that counts
};

/// A concern as it lies before whoever it was raised for.
struct ConcernItem {
    domain::RaisedConcern raised;
    domain::Pupil pupil;            ///< null id when this tablet does not know the pupil
    std::string author;             ///< name; empty when this tablet does not know it
    WallTime at;                    ///< when it was raised
    std::string text, since, areas; ///< as in domain::Concern
    std::string tried;
    std::string state, answer; ///< as in domain::OwnConcern
};

struct Concerns {
    bool readable = false; ///< whether this adult reads those of any pupil on this tablet
    std::vector<ConcernItem> items;
};

/// For the Safe? page: records, pictures included in the record they belong to.
struct SafeCounts {
    std::uint64_t onTablet = 0; ///< everything recorded on this tablet that it still holds
    std::uint64_t waiting = 0;
    std::uint64_t onServer = 0;
    std::uint64_t needsLook = 0;
    std::uint64_t mediaWaiting = 0;
    std::uint64_t beingCompared = 0; ///< streams that something was sent to and that were not compared since
    std::optional<WallTime> oldestWaiting;
};

/// Questions to the store, answered on a reading connection from one consistent snapshot each.
class Queries {
public:
    virtual ~Queries() = default;
    [[nodiscard]] virtual std::string schoolName() const = 0;
    [[nodiscard]] virtual std::vector<domain::Adult> adults() const = 0;
    [[nodiscard]] virtual std::optional<domain::Adult> adult(AdultId id) const = 0;
    [[nodiscard]] virtual std::vector<domain::Group> groups() const = 0;
    [[nodiscard]] virtual domain::HelpScale helpScale() const = 0;
    [[nodiscard]] virtual domain::FactChoices factChoices() const = 0;
    /// Empty where the school has laid down none.
    [[nodiscard]] virtual domain::Timetable timetable() const = 0;
    /// Pupils whose membership of the group covers the day of `now`.
    [[nodiscard]] virtual Expected<Board> board(domain::GroupId group, WallTime now) const = 0;
    /// Pupils of any of the groups on the day of `now`, by name.
    [[nodiscard]] virtual std::vector<domain::Pupil> pupils(const std::vector<domain::GroupId>& groups,
                                                            WallTime now) const = 0;
    [[nodiscard]] virtual std::optional<domain::Pupil> pupil(PupilId id) const = 0;
    /// Live ones first, then by order.
    [[nodiscard]] virtual std::vector<domain::Step> steps(PupilId pupil) const = 0;
    [[nodiscard]] virtual std::vector<domain::PassportLine> passport(PupilId pupil) const = 0;
    /// What every adult has to know about this pupil: allergies first, then medical, then safety.
    [[nodiscard]] virtual std::vector<std::string> alerts(PupilId pupil) const = 0;
    /// The concerns that this adult raised about this pupil, newest first, and what became of them.
    [[nodiscard]] virtual std::vector<domain::OwnConcern> ownConcerns(AdultId author,
                                                                      PupilId pupil) const = 0;
    /// What was raised about pupils whose restricted streams are granted to this adult: what is not closed
    /// first, then newest first.
    [[nodiscard]] virtual Concerns concerns(AdultId reader) const = 0;
    /// Of everything in the pupil's stream that is edited or corrected.
    [[nodiscard]] virtual std::vector<TwoVersions> twoVersions(PupilId pupil) const = 0;
    /// `after` is `next` of the page before, empty for the first. `Input` error "bad_page".
    [[nodiscard]] virtual Expected<TimelinePage> timeline(PupilId pupil, const TimelineFilter& filter,
                                                          const std::string& after,
                                                          std::size_t limit) const = 0;
    /// Steps and notes that hold words beginning with these letters, best first.
    [[nodiscard]] virtual std::vector<domain::Step> suggestSteps(PupilId pupil, const std::string& words,
                                                                 std::size_t limit) const = 0;
    [[nodiscard]] virtual std::vector<TimelineItem>
    search(const std::vector<domain::GroupId>& groups, const std::string& words, std::size_t limit) const = 0;
    [[nodiscard]] virtual SafeCounts safeCounts() const = 0;
    [[nodiscard]] virtual std::vector<NeedsLookItem> needsLook() const = 0;
    [[nodiscard]] virtual std::vector<Draft> drafts(AdultId author) const = 0;
    [[nodiscard]] virtual std::vector<Ticket> tickets() const = 0;
    [[nodiscard]] virtual std::string setting(const std::string& name) const = 0;
    [[nodiscard]] virtual DeviceId device() const = 0;
    /// Where in the timeline a medium stands: its thumbnail's hash, when the change names one.
    [[nodiscard]] virtual bool mediumIsHere(const Sha256& sha256) const = 0;
    /// What the synchronising engine remembers under this name (sync/engine): "last_exchange",
    /// "clock_offset_ms". Empty when nothing.
    [[nodiscard]] virtual std::string remembered(const std::string& name) const = 0;
    /// Whether SQLite's integrity_check finds nothing. Reads every page: seconds, for a full store.
    [[nodiscard]] virtual Expected<bool> sound() const = 0;
};

} // namespace jotter::store
