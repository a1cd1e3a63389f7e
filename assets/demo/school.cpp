#include "assets/demo/school.h"

#include "assets/demo/term/lessons.h"
#include "assets/demo/term/school_life.h"

#include <cmath>

namespace jotter::demo {

namespace {
constexpr double fullWeekRecords = 163;

/// How many records there are by the end of each day, so that rounding never loses one.
std::vector<std::size_t> spreadOver(const std::vector<TeachingDay>& days, std::size_t records) {
    double all = 0;
    for (const auto& day : days)
        all += day.weight;
    std::vector<std::size_t> byEnd;
    double sum = 0;
    for (const auto& day : days) {
        sum += day.weight;
        byEnd.push_back(static_cast<std::size_t>(std::llround(sum / all * static_cast<double>(records))));
    }
    return byEnd;
}

std::size_t recordsIn(const Shape& shape, const std::vector<TeachingDay>& days) {
    if (shape.records > 0)
        return shape.records;
    double weight = 0;
    for (const auto& day : days)
        weight += day.weight;
    return static_cast<std::size_t>(std::llround(weight / fullWeekWeight() * fullWeekRecords));
}

/// Draws the pictures and hands each to the sink; false when the sink said stop.
bool drawAll(const Sink& sink, std::size_t count, const Dice& dice, std::vector<Picture>& pictures) {
    for (std::size_t i = 0; i < count; ++i) {
        auto picture = makePicture(subjects[i % subjects.size()], dice.fork("picture " + std::to_string(i)));
        if (sink.picture && !sink.picture(picture))
            return false;
        picture.jpeg.clear(); // from here on only the reference is needed
        picture.thumb.clear();
        pictures.push_back(std::move(picture));
    }
    return true;
}
} // namespace

School School::make(Options options) {
    School school;
    auto shape = Shape::of(options.size, options.school);
    school.days_ = shape.special ? yearsOfDays(options.today, shape.years) : termDays(options.today);
    school.opening_ = school.days_.front().day - std::chrono::days{4};
    school.options_ = options;
    school.roll_ = makeRoll(shape, options.today, school.opening_,
                            Dice{options.seed}.fork("school " + std::to_string(options.school)));
    return school;
}

Expected<Summary> School::tell(const Sink& sink) const {
    Summary summary;
    const auto dice = Dice{options_.seed}.fork("term " + std::to_string(options_.school));
    std::vector<Picture> pictures;
    const auto count = options_.pictures > 0 ? options_.pictures : roll_.shape.pictures;
    if (!drawAll(sink, count, dice, pictures)) {
        summary.stopped = true;
        return summary;
    }
    Recorder recorder(roll_, dice.fork("recorder"), [&](SealedChange change) {
        summary.stopped = summary.stopped || !sink.change(std::move(change));
    });
    auto stamps = writeOpening(roll_, opening_, options_.today, recorder, dice.fork("opening"));
    Lessons lessons(roll_, options_.today, pictures, std::move(stamps), recorder, dice.fork("lessons"));
    std::optional<SchoolLife> beside;
    if (!roll_.shape.special)
        beside.emplace(roll_, days_, recorder, dice.fork("school life"));
    const auto byEnd = spreadOver(days_, recordsIn(roll_.shape, days_));
    const std::size_t daysAYear = days_.size() / static_cast<std::size_t>(roll_.shape.years);
    for (std::size_t i = 0; i < days_.size() && !summary.stopped; ++i) {
        const bool yearBegins = i > 0 && i % daysAYear == 0;
        if (yearBegins && i / daysAYear < static_cast<std::size_t>(roll_.shape.years))
            lessons.newYear(days_[i].day);
        lessons.play(days_[i].day, byEnd[i] - (i > 0 ? byEnd[i - 1] : 0));
        if (beside)
            beside->writeDay(days_[i].day);
    }
    if (recorder.error())
        return tl::make_unexpected(*recorder.error());
    summary.changes = recorder.written();
    summary.observations = lessons.observations();
    summary.media = lessons.media();
    return summary;
}

} // namespace jotter::demo
