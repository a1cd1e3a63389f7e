#include "app/viewmodels/pupil/pupils_model.h"

#include "app/viewmodels/pupil/record_words.h"
#include "platform/api/answer.h"

#include <algorithm>

namespace jotter::viewmodels {

namespace {

bool differs(const domain::Pupil& a, const domain::Pupil& b) {
    return a.id != b.id || a.given != b.given || a.family != b.family || a.knownAs != b.knownAs ||
           a.year != b.year || a.photos != b.photos;
}

} // namespace

PupilsModel::PupilsModel(store::Store& store, const Clock& clock, QObject* parent)
    : QAbstractListModel(parent)
    , store_(store)
    , clock_(clock) {
    connect(
        &store_, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (commit.fromServer)
                ask();
        },
        Qt::QueuedConnection);
}

void PupilsModel::open(std::vector<domain::GroupId> groups) {
    groups_ = std::move(groups);
    words_.clear();
    known_ = false;
    beginResetModel();
    all_.clear();
    shown_.clear();
    endResetModel();
    Q_EMIT changed();
    ask();
}

void PupilsModel::retell() {
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void PupilsModel::ask() {
    const auto question = ++question_;
    if (groups_.empty()) {
        known_ = true;
        Q_EMIT changed();
        return;
    }
    whenAnswered(store_.read([groups = groups_, now = clock_.now()](const store::Queries& queries) {
        return queries.pupils(groups, now);
    }),
                 this, [this, question](std::vector<domain::Pupil> pupils) {
                     if (question != question_)
                         return;
                     const bool same =
                         known_ && pupils.size() == all_.size() &&
                         std::equal(pupils.begin(), pupils.end(), all_.begin(),
                                    [](const auto& a, const auto& b) { return !differs(a, b); });
                     known_ = true;
                     if (same)
                         return;
                     beginResetModel();
                     all_ = std::move(pupils);
                     filter();
                     endResetModel();
                     Q_EMIT changed();
                 });
}

void PupilsModel::filter() {
    shown_.clear();
    const auto wanted = words_.simplified();
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const auto name = QString::fromStdString(all_[i].fullName() + " " + all_[i].given);
        if (wanted.isEmpty() || name.contains(wanted, Qt::CaseInsensitive))
            shown_.push_back(i);
    }
}

void PupilsModel::setWords(const QString& words) {
    if (words == words_)
        return;
    words_ = words;
    beginResetModel();
    filter();
    endResetModel();
    Q_EMIT changed();
}

bool PupilsModel::holds(PupilId id) const {
    return std::any_of(all_.begin(), all_.end(), [id](const auto& pupil) { return pupil.id == id; });
}

int PupilsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant PupilsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& pupil = all_[shown_[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case IdRole:
        return QString::fromStdString(pupil.id.toString());
    case NameRole:
        return QString::fromStdString(pupil.fullName());
    case InitialsRole:
        return QString::fromStdString(pupil.initials());
    case TintRole:
        return pupil.tint();
    case YearRole:
        return record::year(pupil.year);
    case NoPhotosRole:
        return pupil.photos == domain::PhotoConsent::None;
    default:
        return {};
    }
}

QHash<int, QByteArray> PupilsModel::roleNames() const {
    return {{IdRole, "pupilId"}, {NameRole, "name"}, {InitialsRole, "initials"},
            {TintRole, "tint"},  {YearRole, "year"}, {NoPhotosRole, "noPhotos"}};
}

} // namespace jotter::viewmodels
