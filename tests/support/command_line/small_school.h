#pragma once

#include "app/store/store.h"
#include "assets/demo/school.h"

#include <QString>

#include <string>
#include <vector>

namespace jotter::support {

/// Harbour Room of Thornbeck Primary before its first lesson, and one pupil of a class: what a test needs of
/// a school, without the term. Nothing of it is a picture.
class SmallSchool {
public:
    SmallSchool();

    [[nodiscard]] const demo::Roll& roll() const { return school_.roll(); }
    [[nodiscard]] const std::vector<SealedChange>& changes() const { return changes_; }
    /// A pupil who is on the server or in the store, but in none of Harbour Room's groups.
    [[nodiscard]] const demo::DemoPupil& stranger() const { return roll().pupils.front(); }

    /// `changes.ndjson` and `pins.json` for `jotter-server load`; PINs for these adults only, since each
    /// takes the server a moment.
    void write(const QString& folder, const std::vector<std::string>& adults) const;
    /// Into a store, with a ticket for each of these adults. Their PIN is `demo::demoPin`.
    void load(store::Store& store, const std::vector<std::string>& adults) const;

private:
    demo::School school_;
    std::vector<SealedChange> changes_;
};

} // namespace jotter::support
