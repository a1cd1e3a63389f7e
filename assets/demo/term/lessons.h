#pragma once

#include "assets/demo/pictures/picture.h"
#include "assets/demo/term/opening.h"
#include "assets/demo/term/recorder.h"

#include <set>
#include <span>

namespace jotter::demo {

/// Plays the lessons of the school day by day: who is seen on which step with how much help, what is noted
/// and photographed, when a step is secure and the next one becomes live.
class Lessons {
public:
    Lessons(const Roll& roll, Day today, std::span<const Picture> pictures, OpeningStamps stamps,
            Recorder& recorder, Dice dice);

    /// Records `count` observations on this day.
    void play(Day day, std::size_t count);
    /// A new school year: the old targets end, new ones begin.
    void newYear(Day day);

    [[nodiscard]] std::size_t observations() const { return observations_; }
    [[nodiscard]] std::size_t media() const { return media_; }

private:
    struct Progress {
        DemoTarget target;
        std::size_t live = 0;
        double skill = 0.3;  ///< 0 … 1, of the live step
        int seen = 0;        ///< times the live step was seen
        bool judged = false; ///< a first judgement of the live step is written
    };
    struct Learner {
        const DemoPupil* pupil = nullptr;
        std::vector<Progress> work;
        std::string consent;
    };
    /// One press of the button: a pupil, or a few of the same group together.
    struct Moment {
        WallTime at;
        std::vector<std::size_t> learners;
        std::size_t adult = 0;
    };
    struct Seen {
        std::string help;
        std::string place;
    };

    [[nodiscard]] std::vector<Moment> momentsOf(Day day, std::size_t count);
    [[nodiscard]] std::size_t someLearner();
    [[nodiscard]] std::vector<std::size_t> withFriends(std::size_t learner, std::size_t most);
    void record(const Moment& moment);
    [[nodiscard]] Progress& pickWork(Learner& learner, WallTime at);
    [[nodiscard]] Seen look(const Learner& learner, Progress& work, WallTime at);
    [[nodiscard]] double photoShare(const Moment& moment) const;
    [[nodiscard]] const Picture& pickPicture(std::string_view strand);
    void write(const Moment& moment, std::size_t learner, Progress& work, const Seen& seen,
               const Picture* photo, bool noted);
    void secondOpinion(const Moment& moment, Progress& work, const Seen& seen);
    void judge(Learner& learner, Progress& work, std::string_view state, WallTime at, std::size_t adult);
    void endOfDay(Day day);
    void moveOn(Learner& learner, Progress& work, WallTime at);
    void plantOn(Day day);
    void withdrawConsent(Learner& learner, WallTime at);
    void noteLeaving(const Learner& learner, WallTime at);

    const Roll& roll_;
    Day today_;
    std::span<const Picture> pictures_;
    OpeningStamps stamps_;
    Recorder& recorder_;
    Dice dice_;
    std::vector<Learner> learners_;
    std::vector<double> reach_; ///< running sum of the learners' records a week
    std::vector<std::vector<std::size_t>> byGroup_;
    std::set<Story> planted_;
    std::size_t observations_ = 0;
    std::size_t media_ = 0;
};

} // namespace jotter::demo
