#include "app/viewmodels/board/board_model.h"

#include "app/viewmodels/common/school_options.h"
#include "app/viewmodels/facts/help_words.h"
#include "platform/api/answer.h"

#include <QDateTime>
#include <QLocale>
#include <QPointer>

#include <algorithm>
#include <map>
#include <utility>

namespace jotter::viewmodels {

using namespace std::chrono_literals;

namespace {
constexpr auto initialsSetting = "board.initials";
constexpr auto yes = "yes";
} // namespace

/// What one question to the store answers, from one snapshot.
struct BoardModel::Facts {
    domain::GroupId of;
    Expected<store::Board> board;
    domain::HelpScale scale;
    std::vector<store::Draft> drafts;
    std::map<PupilId, QString> names;
    bool initials = false;
};

BoardModel::BoardModel(Services services, Recorder& recorder, CaptureModel& capture, QObject* parent)
    : QObject(parent)
    , services_(std::move(services))
    , recorder_(recorder)
    , capture_(capture)
    , lesson_(services_, picker_)
    , trials_(services_, recorder)
    , several_(cards_, capture) {
    connect(this, &BoardModel::changed, this, &BoardModel::factsChanged);
    // A pupil may go, or a consent, while they are being chosen.
    connect(this, &BoardModel::changed, &several_, &Several::changed);
    connect(&cards_, &BoardCards::cardMade, this, &BoardModel::wire);
    connect(toast(), &ToastModel::gone, &cards_, &BoardCards::unmark);
    // After Undo the same disc is meant, however soon it is pressed.
    connect(toast(), &ToastModel::undoAsked, this, [this] { lastPress_ = {}; });
    connect(&tray_, &TrayModel::openAsked, &capture_, &CaptureModel::openDraft);
    connect(services_.store, &store::Store::committed, this, &BoardModel::committed, Qt::QueuedConnection);
    connect(&minute_, &QTimer::timeout, this, &BoardModel::tick);
    connect(toast(), &ToastModel::gone, this, &BoardModel::tick);
    connect(&lesson_, &LessonModel::opened, this, &BoardModel::showGroup);
    connect(&lesson_, &LessonModel::changed, this, &BoardModel::tellLesson);
    minute_.start(15s);
    tellTime();
}

void BoardModel::show(std::vector<domain::GroupId> groups) {
    groups_ = std::move(groups);
    tellTime();
    if (groups_.empty())
        lesson_.close();
    if (std::ranges::find(groups_, groupId_) != groups_.end()) {
        lesson_.setGroups(groups_);
        return showGroup(groupId_);
    }
    showGroup({});
    if (groups_.empty())
        return;
    state_ = State::Loading;
    Q_EMIT changed();
    lesson_.open(groups_); // tells which group it is
}

void BoardModel::showGroup(domain::GroupId group) {
    picker_.close();
    if (group.isNull())
        trials_.suspend();
    if (group != groupId_ || group.isNull()) {
        trials_.finish();
        several_.cancel();
        cards_.clear();
        group_ = {};
        state_ = group.isNull() ? State::NoGroup : State::Loading;
    }
    groupId_ = group;
    capture_.setGroup(group);
    if (group.isNull())
        tray_.show({}, {});
    Q_EMIT changed();
    refresh();
}

void BoardModel::retell() {
    tellTime();
    trials_.retell();
    refresh();
}

void BoardModel::refresh() {
    if (groupId_.isNull())
        return;
    if (asking_)
        again_ = true;
    else
        ask();
}

void BoardModel::ask() {
    const auto who = services_.signedIn();
    auto question = [group = groupId_, adult = who ? who->adult : AdultId{},
                     now = services_.clock->now()](const store::Queries& queries) {
        Facts facts{.of = group,
                    .board = queries.board(group, now),
                    .scale = queries.helpScale(),
                    .drafts = adult.isNull() ? std::vector<store::Draft>{} : queries.drafts(adult),
                    .names = {},
                    .initials = queries.setting(initialsSetting) == yes};
        if (facts.board)
            for (const auto& card : facts.board->cards)
                facts.names[card.pupil.id] =
                    QString::fromStdString(facts.initials ? card.pupil.initials() : card.pupil.shortName());
        return facts;
    };
    asking_ = true;
    whenAnswered(services_.store->read(std::move(question)), this, [this](const Facts& facts) {
        asking_ = false;
        answered(facts);
        if (std::exchange(again_, false))
            refresh();
    });
}

void BoardModel::answered(const Facts& facts) {
    if (facts.of != groupId_)
        return;
    auto drafts = facts.drafts;
    std::erase_if(drafts, [this](const store::Draft& draft) { return trials_.counts(draft.id); });
    tray_.show(std::move(drafts), facts.names);
    if (!facts.board) {
        state_ = State::Failed;
        failure_ = QString::fromStdString(facts.board.error().text);
        Q_EMIT changed();
        return;
    }
    scale_ = facts.scale;
    discs_.show(options::discs(scale_));
    group_ = facts.board->group;
    initialsOnly_ = facts.initials;
    cards_.show(facts.board->cards, initialsOnly_ ? BoardCards::Names::Initials : BoardCards::Names::First);
    state_ = cards_.count() == 0 ? State::NoPupils : State::Ready;
    Q_EMIT changed();
}

void BoardModel::setInitialsOnly(bool initials) {
    if (initials == initialsOnly_)
        return;
    initialsOnly_ = initials;
    Q_EMIT changed();
    whenAnswered(services_.store->saveSetting(initialsSetting, initials ? yes : ""), this,
                 [this](const Expected<void>&) { refresh(); });
}

void BoardModel::committed(const store::Commit& commit) {
    const auto& cards = cards_.cards();
    const bool ours = std::ranges::any_of(
        cards, [&](const auto& card) { return commit.streams.contains(domain::pupilStream(card->pupil())); });
    // What comes from the server may bring a pupil into the group, or change the group itself.
    if (ours || commit.drafts || commit.fromServer)
        refresh();
}

QString BoardModel::subject() const {
    // What the group's own record says is on holds for ever: it counts where there is no timetable.
    return lesson_.knows(groupId_) ? lesson_.subject() : QString::fromStdString(group_.lesson);
}

QString BoardModel::facts() const {
    QStringList parts{subject(), when_};
    parts.removeAll(QString());
    if (const auto pupils = cards_.count(); pupils > 0)
        parts.append(pupils == 1 ? tr("1 pupil") : tr("%1 pupils").arg(pupils));
    return parts.join(QStringLiteral(" · "));
}

QString BoardModel::shortFacts() const {
    const auto subject = this->subject();
    return subject.isEmpty() ? shortWhen_ : QStringLiteral("%1 · %2").arg(subject, shortWhen_);
}

void BoardModel::tick() {
    tellTime();
    lesson_.look(isCalm());
}

bool BoardModel::isCalm() const {
    return !recorder_.toast().shown() && !trials_.isOn() && !several_.isOn() && !picker_.isOpen() &&
           capture_.stage() == CaptureModel::Stage::Closed;
}

void BoardModel::tellLesson() {
    const auto where = lesson_.where();
    capture_.setLessonPlace(where, lesson_.words());
    trials_.setLessonPlace(where.id);
    Q_EMIT changed();
}

void BoardModel::tellTime() {
    const auto now = QDateTime::fromMSecsSinceEpoch(services_.clock->now().time_since_epoch().count());
    auto when = QLocale().toString(now, QStringLiteral("dddd HH:mm"));
    if (when == when_)
        return;
    when_ = std::move(when);
    shortWhen_ = QLocale().toString(now, QStringLiteral("ddd HH:mm"));
    Q_EMIT factsChanged();
}

void BoardModel::wire(BoardCard* card) {
    connect(card, &BoardCard::discPressed, this, [this, card](int disc) { press(*card, disc); });
    connect(card, &BoardCard::tried, this, [this, card](bool could) { tried(*card, could); });
    connect(card, &BoardCard::toggled, this, [this, card] { several_.toggle(*card); });
    connect(card, &BoardCard::held, this, [this, card] {
        if (!trials_.isOn())
            several_.beginWith(*card);
    });
    connect(card, &BoardCard::stepsAsked, this, [this, card] { askStep(*card); });
    connect(card, &BoardCard::captureAsked, this, [this, card] { capture_.openFor({card->pupil()}); });
    connect(card, &BoardCard::pupilAsked, this, [this, card] { Q_EMIT pupilAsked(card->pupilId()); });
}

void BoardModel::press(BoardCard& card, int disc) {
    if (disc < 0 || disc >= discs_.count() || trembled(card, disc))
        return;
    const auto& option = discs_.options()[static_cast<std::size_t>(disc)];
    if (option.id == QLatin1String(options::moreHelp))
        return askMoreHelp(card, disc);
    if (!card.hasStep())
        return capture_.openFor({card.pupil()}, option.id.toStdString());
    recordStep(card, disc, option.id.toStdString(), option.label);
}

bool BoardModel::trembled(const BoardCard& card, int disc) {
    constexpr auto tremor = 400ms;
    const auto before = std::exchange(lastPress_, {card.pupil(), disc, services_.clock->now()});
    const auto since = lastPress_.at - before.at; // negative when the tablet's clock was put back
    return before.pupil == card.pupil() && before.disc == disc && since >= 0ms && since < tremor;
}

void BoardModel::tried(BoardCard& card, bool could) {
    if (!card.hasStep())
        return askStep(card);
    if (!trembled(card, could ? -2 : -3))
        trials_.tried(card, could);
}

void BoardModel::askMoreHelp(BoardCard& card, int disc) {
    picker_.ask(tr("%1: how much help?").arg(card.shownName()), options::moreLevels(scale_),
                [this, disc, card = QPointer(&card)](const QString& id) {
                    const auto* level = scale_.find(id.toStdString());
                    if (!card || !level)
                        return;
                    if (!card->hasStep())
                        return capture_.openFor({card->pupil()}, level->id);
                    recordStep(*card, disc, level->id, helpWord(level->label));
                });
}

void BoardModel::recordStep(BoardCard& card, int disc, const std::string& level, const QString& label) {
    domain::Observation observation;
    observation.pupil = card.pupil();
    observation.steps = {card.step()->id};
    observation.help = level;
    if (const auto place = lesson_.where().id; !place.empty())
        observation.facts[fact::place] = place;
    cards_.unmark();
    card.mark(disc);
    recorder_.record({std::move(observation)}, tr("%1 · %2").arg(card.shownName(), label), {},
                     [card = QPointer(&card), disc](bool worked) {
                         if (card)
                             card->mark(worked ? disc : -1);
                     });
}

void BoardModel::askStep(BoardCard& card) {
    auto question = [pupil = card.pupil()](const store::Queries& queries) { return queries.steps(pupil); };
    whenAnswered(services_.store->read(question), this,
                 [this, card = QPointer(&card)](const std::vector<domain::Step>& steps) {
                     if (!card)
                         return;
                     std::vector<Option> choices;
                     for (const auto& step : steps) {
                         auto option = options::step(step);
                         option.chosen = card->step() && card->step()->id == step.id;
                         choices.push_back(std::move(option));
                     }
                     picker_.ask(tr("Steps of %1").arg(card->shownName()), std::move(choices),
                                 [card, steps](const QString& id) {
                                     for (const auto& step : steps)
                                         if (card && QString::fromStdString(step.id.toString()) == id)
                                             card->chooseStep(step);
                                 });
                 });
}

void BoardModel::askMore() {
    picker_.ask(tr("What else?"),
                {{.id = QStringLiteral("trials"), .label = tr("Count trials")},
                 {.id = QStringLiteral("several"), .label = tr("Choose several pupils")}},
                [this](const QString& id) {
                    if (id == QLatin1String("trials"))
                        trials_.begin();
                    else
                        several_.begin();
                });
}

} // namespace jotter::viewmodels
