#include "assets/demo/term/lessons.h"

#include "assets/demo/people/targets.h"
#include "assets/demo/words/notes.h"

#include <algorithm>
#include <array>

namespace jotter::demo {

using namespace std::chrono;
using nlohmann::json;

namespace {
constexpr double secureSkill = 0.9;
constexpr int secureAfter = 6; ///< times seen before a teacher thinks of "secure"
constexpr double gain = 0.055;

/// The level of help that somebody of this skill needs today.
std::string_view helpFor(double skill) {
    constexpr std::array<std::pair<double, std::string_view>, 5> from{
        {{0.82, "own"}, {0.64, "reminder"}, {0.48, "gesture"}, {0.32, "shown"}, {0.16, "some"}}};
    for (const auto& [least, help] : from)
        if (skill >= least)
            return help;
    return "full";
}

/// Nine in ten between 09:00 and 15:15, the others around them.
seconds someTime(Dice& dice) {
    const auto within = [&](int from, int to) { return seconds{dice.between(from, to)}; };
    if (dice.chance(0.9))
        return within(9 * 3600, 15 * 3600 + 15 * 60);
    return dice.chance(0.4) ? within(8 * 3600 + 2100, 9 * 3600 - 1)
                            : within(15 * 3600 + 960, 16 * 3600 + 2400);
}
} // namespace

Lessons::Lessons(const Roll& roll, Day today, std::span<const Picture> pictures, OpeningStamps stamps,
                 Recorder& recorder, Dice dice)
    : roll_(roll)
    , today_(today)
    , pictures_(pictures)
    , stamps_(std::move(stamps))
    , recorder_(recorder)
    , dice_(dice)
    , byGroup_(roll.groups.size()) {
    double sum = 0;
    for (const auto& pupil : roll.pupils) {
        if (!pupil.hasSen())
            continue;
        Learner learner{&pupil, {}, pupil.consent};
        for (const auto& target : pupil.targets)
            learner.work.push_back({target, target.startsAt, dice_.range(0.2, 0.6), 0, false});
        byGroup_[pupil.group].push_back(learners_.size());
        learners_.push_back(std::move(learner));
        reach_.push_back(sum += pupil.recordsPerWeek);
    }
}

std::size_t Lessons::someLearner() {
    const auto it = std::ranges::upper_bound(reach_, dice_.unit() * reach_.back());
    return static_cast<std::size_t>(it - reach_.begin());
}

std::vector<std::size_t> Lessons::withFriends(std::size_t learner, std::size_t most) {
    const auto& group = byGroup_[learners_[learner].pupil->group];
    std::vector<std::size_t> together{learner};
    const auto wanted = std::min({most, group.size(), 2 + dice_.below(3)});
    while (together.size() < wanted) {
        const auto other = dice_.pick(group);
        if (std::ranges::find(together, other) == together.end())
            together.push_back(other);
    }
    return together;
}

std::vector<Lessons::Moment> Lessons::momentsOf(Day day, std::size_t count) {
    std::vector<Moment> moments;
    for (std::size_t left = count; left > 0;) {
        Moment moment;
        moment.at = londonTime(day, someTime(dice_)) + milliseconds{dice_.between(0, 999)};
        const auto learner = someLearner();
        moment.learners = dice_.chance(0.12) ? withFriends(learner, left) : std::vector{learner};
        const auto& staff = roll_.groups[learners_[learner].pupil->group].staff;
        moment.adult = dice_.pick(staff);
        left -= moment.learners.size();
        moments.push_back(std::move(moment));
    }
    std::ranges::sort(moments, {}, &Moment::at);
    return moments;
}

void Lessons::play(Day day, std::size_t count) {
    plantOn(day);
    const auto before = observations_;
    for (const auto& moment : momentsOf(day, count)) {
        if (observations_ - before + moment.learners.size() > count)
            break; // second opinions have used up the day
        record(moment);
    }
    while (observations_ - before < count) { // and the last ones go to single pupils
        Moment late{londonTime(day, hours{15} + minutes{14}), {someLearner()}, 0};
        late.adult = dice_.pick(roll_.groups[learners_[late.learners[0]].pupil->group].staff);
        record(late);
    }
    endOfDay(day);
}

Lessons::Progress& Lessons::pickWork(Learner& learner, WallTime at) {
    const auto story = learner.pupil->story;
    const bool lately = at > WallTime{today_ - weeks{5}};
    while (true) {
        const auto place = dice_.below(learner.work.size());
        if (story == Story::ForgottenTarget && place == 2 && lately)
            continue;
        if (story == Story::ThinEvidence && place + 1 == learner.work.size() && !dice_.chance(0.05))
            continue;
        return learner.work[place];
    }
}

Lessons::Seen Lessons::look(const Learner& learner, Progress& work, WallTime at) {
    Seen seen;
    seen.place = somePlace(dice_);
    double skill = work.skill + dice_.range(-0.15, 0.15);
    const bool first = &work == &learner.work.front();
    if (learner.pupil->story == Story::NotInTheHall && first) {
        const bool hall = dice_.chance(0.3);
        seen.place = hall ? "the hall" : "the classroom";
        skill = hall ? dice_.range(0.1, 0.4) : std::max(skill, 0.85);
    }
    const bool stands = learner.pupil->story == Story::Plateau && at > WallTime{today_ - weeks{8}};
    if (!stands)
        work.skill = std::min(0.99, work.skill + gain * dice_.range(0.2, 1.6));
    ++work.seen;
    seen.help = dice_.chance(0.02) ? "not_today" : helpFor(skill);
    return seen;
}

double Lessons::photoShare(const Moment& moment) const {
    double share = 0.15;
    for (const auto place : moment.learners) {
        const auto& learner = learners_[place];
        if (learner.consent == "none" || learner.pupil->story == Story::NoPhotos)
            return 0;
        if (learner.pupil->story == Story::ManyPhotos)
            share = 0.6;
    }
    return share;
}

const Picture& Lessons::pickPicture(std::string_view strand) {
    const auto fitting = subjectsFor(strand);
    for (int tries = 0; tries < 64; ++tries) {
        const auto& picture = dice_.pick(pictures_);
        if (std::ranges::find(fitting, picture.subject) != fitting.end())
            return picture;
    }
    return pictures_.front();
}

void Lessons::record(const Moment& moment) {
    auto& first = learners_[moment.learners.front()];
    const double photos = photoShare(moment);
    const double throwNow = dice_.unit();
    const bool photographed = !pictures_.empty() && throwNow < photos;
    // A quarter are notes; the twentieth that will be spoken or filmed is written until those can be kept.
    const bool noted = photographed ? dice_.chance(0.4) : throwNow < photos + 0.30;
    const auto& work = pickWork(first, moment.at);
    const auto* photo = photographed ? &pickPicture(work.target.ladder->strand) : nullptr;
    std::string place;
    for (const auto learner : moment.learners) {
        auto& own = pickWork(learners_[learner], moment.at);
        auto seen = look(learners_[learner], own, moment.at);
        if (learners_[learner].pupil->story != Story::NotInTheHall)
            seen.place = place.empty() ? seen.place : place; // one moment happens in one place
        place = seen.place;
        write(moment, learner, own, seen, photo, noted);
        if (moment.learners.size() == 1 && learners_[learner].pupil->story == Story::TwoOpinions &&
            dice_.chance(0.2))
            secondOpinion(moment, own, seen);
    }
}

void Lessons::write(const Moment& moment, std::size_t learner, Progress& work, const Seen& seen,
                    const Picture* photo, bool noted) {
    const auto& pupil = *learners_[learner].pupil;
    json facts = json::object();
    if (dice_.chance(0.4) || pupil.story == Story::NotInTheHall)
        facts["place"] = seen.place;
    if (dice_.chance(0.25))
        facts["with"] = moment.learners.size() > 1 ? "a small group" : someCompany(dice_);
    if (dice_.chance(0.1)) {
        const int trials = dice_.between(3, 6);
        facts["m"] = std::to_string(trials);
        facts["n"] = std::to_string(dice_.between(1, trials));
    }
    json fields{{"steps", json::array({work.target.steps[work.live].toString()})}, {"help", seen.help}};
    if (noted)
        fields["note"] = noteAbout(pupil.shortName(), work.target.ladder->area, seen.place, dice_);
    if (!facts.empty())
        fields["facts"] = std::move(facts);
    Entry entry{moment.at,         moment.adult, pupil.group, "observation", streamOf(pupil), {},
                std::move(fields), {},           {}};
    if (photo) {
        entry.media.push_back(photo->reference());
        ++media_;
    }
    recorder_.write(std::move(entry));
    ++observations_;
}

void Lessons::judge(Learner& learner, Progress& work, std::string_view state, WallTime at,
                    std::size_t adult) {
    const auto& pupil = *learner.pupil;
    recorder_.write({at,
                     adult,
                     pupil.group,
                     "judgement",
                     streamOf(pupil),
                     {},
                     {{"step", work.target.steps[work.live].toString()}, {"state", state}},
                     {},
                     {}});
}

void Lessons::moveOn(Learner& learner, Progress& work, WallTime at) {
    const auto& pupil = *learner.pupil;
    const auto teacher = roll_.groups[pupil.group].teacher;
    const auto set = [&](std::size_t step, bool live) {
        const auto id = work.target.steps[step];
        auto& stamp = stamps_.steps[id];
        stamp = recorder_.write({at,
                                 teacher,
                                 pupil.group,
                                 "step",
                                 streamOf(pupil),
                                 EntityId{id.value},
                                 {{"live", live}},
                                 {},
                                 {{"live", stamp}}});
    };
    set(work.live, false);
    set(++work.live, true);
    work.skill = dice_.range(0.25, 0.5);
    work.seen = 0;
    work.judged = false;
}

void Lessons::endOfDay(Day day) {
    const auto at = londonTime(day, hours{16} + minutes{45});
    for (auto& learner : learners_) {
        for (auto& work : learner.work) {
            const auto teacher = roll_.groups[learner.pupil->group].teacher;
            const bool held = learner.pupil->story == Story::NotInTheHall && &work == &learner.work.front();
            if (held || work.live + 1 == work.target.steps.size())
                continue;
            if (work.skill >= secureSkill && work.seen >= secureAfter) {
                judge(learner, work, "secure", at, teacher);
                moveOn(learner, work, at);
            } else if (work.seen >= 3 && !work.judged) {
                judge(learner, work, work.skill > 0.5 ? "getting_there" : "seen_so_far", at, teacher);
                work.judged = true;
            }
        }
    }
}

void Lessons::newYear(Day day) {
    const auto at = londonTime(day, hours{8});
    for (auto& learner : learners_) {
        const auto& pupil = *learner.pupil;
        const auto teacher = roll_.groups[pupil.group].teacher;
        for (auto& work : learner.work) {
            const auto live = work.target.steps[work.live];
            recorder_.write({at,
                             teacher,
                             pupil.group,
                             "step",
                             streamOf(pupil),
                             EntityId{live.value},
                             {{"live", false}},
                             {},
                             {{"live", stamps_.steps[live]}}});
            recorder_.write({at,
                             teacher,
                             pupil.group,
                             "target",
                             streamOf(pupil),
                             EntityId{work.target.id.value},
                             {{"active", false}},
                             {},
                             {{"active", stamps_.targets[work.target.id]}}});
        }
        learner.work.clear();
        const auto targets = chooseTargets(pupil, targetsOf(pupil), at, dice_);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            writeTarget(roll_, pupil, targets[i], i, at, recorder_, stamps_);
            learner.work.push_back({targets[i], targets[i].startsAt, dice_.range(0.2, 0.6), 0, false});
        }
    }
}

} // namespace jotter::demo
