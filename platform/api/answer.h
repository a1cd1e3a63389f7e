#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>
#include <utility>

namespace jotter {

/// A promise that is kept once, perhaps by another thread.
template <class T>
[[nodiscard]] std::pair<std::shared_ptr<QPromise<T>>, QFuture<T>> promised() {
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    return {std::move(promise), std::move(future)};
}

template <class T>
void keep(QPromise<T>& promise, T value) {
    promise.addResult(std::move(value));
    promise.finish();
}

/// Calls `tell` with the answer, in the thread of `owner`; never once `owner` is gone, nor when the future is
/// finished without a result. Each answer is told once.
///
/// In place of QFuture::then: in Qt 6.4 a future that is finished by another thread while `then` is called
/// can run its continuation twice, the second time with a promise that was moved away (a crash in
/// QFutureInterfaceBase::reportStarted), and its context is a bare pointer. tests/rules refuses `then`.
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

/// The answer as `change` makes it another, in the thread of `owner`; without a result when there is none, or
/// when `owner` goes first.
template <class T, class Change>
[[nodiscard]] auto changedAnswer(QFuture<T> future, QObject* owner, Change change)
    -> QFuture<std::invoke_result_t<Change, T>> {
    auto [promise, changed] = promised<std::invoke_result_t<Change, T>>();
    whenAnswered(std::move(future), owner, [promise = promise, change = std::move(change)](T answer) mutable {
        keep(*promise, change(std::move(answer)));
    });
    return changed;
}

} // namespace jotter
