#include "app/viewmodels/lesson/lesson_model.h"

#include "app/viewmodels/lesson/board_choice.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

namespace jotter::viewmodels {

namespace {
/// An option's id. No place of a school's has it: `words` makes no such one.
constexpr auto nowhere = "nowhere";

/// "10:40", by the school's clock.
QString timeOfDay(std::chrono::minutes time) {
    const auto number = [](std::int64_t value) { return QString::number(value).rightJustified(2, u'0'); };
    return QStringLiteral("%1:%2").arg(number(time.count() / 60), number(time.count() % 60));
}

bool isSame(const std::optional<domain::Sitting>& a, const domain::Sitting& b) {
    return a && a->lesson.id == b.lesson.id && a->begins == b.begins;
}
} // namespace

LessonModel::LessonModel(Services services, PickerModel& picker, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , picker_(picker) {
    connect(
        services_.store, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (commit.streams.contains("school"))
                ask();
        },
        Qt::QueuedConnection);
}

void LessonModel::open(std::vector<domain::GroupId> groups) {
    close();
    groups_ = std::move(groups);
    if (const auto who = services_.signedIn())
        adult_ = who->adult;
    opening_ = true;
    ask();
}

void LessonModel::setGroups(std::vector<domain::GroupId> groups) {
    groups_ = std::move(groups);
    ask();
}

void LessonModel::close() {
    ++asked_; // what is still to be answered is another adult's
    groups_.clear();
    adult_ = {};
    facts_ = {};
    group_ = {};
    shown_.reset();
    offered_.reset();
    opening_ = false;
    Q_EMIT changed();
}

void LessonModel::ask() {
    if (groups_.empty())
        return;
    auto question = [adult = adult_](const store::Queries& queries) {
        const auto who = queries.adult(adult);
        return Facts{.timetable = queries.timetable(),
                     .ownGroups = who ? who->groups : std::vector<domain::GroupId>{},
                     .groups = queries.groups(),
                     .words = queries.factChoices(),
                     .choice = queries.setting(choice::settingOf(adult)),
                     .clockOffset = queries.remembered(engine::rememberedClockOffset)};
    };
    whenAnswered(services_.store->read(std::move(question)), this, [this, asked = ++asked_](Facts facts) {
        if (asked == asked_)
            answered(std::move(facts));
    });
}

void LessonModel::answered(Facts facts) {
    facts_ = std::move(facts);
    std::int64_t ahead = 0;
    const auto& text = facts_.clockOffset;
    std::from_chars(text.data(), text.data() + text.size(), ahead);
    clockAhead_ = std::chrono::milliseconds{ahead};
    if (std::exchange(opening_, false)) {
        // What was chosen a moment ago may not be in the store yet.
        if (std::exchange(choiceOf_, adult_) != adult_)
            choice_ = choice::fromText(facts_.choice);
        auto opening = domain::openBoard(today(), groups_, choice_, now());
        return show(opening.group, std::move(opening.sitting));
    }
    // The timetable may be another one now.
    if (shown_) {
        const auto all = today();
        const auto still = std::ranges::find_if(
            all, [&](const domain::Sitting& sitting) { return isSame(shown_, sitting); });
        shown_ = still == all.end() ? std::nullopt : std::optional(*still);
    }
    Q_EMIT changed();
}

WallTime LessonModel::now() const {
    return services_.clock->now() - clockAhead_;
}

std::vector<domain::Sitting> LessonModel::today() const {
    auto sittings = domain::lessonsToday(facts_.timetable, {adult_, facts_.ownGroups}, now());
    std::erase_if(sittings, [this](const domain::Sitting& sitting) {
        return std::ranges::find(groups_, sitting.lesson.group) == groups_.end();
    });
    return sittings;
}

void LessonModel::show(domain::GroupId group, std::optional<domain::Sitting> sitting) {
    group_ = group;
    shown_ = std::move(sitting);
    offered_.reset();
    Q_EMIT changed();
    Q_EMIT opened(group);
}

void LessonModel::look(bool calm) {
    if (group_.isNull())
        return;
    const bool chosen = choice_ && choice_->holds(now());
    const auto next = chosen ? std::nullopt : domain::lessonNow(today(), now());
    const bool another = next && !isSame(shown_, *next);
    if (another && next->lesson.group == group_ && (shown_ || calm))
        shown_ = next; // the same pupils: nothing moves
    const bool elsewhere = another && next->lesson.group != group_;
    if (!elsewhere)
        offered_.reset();
    else if (calm || offered_)
        offered_ = next;
    Q_EMIT changed();
}

void LessonModel::take() {
    if (auto next = std::exchange(offered_, std::nullopt)) {
        const auto group = next->lesson.group;
        show(group, std::move(next));
    }
}

void LessonModel::stay() {
    if (!offered_)
        return;
    domain::BoardChoice staying{.group = group_, .until = offered_->ends};
    if (shown_)
        staying.lesson = shown_->lesson.id;
    if (shown_ && choice_ && choice_->lesson == shown_->lesson.id)
        staying.place = choice_->place; // it goes on where it was
    offered_.reset();
    choose(std::move(staying));
}

void LessonModel::choose(domain::BoardChoice choice) {
    choice.made = now();
    choice_ = std::move(choice);
    Q_EMIT changed();
    // If it cannot be kept it counts until somebody else signs in.
    std::ignore = services_.store->saveSetting(choice::settingOf(adult_), choice::toText(*choice_));
}

void LessonModel::choose(const QString& id) {
    const auto all = today();
    const auto current = domain::lessonNow(all, now());
    const auto lesson = std::ranges::find_if(all, [&](const domain::Sitting& sitting) {
        return QString::fromStdString(sitting.lesson.id.toString()) == id;
    });
    const auto group = lesson != all.end() ? Expected<domain::GroupId>(lesson->lesson.group)
                                           : domain::GroupId::parse(id.toStdString());
    if (!group)
        return;
    std::optional<domain::Sitting> sitting;
    if (lesson != all.end())
        sitting = *lesson;
    else if (current && current->lesson.group == *group)
        sitting = current; // back to what the timetable says
    const bool asPlanned = sitting && isSame(current, *sitting);
    domain::BoardChoice choice{.group = *group, .until = now()};
    if (sitting && !asPlanned)
        choice.lesson = sitting->lesson.id;
    if (current && !asPlanned)
        choice.until = current->ends;
    if (sitting && !asPlanned)
        choice.until = std::max(choice.until, sitting->ends);
    choose(std::move(choice));
    show(*group, std::move(sitting));
}

std::vector<Option> LessonModel::choices() const {
    std::vector<Option> options;
    for (const auto& sitting : today()) {
        const auto& lesson = sitting.lesson;
        const auto group = nameOf(lesson.group);
        const auto subject = QString::fromStdString(lesson.subject);
        QStringList details{tr("%1 to %2").arg(timeOfDay(lesson.from), timeOfDay(lesson.to))};
        if (!subject.isEmpty())
            details.append(group);
        if (!lesson.room.empty())
            details.append(QString::fromStdString(lesson.room));
        options.push_back({.id = QString::fromStdString(lesson.id.toString()),
                           .label = subject.isEmpty() ? group : subject,
                           .detail = details.join(QStringLiteral(" · ")),
                           .chosen = isOn() && isSame(shown_, sitting)});
    }
    for (const auto& group : facts_.groups)
        if (std::ranges::find(groups_, group.id) != groups_.end())
            options.push_back({.id = QString::fromStdString(group.id.toString()),
                               .label = QString::fromStdString(group.name),
                               .detail = knows(group.id) ? QString() : QString::fromStdString(group.lesson),
                               .chosen = !isOn() && group.id == group_});
    return options;
}

void LessonModel::askWhich() {
    picker_.ask(today().empty() ? tr("Which group?") : tr("Which lesson?"), choices(),
                [this](const QString& id) { choose(id); });
}

void LessonModel::askPlace() {
    if (!isOn())
        return;
    const auto here = where();
    const auto room =
        shown_->lesson.room.empty() ? fact::Word{} : fact::placeOfRoom(shown_->lesson.room, facts_.words);
    auto places = fact::offered(fact::place, facts_.words);
    for (const auto& word : {here, room})
        if (!word.id.empty() && std::ranges::find(places, word.id, &fact::Word::id) == places.end())
            places.insert(places.begin(), word);
    std::vector<Option> options;
    for (const auto& place : places)
        options.push_back(
            {.id = QString::fromStdString(place.id),
             .label = place.label,
             .detail = fact::forbidsCameras(place.id, facts_.words) ? tr("no cameras there") : QString(),
             .chosen = place.id == here.id});
    options.push_back({.id = QString::fromLatin1(nowhere),
                       .label = tr("Several places, or none of these"),
                       .chosen = here.id.empty()});
    picker_.ask(tr("Where is the lesson?"), std::move(options), [this](const QString& id) {
        if (!isOn())
            return;
        domain::BoardChoice said{.group = group_, .lesson = shown_->lesson.id, .until = over()};
        said.place = id == QLatin1String(nowhere) ? std::string() : id.toStdString();
        choose(std::move(said));
    });
}

bool LessonModel::hasChoice() const {
    return groups_.size() > 1 || today().size() > 1;
}

WallTime LessonModel::over() const {
    const bool chosen = choice_ && choice_->holds(now()) && choice_->lesson == shown_->lesson.id;
    return chosen ? std::max(choice_->until, shown_->ends) : shown_->ends;
}

bool LessonModel::isOn() const {
    return shown_ && now() < over();
}

bool LessonModel::knows(domain::GroupId group) const {
    return std::ranges::find(facts_.timetable.lessons, group, &domain::Lesson::group) !=
           facts_.timetable.lessons.end();
}

QString LessonModel::subject() const {
    return isOn() ? QString::fromStdString(shown_->lesson.subject) : QString();
}

const std::string* LessonModel::placeSaid() const {
    const bool said =
        choice_ && choice_->place && choice_->holds(now()) && choice_->lesson == shown_->lesson.id;
    return said ? &*choice_->place : nullptr;
}

fact::Word LessonModel::where() const {
    if (!isOn())
        return {};
    if (const auto* said = placeSaid())
        return {*said, fact::label(fact::place, *said, facts_.words)};
    return shown_->lesson.room.empty() ? fact::Word{} : fact::placeOfRoom(shown_->lesson.room, facts_.words);
}

QString LessonModel::nameOf(domain::GroupId group) const {
    const auto known = std::ranges::find(facts_.groups, group, &domain::Group::id);
    return known == facts_.groups.end() ? QString() : QString::fromStdString(known->name);
}

QString LessonModel::offer() const {
    if (!offered_)
        return {};
    const auto group = nameOf(offered_->lesson.group);
    return offered_->lesson.subject.empty()
               ? tr("Next: %1").arg(group)
               : tr("Next: %1 with %2").arg(QString::fromStdString(offered_->lesson.subject), group);
}

} // namespace jotter::viewmodels
