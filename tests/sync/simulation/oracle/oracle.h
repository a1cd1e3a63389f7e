#pragma once

#include "sync/engine/ports.h"
#include "tests/sync/simulation/oracle/tablet_view.h"
#include "tests/sync/simulation/world/school.h"
#include "tests/sync/simulation/world/tablet.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace jotter::simulation {

/// What a person was told is saved.
struct Saved {
    ChangeId id;
    std::string type;
    std::string stream;
    EntityId entity;
    std::string marker; ///< words that its bytes must have
    std::size_t tablet = 0;
    std::vector<Sha256> media; ///< with thumbnails
};

/// Saw everything that anyone was promised, and says what was broken (sync.md, invariants I1 to I12).
class Oracle {
public:
    void saved(Saved record);
    void erasing(const std::string& stream) { erasing_.insert(stream); }
    void erased(const std::string& stream) { erased_.insert(stream); }
    void misfiled(const std::string& stream, EntityId entity) { misfiled_.emplace(stream, entity); }
    void putBack() {
        acknowledged_.clear();
        wasPutBack_ = true;
    }
    /// The second tablet has the first one's disk: what was saved there is on both.
    void cloned(std::size_t original, std::size_t copy) { clones_.emplace(original, copy); }
    /// An administrator said so: from now on a tablet may tell that it deletes its keys.
    void toLeave(const Tablet& tablet, bool lost);
    [[nodiscard]] bool mayLeave(const Tablet& tablet) const { return leaving_.contains(tablet.device); }

    /// A request of a tablet, before it goes on its way.
    void asked(Tablet& tablet, const engine::Request& request, School& school);
    /// An answer of the server, before it goes on its way.
    void served(const Tablet& tablet, const engine::Request& request, const engine::Response& response,
                School& school);
    /// After a crash: what it promised must be there.
    void serverStarted(School& school);
    /// A tablet deletes its keys.
    void leaves(Tablet& tablet, School& school);

    /// Whether nothing is left to be done anywhere; with `why`, says what is.
    [[nodiscard]] bool quiet(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets,
                             std::string* why = nullptr);
    /// When all is quiet: every invariant that can be seen then.
    void judge(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);

    void complain(const std::string& what) { complaints_.push_back(what); }
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }
    [[nodiscard]] const std::map<ChangeId, Saved>& all() const { return saved_; }

private:
    void judgeServer(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);
    void judgeOrder(const std::vector<std::unique_ptr<Tablet>>& tablets);
    void judgeErasures(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);
    void judgeTablets(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);
    void judgeWatermarks(const engine::Request& request, const engine::Response& response, School& school);
    void judgeAnswer(const Tablet& tablet, const engine::Request& request, const engine::Response& response,
                     School& school);
    void judgeRestricted(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);
    [[nodiscard]] std::vector<std::string> restrictedOfMedia(const engine::Request& request,
                                                             const engine::Response& response) const;
    void judgeProjections(const std::vector<std::unique_ptr<Tablet>>& tablets);
    void judgeMedia(School& school, const std::vector<std::unique_ptr<Tablet>>& tablets);
    [[nodiscard]] bool mayBeGone(const Saved& record) const {
        return erasing_.contains(record.stream) || misfiled_.contains({record.stream, record.entity});
    }
    [[nodiscard]] bool isOnALivingTablet(const Saved& record,
                                         const std::vector<std::unique_ptr<Tablet>>& tablets) const;

    std::map<ChangeId, Saved> saved_;
    std::map<ChangeId, std::string> acknowledged_; ///< since the server was last put back: with what status
    std::set<std::string> erasing_;                ///< streams that may be erased
    std::set<std::string> erased_;                 ///< those of which somebody was told that they are
    std::set<std::pair<std::string, EntityId>> misfiled_;
    std::map<std::size_t, std::uint64_t> cursors_; ///< how far each tablet had read when it last asked
    std::multimap<std::size_t, std::size_t> clones_;
    bool wasPutBack_ = false;
    std::set<DeviceId> leaving_;
    std::set<DeviceId> lost_;
    std::vector<std::string> complaints_;
    std::map<std::size_t, TabletView> views_; ///< of the tablets that are on, when all is judged
};

} // namespace jotter::simulation
