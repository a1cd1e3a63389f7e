#pragma once

#include "app/session/sync_port.h"
#include "app/store/store.h"

#include <QObject>

namespace jotter::viewmodels {

/// Knows how safe the records of this tablet are, for the Safe pill and the Safe? page alike. Asks the store
/// again when a commit or the synchronising says that something moved, never on a timer; questions that come
/// while one is being answered become one more question.
class SafetyWatch final : public QObject {
    Q_OBJECT

public:
    SafetyWatch(store::Store& store, session::SyncPort& sync, QObject* parent = nullptr);

    [[nodiscard]] const store::SafeCounts& counts() const { return counts_; }
    [[nodiscard]] const std::vector<store::NeedsLookItem>& needsLook() const { return needsLook_; }
    [[nodiscard]] const session::SyncStatus& status() const { return status_; }
    /// False until the first answer has come: show nothing rather than a wrong promise.
    [[nodiscard]] bool known() const { return known_; }
    /// False on a tablet that belongs to no school: nothing is ever sent.
    [[nodiscard]] bool hasServer() const { return status_.phase != session::SyncStatus::Phase::NotEnrolled; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    store::Store& store_;
    session::SyncPort& sync_;
    store::SafeCounts counts_;
    std::vector<store::NeedsLookItem> needsLook_;
    session::SyncStatus status_;
    bool known_ = false;
    bool asking_ = false;
    bool again_ = false;
};

} // namespace jotter::viewmodels
