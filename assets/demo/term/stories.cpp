// What demo-school.md plants in the term for an insight to find, beyond what the lessons weave in as they are
// played.
#include "assets/demo/term/lessons.h"

#include <algorithm>

namespace jotter::demo {

using namespace std::chrono;
using nlohmann::json;

void Lessons::secondOpinion(const Moment& moment, Progress& work, const Seen& seen) {
    const auto& learner = learners_[moment.learners.front()];
    const auto& staff = roll_.groups[learner.pupil->group].staff;
    Moment other = moment;
    other.at += minutes{4};
    while (other.adult == moment.adult)
        other.adult = dice_.pick(staff);
    Seen theirs = seen;
    theirs.help = seen.help == "own" || seen.help == "reminder" ? "shown" : "own";
    write(other, moment.learners.front(), work, theirs, nullptr, false);
}

void Lessons::withdrawConsent(Learner& learner, WallTime at) {
    learner.consent = "none";
    recorder_.write({at,
                     Roll::office,
                     Roll::officeComputer,
                     "consent",
                     streamOf(*learner.pupil),
                     {},
                     {{"photos", "none"}},
                     {},
                     {}});
}

void Lessons::noteLeaving(const Learner& learner, WallTime at) {
    const auto& [membership, stamp] = stamps_.memberships[learner.pupil->id];
    recorder_.write({at,
                     Roll::office,
                     Roll::officeComputer,
                     "membership",
                     streamOf(*learner.pupil),
                     membership,
                     {{"to", isoDate(today_ + days{12})}},
                     {},
                     {{"to", stamp}}});
}

void Lessons::plantOn(Day day) {
    const auto at = londonTime(day, hours{8} + minutes{30});
    // Once, on the first school day that is no further from today than this.
    const auto due = [&](Story story, days back) {
        return day >= today_ - back && planted_.insert(story).second;
    };
    for (auto& learner : learners_) {
        const auto& pupil = *learner.pupil;
        const auto stream = streamOf(pupil);
        auto& first = learner.work.front();
        const auto& group = roll_.groups[pupil.group];
        switch (pupil.story) {
        case Story::ConsentWithdrawn:
            if (due(pupil.story, days{14}))
                withdrawConsent(learner, at);
            break;
        case Story::Leaving:
            if (due(pupil.story, days{20}))
                noteLeaving(learner, at);
            break;
        case Story::Plateau:
            if (due(pupil.story, weeks{8}))
                recorder_.write({at,
                                 Roll::senco,
                                 Roll::sencoPhone,
                                 "life-event",
                                 stream + "/restricted",
                                 {},
                                 {{"text", "Moved house; a new and longer journey to school"},
                                  {"from", isoDate(day)},
                                  {"to", nullptr}},
                                 {},
                                 {}});
            break;
        case Story::NotInTheHall:
            if (due(pupil.story, days{21}))
                judge(learner, first, "secure", at, group.teacher);
            break;
        case Story::TwoOpinions:
            if (due(pupil.story, days{10})) {
                judge(learner, first, "secure", at, group.teacher);
                judge(learner, first, "getting_there", at + minutes{20}, Roll::senco);
            }
            break;
        case Story::ThinEvidence:
            if (due(pupil.story, weeks{12}))
                recorder_.write({at,
                                 Roll::senco,
                                 Roll::sencoPhone,
                                 "plan",
                                 stream,
                                 {},
                                 {{"kind", "ehc"}, {"review", isoDate(today_ + days{9})}},
                                 {},
                                 {}});
            break;
        default:
            break;
        }
    }
}

} // namespace jotter::demo
