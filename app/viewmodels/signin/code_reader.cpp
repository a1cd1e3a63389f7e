#include "app/viewmodels/signin/code_reader.h"

#include <ZXing/ReadBarcode.h>

#include <QtConcurrentRun>

namespace jotter::viewmodels {

namespace {

constexpr int longestSide = 2000; // a code fills a good part of the picture: more pixels only cost time

} // namespace

QString readQrCode(const QImage& picture) {
    if (picture.isNull())
        return {};
    const bool big = std::max(picture.width(), picture.height()) > longestSide;
    const auto grey = (big ? picture.scaled(longestSide, longestSide, Qt::KeepAspectRatio) : picture)
                          .convertToFormat(QImage::Format_Grayscale8);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(grey.bytesPerLine()));
    const auto result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? QString::fromStdString(result.text()) : QString{};
}

QFuture<QString> readQrCodeLater(QImage picture) {
    return QtConcurrent::run([picture = std::move(picture)] { return readQrCode(picture); });
}

} // namespace jotter::viewmodels
