#pragma once

#include <QFuture>
#include <QImage>
#include <QString>

namespace jotter::viewmodels {

/// The words of the first QR code in a picture, or nothing. Not on the UI thread.
[[nodiscard]] QString readQrCode(const QImage& picture);

/// The same in the background.
[[nodiscard]] QFuture<QString> readQrCodeLater(QImage picture);

} // namespace jotter::viewmodels
