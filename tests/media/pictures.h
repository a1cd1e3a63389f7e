#pragma once

#include <QByteArray>
#include <QImage>

#include <array>
#include <vector>

/// Pictures for the tests of app/media, and a reader of JPEG segments of its own.
namespace jotter::pictures {

/// Four quarters: red, green on top, blue, white below, so that every turn of it looks different.
QImage marked(int width, int height);
/// True when the quarters are where `marked` put them.
bool isMarkedUpright(const QImage& image);
/// The picture as a device that holds it in `orientation` (EXIF 1 to 8) stores it, after the EXIF standard's
/// words: which side of the scene is row 0, which column 0.
QImage storedAs(const QImage& upright, int orientation);

QByteArray jpegOf(const QImage& image, bool progressive = false);
QByteArray pngOf(const QImage& image);

/// Words that stand in the metadata below and must be nowhere afterwards.
const std::vector<QByteArray>& secrets();
/// The JPEG with EXIF (orientation, description, GPS, an embedded thumbnail's worth of bytes), XMP, IPTC and
/// a comment.
QByteArray withMetadata(const QByteArray& jpeg, int orientation, bool xmpFirst = false);

/// The marker codes of the segments from the start to the end of the image, entropy-coded data skipped.
std::vector<int> markersOf(const QByteArray& jpeg);
/// What is left of metadata in these bytes: a word for the first thing found, empty when clean.
QByteArray metadataIn(const QByteArray& jpeg);

} // namespace jotter::pictures
