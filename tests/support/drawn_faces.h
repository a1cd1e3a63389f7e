#pragma once

#include <QImage>
#include <QPointF>

#include <vector>

namespace jotter::test {

/// Five invented children in a row, drawn well enough that a finder of faces takes their faces for faces:
/// dark eyes under a bright brow, a bright nose between them, a dark mouth.
QImage drawnGroup(QSize size = {1600, 1200});
/// The middles of their faces in parts of the picture's width, from left to right.
std::vector<QPointF> facesOfDrawnGroup();

} // namespace jotter::test
