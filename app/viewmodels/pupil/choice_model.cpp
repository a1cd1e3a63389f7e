#include "app/viewmodels/pupil/choice_model.h"

namespace jotter::viewmodels {

void ChoiceModel::show(std::vector<Choice> choices) {
    beginResetModel();
    choices_ = std::move(choices);
    endResetModel();
}

int ChoiceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(choices_.size());
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& choice = choices_[static_cast<std::size_t>(index.row())];
    return role == IdRole ? choice.id : role == LabelRole ? choice.label : QVariant{};
}

QHash<int, QByteArray> ChoiceModel::roleNames() const {
    return {{IdRole, "choiceId"}, {LabelRole, "label"}};
}

} // namespace jotter::viewmodels
