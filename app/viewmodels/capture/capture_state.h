#pragma once

#include "app/domain/observation.h"
#include "app/media/hide.h"
#include "app/store/store.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace jotter::viewmodels {

/// What the capture sheet holds: one observation in the making, perhaps of several pupils. A value that goes
/// into a draft and comes back.
struct CaptureState {
    std::vector<PupilId> pupils; ///< in the order they were chosen
    std::map<PupilId, std::set<domain::StepId>> steps;
    std::string help; ///< id of a level; empty when not said
    std::string note;
    std::map<std::string, std::string> facts;
    std::vector<MediumRef> media;
    /// What of these photos nobody is to see. Until the record is made it can be changed.
    std::map<Sha256, std::vector<media::HiddenPart>> hidden;

    /// A step, help, a fact, words or a picture: enough to keep a draft of.
    [[nodiscard]] bool worthKeeping() const;
    [[nodiscard]] bool has(PupilId pupil) const;
    void toggle(PupilId pupil);
    void toggle(PupilId pupil, domain::StepId step);
    /// Sets the fact, or takes it away when it has this value already.
    void toggleFact(const std::string& kind, const std::string& value);
    /// Adds this value to the fact, or takes it out.
    void toggleOneOf(const std::string& kind, const std::string& value);

    /// Hides what is around this place of the photo, or shows again what is hidden there.
    void toggleHidden(const Sha256& photo, const media::HiddenPart& part);
    void takeOut(const Sha256& photo);
    /// The photo, with its parts hidden for good, is another one from now on.
    void replace(const Sha256& photo, const MediumRef& hidden);

    /// One observation a pupil, for the pupils of whom there is something to say. With a picture of several,
    /// `moment` ties them.
    [[nodiscard]] std::vector<domain::Observation> observations(const std::string& moment) const;

    [[nodiscard]] std::string toBody() const;
    /// `Input` error "bad_draft".
    [[nodiscard]] static Expected<CaptureState> fromDraft(const store::Draft& draft);
};

} // namespace jotter::viewmodels
