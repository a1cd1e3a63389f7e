#pragma once

#include "sync/change/clock.h"

#include <QDate>
#include <QString>

#include <chrono>
#include <cstdint>

/// Times, days and sizes as a school says them, in the language of the app. All in the tablet's own time
/// zone.
namespace jotter::viewmodels::words {

[[nodiscard]] QString time(WallTime at); ///< "10:40"
/// "Today", "Yesterday", else "Tuesday 17 Nov", with the year when it is not this one.
[[nodiscard]] QString day(WallTime at, WallTime now);
[[nodiscard]] QString dayAndTime(WallTime at);                ///< "Tue 17 Nov 10:40"
[[nodiscard]] QString date(QDate day);                        ///< "17 Nov 2026"
[[nodiscard]] QString length(std::chrono::milliseconds time); ///< of a recording: "0:07"
/// "just now", "4 minutes ago", "2 hours ago", "3 days ago".
[[nodiscard]] QString ago(WallTime at, WallTime now);
[[nodiscard]] QString size(std::uint64_t bytes);   ///< "1.2 GB"
[[nodiscard]] QString count(std::uint64_t number); ///< "53,000"

} // namespace jotter::viewmodels::words
