#include "assets/demo/term/school_life.h"

#include <algorithm>
#include <array>

namespace jotter::demo {

using namespace std::chrono;
using namespace std::string_view_literals;
using nlohmann::json;

namespace {
constexpr std::size_t weekDays = 5;
constexpr std::size_t sixWeeks = 6 * weekDays;
constexpr std::size_t thirdWeek = 3 * weekDays;

constexpr std::array interventions{"Talk together"sv,     "Sounds first"sv,     "Number stories"sv,
                                   "Fine fingers"sv,      "Reading partners"sv, "Building in threes"sv,
                                   "Calm start"sv,        "Words to keep"sv,    "Spelling by hand"sv,
                                   "Friendship circle"sv, "Moving well"sv,      "Listening ears"sv};
constexpr std::array prompts{
    "Pupils know what they are learning"sv,  "Strategies of the passports are at hand"sv,
    "Adults wait before they help"sv,        "Symbols or pictures stand beside words"sv,
    "Everybody has a way to answer"sv,       "The room is calm enough to listen"sv,
    "Small steps can be seen in the task"sv, "TAs know the live step"sv};
constexpr std::array seen{"seen"sv, "seen"sv, "partly"sv, "not_this_time"sv, "not_applicable"sv};
constexpr std::array strengths{"Every adult used the same three signs."sv, "Wait time was generous."sv,
                               "Work was set out in pieces that could be finished."sv,
                               "Pupils fetched what they needed by themselves."sv};
constexpr std::array wonderings{
    "What would happen if the timetable hung lower?"sv, "Could the quiet corner be open all morning?"sv,
    "Who else could lead the number talk?"sv, "Would a second word list help at the far table?"sv};
constexpr std::array bookFindings{"The last three pieces are each a little longer."sv,
                                  "Most of the writing was done for the pupil; ask for one line alone."sv,
                                  "The target can be seen in the work since half term."sv,
                                  "Number work has moved on, the book has not."sv};
constexpr std::array answers{"Joins in when the task is shown first."sv, "Works well next to one friend."sv,
                             "Finds the start hard, then stays with it."sv,
                             "Has asked for help twice this week."sv};
constexpr std::array concerns{
    "Very tired three mornings in a row."sv, "Stops speaking when the room is loud."sv,
    "Holds the book closer than at the start of term."sv, "Has stopped playing with the others at lunch."sv};
} // namespace

SchoolLife::SchoolLife(const Roll& roll, std::span<const TeachingDay> days, Recorder& recorder, Dice dice)
    : roll_(roll)
    , days_(days)
    , recorder_(recorder)
    , dice_(dice) {
    for (std::size_t i = 0; i < roll_.pupils.size(); ++i)
        if (roll_.pupils[i].hasSen())
            sen_.push_back(i);
    planInterventions();
    planWalks();
    planBookLooks();
    planRoundRobin();
    planConcerns();
    written_.resize(planned_.size());
}

std::size_t SchoolLife::plan(std::size_t dayOfTerm, std::size_t adult, std::size_t device, std::string type,
                             std::string stream, json fields, std::optional<std::size_t> follows) {
    const auto day = days_[std::min(dayOfTerm, days_.size() - 1)].day;
    Entry entry;
    entry.adult = adult;
    entry.device = device;
    entry.type = std::move(type);
    entry.stream = std::move(stream);
    entry.fields = std::move(fields);
    planned_.push_back({day, std::move(entry), follows});
    return planned_.size() - 1;
}

std::size_t SchoolLife::someSenPupil() {
    return dice_.pick(sen_);
}

/// Four pupils each. One is stopped in its third week, two need something different, and one helped reading
/// only: its ratings say so.
void SchoolLife::planInterventions() {
    constexpr std::size_t stopped = 4;
    constexpr std::array different{std::size_t{2}, std::size_t{8}};
    for (std::size_t i = 0; i < interventions.size(); ++i) {
        const auto begins = i % 3 * 2 * weekDays;
        const auto ends = begins + (i == stopped ? thirdWeek : sixWeeks);
        const bool fails = std::ranges::find(different, i) != different.end();
        for (int member = 0; member < 4; ++member) {
            const auto& pupil =
                roll_.pupils[sen_[(i * 4 + static_cast<std::size_t>(member) * 17) % sen_.size()]];
            const auto teacher = roll_.groups[pupil.group].teacher;
            const int entry = dice_.between(2, 6);
            const auto first = plan(begins, teacher, pupil.group, "intervention", streamOf(pupil),
                                    {{"title", interventions[i]},
                                     {"from", isoDate(days_[begins].day)},
                                     {"to", isoDate(days_[begins].day + weeks{6})},
                                     {"entry", entry}});
            json result{{"exit", entry + (fails ? 0 : dice_.between(1, 4))},
                        {"help", fails               ? "different"
                                 : dice_.chance(0.7) ? "ok"
                                                     : "no_change"}};
            if (i == stopped)
                result = {{"stopped", isoDate(days_[ends].day)}, {"help", "no_change"}};
            plan(ends, teacher, pupil.group, "intervention", streamOf(pupil), std::move(result), first);
        }
    }
}

void SchoolLife::planWalks() {
    for (std::size_t walk = 0; walk < 4; ++walk) {
        for (std::size_t room = 0; room < 7; ++room) {
            json looked = json::array();
            for (const auto prompt : prompts)
                looked.push_back({{"prompt", prompt}, {"seen", dice_.pick(seen)}});
            plan(8 + walk * 13, Roll::senco, Roll::sencoPhone, "walk", "walks",
                 {{"group", roll_.groups[(walk * 7 + room) % roll_.groups.size()].id.toString()},
                  {"prompts", std::move(looked)},
                  {"strength", dice_.pick(strengths)},
                  {"wondering", dice_.pick(wonderings)}});
        }
    }
}

void SchoolLife::planBookLooks() {
    for (std::size_t look = 0; look < 2; ++look)
        for (std::size_t book = 0; book < 12; ++book)
            plan(18 + look * 26, Roll::senco, Roll::sencoPhone, "book-look",
                 streamOf(roll_.pupils[sen_[(look * 31 + book * 5) % sen_.size()]]),
                 {{"subject", look == 0 ? "English" : "Maths"}, {"finding", dice_.pick(bookFindings)}});
}

void SchoolLife::planRoundRobin() {
    for (const auto place : sen_) {
        const auto& pupil = roll_.pupils[place];
        plan(35 + dice_.below(4), roll_.groups[pupil.group].teacher, pupil.group, "round-robin",
             streamOf(pupil),
             {{"question", "What helps most in your lessons?"}, {"answer", dice_.pick(answers)}});
    }
}

void SchoolLife::planConcerns() {
    for (std::size_t day = 3; day < days_.size(); day += 4 + dice_.below(3)) {
        const auto& pupil = roll_.pupils[someSenPupil()];
        plan(day, dice_.pick(roll_.groups[pupil.group].staff), pupil.group, "concern",
             streamOf(pupil) + "/restricted", {{"text", dice_.pick(concerns)}, {"state", "new"}});
    }
}

void SchoolLife::writeDay(Day day) {
    auto at = londonTime(day, hours{16} + minutes{50});
    for (std::size_t i = 0; i < planned_.size(); ++i) {
        auto& [due, entry, follows] = planned_[i];
        if (due != day)
            continue;
        at += seconds{40};
        entry.at = at;
        entry.entity = follows ? written_[*follows] : recorder_.newEntity(at);
        written_[i] = entry.entity;
        recorder_.write(std::move(entry));
    }
}

} // namespace jotter::demo
