#pragma once

#include "app/session/sync_port.h"

#include <QString>

namespace jotter::viewmodels {

/// One sentence about what stands between this tablet and its school server: what is safe, what to do next.
/// Empty when nothing does.
[[nodiscard]] QString networkWords(const session::SyncStatus& status);

/// What goes over a network that costs money, as long as nobody decided otherwise.
[[nodiscard]] QString meteredWords();

} // namespace jotter::viewmodels
