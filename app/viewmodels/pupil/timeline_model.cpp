#include "app/viewmodels/pupil/timeline_model.h"

#include "app/domain/media_kinds.h"
#include "app/viewmodels/app/words.h"
#include "app/viewmodels/pupil/record_words.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

TimelineModel::TimelineModel(store::Store& store, const Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , store_(store)
    , clock_(clock) {
    connect(&store_, &store::Store::committed, this, &TimelineModel::onCommit, Qt::QueuedConnection);
}

void TimelineModel::open(PupilId pupil) {
    pupil_ = pupil;
    filter_ = {};
    Q_EMIT filterChanged();
    startAgain();
}

void TimelineModel::startAgain() {
    ++question_;
    beginResetModel();
    items_.clear();
    next_.clear();
    endResetModel();
    stale_ = false;
    setState(false, false);
    if (!pupil_.isNull())
        ask({}, pageSize, false);
}

void TimelineModel::ask(const std::string& after, std::size_t limit, bool refresh) {
    setState(true, false);
    const auto question = ++question_;
    whenAnswered(store_.read([pupil = pupil_, filter = filter_, after, limit](const store::Queries& queries) {
        return Page{queries.timeline(pupil, filter, after, limit), queries.helpScale(),
                    queries.factChoices()};
    }),
                 this, [this, question, refresh](Page answer) {
                     if (question != question_)
                         return;
                     setState(false, !answer.page.has_value());
                     if (!answer.page)
                         return;
                     scale_ = std::move(answer.scale);
                     words_ = std::move(answer.words);
                     if (refresh)
                         merge(std::move(*answer.page));
                     else
                         append(std::move(*answer.page));
                     Q_EMIT stateChanged();
                     if (std::exchange(stale_, false))
                         onCommit({.streams = {domain::pupilStream(pupil_)}});
                 });
}

void TimelineModel::onCommit(const store::Commit& commit) {
    const bool mine = commit.streams.contains(domain::pupilStream(pupil_));
    const bool moved = commit.outbox && std::any_of(items_.begin(), items_.end(), [](const auto& item) {
                           return item.safety != store::Safety::OnServer;
                       });
    if (pupil_.isNull() || (!mine && !moved))
        return;
    if (loading_) {
        stale_ = true;
        return;
    }
    ask({}, std::max(pageSize, items_.size() + 1), true);
}

void TimelineModel::append(store::TimelinePage page) {
    next_ = std::move(page.next);
    if (page.items.empty())
        return;
    const auto first = static_cast<int>(items_.size());
    beginInsertRows({}, first, first + static_cast<int>(page.items.size()) - 1);
    std::move(page.items.begin(), page.items.end(), std::back_inserter(items_));
    endInsertRows();
}

void TimelineModel::merge(store::TimelinePage page) {
    std::size_t row = 0;
    for (auto& fresh : page.items) {
        const auto same = [&fresh](const auto& item) { return item.change == fresh.change; };
        const auto found =
            std::find_if(items_.begin() + static_cast<std::ptrdiff_t>(row), items_.end(), same);
        const auto at = static_cast<int>(row);
        if (found == items_.end()) {
            beginInsertRows({}, at, at);
            items_.insert(items_.begin() + at, std::move(fresh));
            endInsertRows();
        } else {
            const auto gone = static_cast<int>(found - items_.begin()) - at;
            if (gone > 0) {
                beginRemoveRows({}, at, at + gone - 1);
                items_.erase(items_.begin() + at, items_.begin() + at + gone);
                endRemoveRows();
            }
            items_[row] = std::move(fresh);
            Q_EMIT dataChanged(index(at), index(at));
        }
        ++row;
    }
    if (row < items_.size()) {
        beginRemoveRows({}, static_cast<int>(row), static_cast<int>(items_.size()) - 1);
        items_.resize(row);
        endRemoveRows();
    }
    next_ = std::move(page.next);
}

void TimelineModel::setState(bool loading, bool failed) {
    if (loading_ == loading && failed_ == failed)
        return;
    loading_ = loading;
    failed_ = failed;
    Q_EMIT stateChanged();
}

void TimelineModel::markVersions(std::set<EntityId> entities) {
    if (std::exchange(twoVersions_, std::move(entities)) == twoVersions_ || items_.empty())
        return;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TwoVersionsRole, SpokenRole});
}

QString TimelineModel::step() const {
    return filter_.step ? QString::fromStdString(filter_.step->toString()) : QString{};
}

