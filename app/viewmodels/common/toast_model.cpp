#include "app/viewmodels/common/toast_model.h"

namespace jotter::viewmodels {

ToastModel::ToastModel(QObject* parent, std::chrono::milliseconds stay)
    : QObject(parent) {
    timer_.setSingleShot(true);
    timer_.setInterval(stay);
    connect(&timer_, &QTimer::timeout, this, &ToastModel::dismiss);
}

void ToastModel::tell(const QString& message, bool undoable) {
    show(message, undoable, false);
}

void ToastModel::tellFailure(const QString& message) {
    show(message, false, true);
}

void ToastModel::undo() {
    if (!shown_ || !undoable_)
        return;
    Q_EMIT undoAsked();
    dismiss();
}

void ToastModel::dismiss() {
    timer_.stop();
    if (!shown_)
        return;
    shown_ = false;
    Q_EMIT changed();
    Q_EMIT gone();
}

void ToastModel::show(const QString& message, bool undoable, bool failed) {
    if (shown_)
        Q_EMIT gone();
    message_ = message;
    undoable_ = undoable;
    failed_ = failed;
    shown_ = true;
    timer_.start();
    Q_EMIT changed();
}

} // namespace jotter::viewmodels
