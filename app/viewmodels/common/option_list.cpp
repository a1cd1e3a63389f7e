#include "app/viewmodels/common/option_list.h"

#include <algorithm>

namespace jotter::viewmodels {

void OptionList::show(std::vector<Option> options) {
    if (sameIds(options)) {
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (options_[i] == options[i])
                continue;
            options_[i] = std::move(options[i]);
            const auto row = index(static_cast<int>(i));
            Q_EMIT dataChanged(row, row);
        }
    } else {
        beginResetModel();
        options_ = std::move(options);
        endResetModel();
        Q_EMIT countChanged();
    }
    Q_EMIT chosenChanged();
}

bool OptionList::sameIds(const std::vector<Option>& options) const {
    return std::ranges::equal(options_, options, {}, &Option::id, &Option::id);
}

int OptionList::chosenCount() const {
    return static_cast<int>(std::ranges::count_if(options_, &Option::chosen));
}

void OptionList::pick(const QString& optionId) {
    const auto it = std::ranges::find(options_, optionId, &Option::id);
    if (it != options_.end() && it->reason.isEmpty())
        Q_EMIT picked(optionId);
}

int OptionList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant OptionList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& option = options_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return option.id;
    case LabelRole:
        return option.label;
    case DetailRole:
        return option.detail;
    case InitialsRole:
        return option.initials;
    case ReasonRole:
        return option.reason;
    case TintRole:
        return option.tint;
    case QuartersRole:
        return option.quarters;
    case ChosenRole:
        return option.chosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> OptionList::roleNames() const {
    return {{IdRole, "optionId"},       {LabelRole, "label"},   {DetailRole, "detail"},
            {InitialsRole, "initials"}, {ReasonRole, "reason"}, {TintRole, "tint"},
            {QuartersRole, "quarters"}, {ChosenRole, "chosen"}};
}

} // namespace jotter::viewmodels