void TimelineModel::setStep(const QString& id) {
    if (id == step())
        return;
    const auto parsed = domain::StepId::parse(id.toStdString());
    filter_.step = parsed ? std::optional(*parsed) : std::nullopt;
    Q_EMIT filterChanged();
    startAgain();
}

QString TimelineModel::adult() const {
    return filter_.adult ? QString::fromStdString(filter_.adult->toString()) : QString{};
}

void TimelineModel::setAdult(const QString& id) {
    if (id == adult())
        return;
    const auto parsed = AdultId::parse(id.toStdString());
    filter_.adult = parsed ? std::optional(*parsed) : std::nullopt;
    Q_EMIT filterChanged();
    startAgain();
}

void TimelineModel::setKind(const QString& kind) {
    if (kind.toStdString() == filter_.kind)
        return;
    filter_.kind = kind.toStdString();
    Q_EMIT filterChanged();
    startAgain();
}

void TimelineModel::setWords(const QString& words) {
    if (words.toStdString() == filter_.words)
        return;
    filter_.words = words.toStdString();
    Q_EMIT filterChanged();
    startAgain();
}

bool TimelineModel::filtered() const {
    return filter_.step || filter_.adult || !filter_.kind.empty() || !filter_.words.empty();
}

void TimelineModel::clearFilter() {
    if (!filtered())
        return;
    filter_ = {};
    Q_EMIT filterChanged();
    startAgain();
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

bool TimelineModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !next_.empty() && !loading_ && !failed_;
}

void TimelineModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        ask(next_, pageSize, false);
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& item = items_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case DayRole:
        return words::day(item.at, clock_.now());
    case TimeRole:
        return words::time(item.at);
    case AuthorRole:
        return QString::fromStdString(item.authorName);
    case StepsRole:
        return record::texts(item.stepTexts);
    case HelpRole:
        return record::helpLabel(scale_, item.help);
    case HelpFillRole:
        return record::helpFill(scale_, item.help);
    case NoteRole:
        return QString::fromStdString(item.note);
    case FactsRole:
        return record::facts(item.facts, words_);
    case PhotosRole:
        return record::pictures(item);
    case VoicesRole:
        return record::voices(item);
    case SafetyRole:
        return record::safetyMark(item.safety);
    case SafetyWordRole:
        return record::safetyWord(item.safety);
    case TwoVersionsRole:
        return twoVersions_.contains(EntityId{item.observation.value});
    case SpokenRole:
        return spoken(item);
    default:
        return {};
    }
}

QString TimelineModel::addressNow(const QString& address) const {
    const auto picture = address.section(QLatin1Char('/'), 0, 3); // image://sealed/<sha256>
    for (const auto& item : items_)
        for (const auto& known : record::pictures(item))
            if (!address.isEmpty() && known.startsWith(picture))
                return known;
    return address;
}

QString TimelineModel::spoken(const store::TimelineItem& item) const {
    QStringList parts{words::day(item.at, clock_.now()), words::time(item.at),
                      QString::fromStdString(item.authorName)};
    parts += record::texts(item.stepTexts);
    parts += record::helpLabel(scale_, item.help);
    parts += record::facts(item.facts, words_);
    parts += QString::fromStdString(item.note);
    const auto photos = std::ranges::count(item.media, domain::photoKind, &MediumRef::kind);
    if (photos > 0)
        parts += photos == 1 ? tr("1 photo") : tr("%1 photos").arg(photos);
    const auto clips = std::ranges::count(item.media, domain::clipKind, &MediumRef::kind);
    if (clips > 0)
        parts += clips == 1 ? tr("1 clip") : tr("%1 clips").arg(clips);
    const auto voices = record::voices(item).size();
    if (voices > 0)
        parts += voices == 1 ? tr("1 voice note") : tr("%1 voice notes").arg(voices);
    parts += record::safetyWord(item.safety);
    if (twoVersions_.contains(EntityId{item.observation.value}))
        parts += tr("stands in two versions");
    parts.removeAll(QString{});
    return parts.join(QStringLiteral(", "));
}

QHash<int, QByteArray> TimelineModel::roleNames() const {
    return {{DayRole, "day"},
            {TimeRole, "time"},
            {AuthorRole, "author"},
            {StepsRole, "steps"},
            {HelpRole, "help"},
            {HelpFillRole, "helpFill"},
            {NoteRole, "note"},
            {FactsRole, "facts"},
            {PhotosRole, "photos"},
            {VoicesRole, "voices"},
            {SafetyRole, "safetyMark"},
            {SafetyWordRole, "safetyWord"},
            {TwoVersionsRole, "twoVersions"},
            {SpokenRole, "spoken"}};
}

} // namespace jotter::viewmodels
