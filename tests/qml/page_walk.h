#pragma once

#include "tests/qml/shared_tablet.h"

#include <functional>

namespace jotter::test {

/// What is looked at on each page: its name ("board", and "board-end" where it could be scrolled to its end).
using Look = std::function<void(const QString& page)>;

/// Goes over the app's pages as a SENCO who teaches comes to them, and looks at each. Finds its way by
/// the names of things alone, so that the words may be in any language and of any length. Opens the tablet.
/// False when a page did not come.
[[nodiscard]] bool walkPages(SharedTablet& tablet, const Look& look,
                             const std::function<void()>& opened = {});

/// Labels of the page that are cut off: by their own width, in the middle of a word, or at the side of what
/// they stand in. What is below an edge can be scrolled to.
[[nodiscard]] QStringList cutOff(const SharedTablet& tablet);

/// Walks, takes a picture of each page under this name, and tells the labels that are cut off, each after the
/// name of its page; "the walk ended early" among them when it did.
[[nodiscard]] QStringList cutOffAnywhere(SharedTablet& tablet, const QString& shotName,
                                         const std::function<void()>& opened = {});

/// A tablet landscape, portrait and a phone, as rows of a test's data in the column "size".
void threeSizes();

} // namespace jotter::test
