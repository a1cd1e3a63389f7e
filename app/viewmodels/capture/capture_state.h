#pragma once

#include "app/domain/observation.h"
#include "app/media/hide.h"
#include "app/store/store.h"

#include <map>
#include <optional>
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
    std::string lessonPlace; ///< id; stands in `facts` until somebody says otherwise
    std::vector<MediumRef> media;
    /// One of the media that is still being recorded. A draft does not know: there it is what it is.
    std::optional<Sha256> goingOn;
    /// What of these photos nobody is to see. Until the record is made it can be changed.
    std::map<Sha256, std::vector<media::HiddenPart>> hidden;

    /// In a lesson: it is there unless somebody says otherwise. Nothing where the place is empty.
    [[nodiscard]] static CaptureState at(const std::string& lessonPlace);
    /// A step, help, a fact beside the lesson's place, words or a picture: enough to keep a draft of.
    [[nodiscard]] bool worthKeeping() const;
    [[nodiscard]] bool has(PupilId pupil) const;
    void toggle(PupilId pupil);
    void toggle(PupilId pupil, domain::StepId step);
    /// Sets the fact, or takes it away when it has this value already.
    void toggleFact(const std::string& kind, const std::string& value);
    /// Adds this value to the fact, or takes it out.
    void toggleOneOf(const std::string& kind, const std::string& value);

    /// The same picture chosen twice is one picture.
    void takeIn(const MediumRef& medium);
    /// What there is of a recording takes the place of what there was of it before: that one is answered.
    std::optional<Sha256> takeInRecording(const MediumRef& medium, bool goesOn);
    [[nodiscard]] std::vector<MediumRef> photos() const;
    /// Photos and clips, but not a clip that is still being filmed.
    [[nodiscard]] std::vector<MediumRef> pictures() const;
    /// Somebody is to be seen in one of them.
    [[nodiscard]] bool withPictures() const;

    /// What is hidden of this photo from now on.
    void hide(const Sha256& photo, std::vector<media::HiddenPart> parts);
    void takeOut(const Sha256& photo);
    /// The photo, with its parts hidden for good, is another one from now on.
    void replace(const Sha256& photo, const MediumRef& hidden);

    /// One observation a pupil, for the pupils of whom there is something to say. With a picture of several,
    /// `moment` ties them; a voice note is a note, and goes to each of them as words do.
    [[nodiscard]] std::vector<domain::Observation> observations(const std::string& moment) const;

    [[nodiscard]] std::string toBody() const;
    /// `Input` error "bad_draft".
    [[nodiscard]] static Expected<CaptureState> fromDraft(const store::Draft& draft);
};

} // namespace jotter::viewmodels
