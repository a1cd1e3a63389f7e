#include "app/viewmodels/common/picker_model.h"

#include <utility>

namespace jotter::viewmodels {

PickerModel::PickerModel(QObject* parent)
    : QObject(parent) {
    connect(&options_, &OptionList::picked, this, &PickerModel::answer);
}

void PickerModel::ask(const QString& title, std::vector<Option> options,
                      std::function<void(const QString&)> answered) {
    title_ = title;
    options_.show(std::move(options));
    answered_ = std::move(answered);
    Q_EMIT changed();
}

void PickerModel::close() {
    if (std::exchange(answered_, {}))
        Q_EMIT changed();
}

void PickerModel::answer(const QString& id) {
    const auto answered = std::exchange(answered_, {});
    if (!answered)
        return;
    Q_EMIT changed();
    answered(id);
}

} // namespace jotter::viewmodels
