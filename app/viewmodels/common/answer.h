#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace jotter::viewmodels {

/// Calls `tell` with the answer, in the thread of `owner`; never once `owner` is gone. (QFuture::then keeps a
/// bare pointer to its context in Qt 6.4, and an answer may come while a screen is being closed.)
template <class T, class Tell>
void whenAnswered(QFuture<T> future, QObject* owner, Tell tell) {
    auto* watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, tell = std::move(tell)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             tell(watcher->result());
                     });
    watcher->setFuture(std::move(future));
}

} // namespace jotter::viewmodels
