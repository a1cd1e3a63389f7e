#include "app/viewmodels/concern/concerns_model.h"

#include "app/viewmodels/app/words.h"
#include "app/viewmodels/concern/concern_words.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

ConcernsModel::ConcernsModel(const Services& services, Recorder& recorder, QObject* parent)
    : QAbstractListModel(parent)
    , services_(services)
    , toast_(recorder.toast())
    , opened_(services, recorder) {
    connect(
        services_.store, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (std::ranges::any_of(commit.streams, domain::isRestricted))
                ask();
        },
        Qt::QueuedConnection);
}

void ConcernsModel::show(AdultId reader) {
    reader_ = reader;
    known_ = false;
    opened_.open(reader, std::nullopt);
    beginResetModel();
    concerns_ = {};
    endResetModel();
    Q_EMIT changed();
    ask();
}

void ConcernsModel::ask() {
    const auto question = ++question_;
    if (reader_.isNull())
        return;
    whenAnswered(services_.store->read(
                     [reader = reader_](const store::Queries& queries) { return queries.concerns(reader); }),
                 this, [this, question](store::Concerns concerns) {
                     if (question == question_)
                         take(std::move(concerns));
                 });
}

void ConcernsModel::take(store::Concerns concerns) {
    beginResetModel();
    concerns_ = std::move(concerns);
    known_ = true;
    endResetModel();
    if (const auto id = opened_.id()) {
        const auto same = std::ranges::find(concerns_.items, *id,
                                            [](const store::ConcernItem& item) { return item.raised.id; });
        if (same == concerns_.items.end())
            opened_.open(reader_, std::nullopt);
        else
            opened_.refresh(*same);
    }
    Q_EMIT changed();
}

void ConcernsModel::retell() {
    opened_.retell();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
}

void ConcernsModel::open(const QString& concernId) {
    const auto it =
        std::ranges::find(concerns_.items, concernId.toStdString(),
                          [](const store::ConcernItem& item) { return item.raised.id.toString(); });
    if (it != concerns_.items.end())
        opened_.open(reader_, *it);
}

int ConcernsModel::fresh() const {
    return static_cast<int>(std::ranges::count(concerns_.items, "new", &store::ConcernItem::state));
}

QString ConcernsModel::summary() const {
    if (!known_ || count() == 0)
        return {};
    const auto isFresh = fresh();
    const auto open =
        count() - static_cast<int>(std::ranges::count(concerns_.items, "closed", &store::ConcernItem::state));
    if (open == 0)
        return tr("All are closed");
    if (isFresh == 0)
        return tr("%1 open, none of them new").arg(open);
    return tr("%1 new, %2 open").arg(isFresh).arg(open);
}

int ConcernsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant ConcernsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& item = concerns_.items[static_cast<std::size_t>(index.row())];
    const auto when = words::dayAndTime(item.at);
    const auto raised = item.author.empty() ? when : QString::fromStdString(item.author) + ", " + when;
    switch (role) {
    case IdRole:
        return QString::fromStdString(item.raised.id.toString());
    case PupilRole:
        return QString::fromStdString(item.pupil.fullName());
    case InitialsRole:
        return QString::fromStdString(item.pupil.initials());
    case TintRole:
        return item.pupil.tint();
    case RaisedRole:
        return raised;
    case TextRole:
        return QString::fromStdString(item.text);
    case StateRole:
        return concern::stateWord(item.state);
    case FreshRole:
        return item.state == "new";
    case ClosedRole:
        return item.state == "closed";
    case SpokenRole:
        return QStringLiteral("%1, %2. %3. %4")
            .arg(QString::fromStdString(item.pupil.fullName()), concern::stateWord(item.state),
                 QString::fromStdString(item.text), raised);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConcernsModel::roleNames() const {
    return {{IdRole, "concernId"},  {PupilRole, "pupil"},  {InitialsRole, "initials"}, {TintRole, "tint"},
            {RaisedRole, "raised"}, {TextRole, "words"},   {StateRole, "stateWord"},   {FreshRole, "fresh"},
            {ClosedRole, "closed"}, {SpokenRole, "spoken"}};
}

} // namespace jotter::viewmodels
