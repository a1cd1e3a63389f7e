#include "tests/media/pictures.h"

#include <QBuffer>
#include <QImageWriter>
#include <QtEndian>

#include <algorithm>

namespace jotter::pictures {

namespace {
constexpr int app0 = 0xE0;
constexpr int comment = 0xFE;

QByteArray written(const QImage& image, const QByteArray& format, bool progressive) {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, format};
    writer.setQuality(95);
    writer.setProgressiveScanWrite(progressive);
    writer.write(image);
    return bytes;
}

template <class Number>
QByteArray big(Number number) {
    QByteArray bytes(sizeof number, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray segment(int marker, const QByteArray& body) {
    return QByteArray{"\xFF"} + static_cast<char>(marker) +
           big<quint16>(static_cast<quint16>(body.size() + 2)) + body;
}

/// An entry of an image file directory: tag, type, count and the value or its place.
QByteArray entry(quint16 tag, quint16 type, quint32 count, quint32 value) {
    return big(tag) + big(type) + big(count) + big(value);
}

QByteArray exif(int orientation) {
    constexpr quint16 ascii = 2;
    constexpr quint16 half = 3;
    constexpr quint16 whole = 4;
    constexpr quint32 firstDirectory = 8;
    const QByteArray words = QByteArray{"SECRET-DESCRIPTION"} + '\0';
    const QByteArray place = QByteArray{"SECRET-GPS"} + '\0';
    const quint32 gpsDirectory = firstDirectory + 2 + 3 * 12 + 4;
    const quint32 wordsAt = gpsDirectory + 2 + 12 + 4;
    const auto placeAt = wordsAt + static_cast<quint32>(words.size());
    return QByteArray{"Exif\0\0MM\0*", 10} + big(firstDirectory) + big<quint16>(3) +
           entry(0x010E, ascii, static_cast<quint32>(words.size()), wordsAt) +
           entry(0x0112, half, 1, static_cast<quint32>(orientation) << 16U) +
           entry(0x8825, whole, 1, gpsDirectory) + big<quint32>(0) + big<quint16>(1) +
           entry(0x001B, ascii, static_cast<quint32>(place.size()), placeAt) + big<quint32>(0) + words +
           place;
}
} // namespace

QImage marked(int width, int height) {
    QImage image{width, height, QImage::Format_RGB32};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool right = x >= width / 2;
            const bool low = y >= height / 2;
            image.setPixelColor(x, y, low ? (right ? Qt::white : Qt::blue) : (right ? Qt::green : Qt::red));
        }
    }
    return image;
}

bool isMarkedUpright(const QImage& image) {
    const auto near = [&](int quarterX, int quarterY, QColor expected) {
        const auto seen = image.pixelColor(image.width() * quarterX / 4, image.height() * quarterY / 4);
        return std::abs(seen.red() - expected.red()) < 40 && std::abs(seen.green() - expected.green()) < 40 &&
               std::abs(seen.blue() - expected.blue()) < 40;
    };
    return near(1, 1, Qt::red) && near(3, 1, Qt::green) && near(1, 3, Qt::blue) && near(3, 3, Qt::white);
}

QImage storedAs(const QImage& upright, int orientation) {
    const int right = upright.width() - 1;
    const int bottom = upright.height() - 1;
    const bool turned = orientation >= 5;
    QImage stored{turned ? upright.height() : upright.width(), turned ? upright.width() : upright.height(),
                  QImage::Format_RGB32};
    for (int row = 0; row < stored.height(); ++row) {
        for (int column = 0; column < stored.width(); ++column) {
            const std::array<QPoint, 8> places{QPoint{column, row},
                                               {right - column, row},
                                               {right - column, bottom - row},
                                               {column, bottom - row},
                                               {row, column},
                                               {right - row, column},
                                               {right - row, bottom - column},
                                               {row, bottom - column}};
            stored.setPixel(column, row, upright.pixel(places.at(static_cast<std::size_t>(orientation - 1))));
        }
    }
    return stored;
}

QByteArray jpegOf(const QImage& image, bool progressive) {
    return written(image, "jpeg", progressive);
}

QByteArray pngOf(const QImage& image) {
    return written(image, "png", false);
}

const std::vector<QByteArray>& secrets() {
    static const std::vector<QByteArray> all{"SECRET-DESCRIPTION", "SECRET-GPS", "SECRET-XMP", "SECRET-IPTC",
                                             "SECRET-COMMENT"};
    return all;
}

QByteArray withMetadata(const QByteArray& jpeg, int orientation, bool xmpFirst) {
    const auto exifSegment = segment(app0 + 1, exif(orientation));
    const auto xmpSegment = segment(app0 + 1, QByteArray{"http://ns.adobe.com/xap/1.0/"} + '\0' +
                                                  "<x:xmpmeta>SECRET-XMP</x:xmpmeta>");
    const auto rest = segment(app0 + 13, QByteArray{"Photoshop 3.0"} + '\0' + "8BIM SECRET-IPTC") +
                      segment(comment, "SECRET-COMMENT");
    return jpeg.left(2) + (xmpFirst ? xmpSegment + exifSegment : exifSegment + xmpSegment) + rest +
           jpeg.mid(2);
}

std::vector<int> markersOf(const QByteArray& jpeg) {
    constexpr int startOfScan = 0xDA;
    constexpr int endOfImage = 0xD9;
    std::vector<int> markers;
    qsizetype at = 2;
    while (at + 4 <= jpeg.size()) {
        const int marker = static_cast<unsigned char>(jpeg.at(at + 1));
        markers.push_back(marker);
        at += 2 + qFromBigEndian<quint16>(jpeg.constData() + at + 2);
        if (marker != startOfScan)
            continue;
        const auto isMarker = [&](qsizetype place) {
            const auto code = static_cast<unsigned char>(jpeg.at(place + 1));
            return static_cast<unsigned char>(jpeg.at(place)) == 0xFF && code != 0 &&
                   (code < 0xD0 || code > 0xD7);
        };
        while (at + 1 < jpeg.size() && !isMarker(at))
            ++at;
        if (at + 1 < jpeg.size() && static_cast<unsigned char>(jpeg.at(at + 1)) == endOfImage) {
            markers.push_back(endOfImage);
            at += 2;
            break;
        }
    }
    if (at != jpeg.size())
        markers.push_back(-1); // something hangs on behind the picture
    return markers;
}

QByteArray metadataIn(const QByteArray& jpeg) {
    for (const auto& word : secrets()) {
        if (jpeg.contains(word))
            return word;
    }
    for (const auto* word : {"Exif", "http://ns.adobe.com", "xpacket", "8BIM", "ICC_PROFILE", "MPF"}) {
        if (jpeg.contains(word))
            return word;
    }
    for (const int marker : markersOf(jpeg)) {
        const bool isPicture = marker == app0 || marker == 0xDB || marker == 0xC0 || marker == 0xC4 ||
                               marker == 0xDA || marker == 0xDD || marker == 0xD9;
        if (!isPicture)
            return "segment " + QByteArray::number(marker, 16);
    }
    return {};
}

} // namespace jotter::pictures
