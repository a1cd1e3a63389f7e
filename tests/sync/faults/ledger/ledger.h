#pragma once

#include "tests/sync/faults/ledger/saved.h"
#include "tests/sync/faults/ledger/server_view.h"
#include "tests/sync/faults/ledger/tablet_view.h"

#include <QStringList>

#include <vector>

namespace jotter::faults {

/// Everything of which somebody was told that it is saved, written down beside the system; and what the
/// invariants of sync.md say of it once the faults have stopped and every tablet was online. Each check
/// answers what is wrong, a line a fault, so that nothing is right.
class Ledger {
public:
    void add(Saved saved) { saved_.push_back(std::move(saved)); }
    [[nodiscard]] const std::vector<Saved>& saved() const { return saved_; }

    /// I2, I3, I4, I12: all of it is at the school once, byte for byte, in the log; with `elsewhere` what was
    /// held or is in quarantine counts too. Numbers of a device's epoch have one change each, and stamps go
    /// forward with them.
    [[nodiscard]] QStringList atSchool(const ServerView& school, bool elsewhere = false) const;
    /// I2: `jotter-server check` finds every database whole and every picture there with the right hash.
    [[nodiscard]] static QStringList sound(const QString& data);
    /// I1, I9, I11: the database is whole, nothing waits, all pictures are here and right.
    [[nodiscard]] static QStringList sound(const QString& name, TabletView& tablet);
    /// I3: all that was saved is on this tablet, byte for byte, with its pictures.
    [[nodiscard]] QStringList on(const QString& name, TabletView& tablet) const;
    /// I5, I6: both show the same, and have the same of each stream as the school.
    [[nodiscard]] static QStringList same(TabletView& one, TabletView& other, const ServerView& school);

private:
    std::vector<Saved> saved_;
};

} // namespace jotter::faults
