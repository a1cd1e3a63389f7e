#include "app/viewmodels/safe/safety_watch.h"

#include "platform/api/answer.h"

#include <utility>

namespace jotter::viewmodels {

SafetyWatch::SafetyWatch(store::Store& store, session::SyncPort& sync, QObject* parent)
    : QObject(parent)
    , store_(store)
    , sync_(sync)
    , status_(sync.status()) {
    connect(
        &store_, &store::Store::committed, this,
        [this](const store::Commit& commit) {
            if (commit.outbox)
                ask();
        },
        Qt::QueuedConnection);
    connect(&sync_, &session::SyncPort::statusChanged, this, [this] {
        status_ = sync_.status();
        Q_EMIT changed();
    });
    ask();
}

void SafetyWatch::ask() {
    if (std::exchange(asking_, true)) {
        again_ = true;
        return;
    }
    whenAnswered(store_.read([](const store::Queries& queries) {
        auto counts = queries.safeCounts();
        auto items = counts.needsLook > 0 ? queries.needsLook() : std::vector<store::NeedsLookItem>{};
        return std::pair{counts, std::move(items)};
    }),
                 this, [this](std::pair<store::SafeCounts, std::vector<store::NeedsLookItem>> answer) {
                     counts_ = answer.first;
                     needsLook_ = std::move(answer.second);
                     known_ = true;
                     asking_ = false;
                     if (std::exchange(again_, false))
                         ask();
                     Q_EMIT changed();
                 });
}

} // namespace jotter::viewmodels
