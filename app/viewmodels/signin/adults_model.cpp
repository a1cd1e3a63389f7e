#include "app/viewmodels/signin/adults_model.h"

#include <algorithm>

namespace jotter::viewmodels {

int AdultsModel::tint(AdultId id) {
    return id.value.bytes().back() % 8;
}

QString AdultsModel::work(domain::Role role) {
    switch (role) {
    case domain::Role::Assistant:
        return tr("Teaching assistant");
    case domain::Role::Teacher:
        return tr("Teacher");
    case domain::Role::Senco:
        return tr("SENCO");
    case domain::Role::Head:
        return tr("Head");
    case domain::Role::Office:
        return tr("Office");
    case domain::Role::Specialist:
        return tr("Specialist");
    }
    return {};
}

void AdultsModel::show(std::vector<domain::Adult> adults, std::set<AdultId> here) {
    std::erase_if(adults, [](const auto& adult) { return !adult.active; });
    std::sort(adults.begin(), adults.end(), [&here](const auto& a, const auto& b) {
        const bool aHere = here.contains(a.id);
        const bool bHere = here.contains(b.id);
        return aHere != bHere ? aHere : std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    beginResetModel();
    all_ = std::move(adults);
    here_ = std::move(here);
    filter();
    endResetModel();
}

void AdultsModel::retell() {
    if (!shown_.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void AdultsModel::setWords(const QString& words) {
    beginResetModel();
    words_ = words.simplified();
    filter();
    endResetModel();
}

void AdultsModel::filter() {
    shown_.clear();
    for (std::size_t i = 0; i < all_.size(); ++i)
        if (words_.isEmpty() || QString::fromStdString(all_[i].name).contains(words_, Qt::CaseInsensitive))
            shown_.push_back(i);
}

const domain::Adult* AdultsModel::find(AdultId id) const {
    const auto found =
        std::find_if(all_.begin(), all_.end(), [id](const auto& adult) { return adult.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

int AdultsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant AdultsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& adult = all_[shown_[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case IdRole:
        return QString::fromStdString(adult.id.toString());
    case NameRole:
        return QString::fromStdString(adult.name);
    case InitialsRole:
        return QString::fromStdString(adult.initials);
    case TintRole:
        return tint(adult.id);
    case WorkRole:
        return work(adult.role);
    case HereRole:
        return here_.contains(adult.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> AdultsModel::roleNames() const {
    return {{IdRole, "adultId"}, {NameRole, "name"}, {InitialsRole, "initials"},
            {TintRole, "tint"},  {WorkRole, "work"}, {HereRole, "here"}};
}

} // namespace jotter::viewmodels
