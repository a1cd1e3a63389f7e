#pragma once

#include <QDir>
#include <QString>

#include <functional>

namespace jotter::journeys {

/// Screenshots of every screen of the running app, at the three sizes of screens.md, light and dark, on the
/// demo school with a real server: `out`/<screen>-<size>-<theme>.png.
void takeShots(const QDir& work, const QString& out, const std::function<void(const QString&)>& tell);

} // namespace jotter::journeys
