#pragma once

#include "sync/change/change.h"

#include <QString>

namespace jotter::viewmodels {

/// What an Image shows of a picture in the vault: `image://sealed/<sha256>/<sha256 of the thumbnail>`.
[[nodiscard]] inline QString photoAddress(const MediumRef& medium) {
    auto address = QStringLiteral("image://sealed/") + QString::fromStdString(medium.sha256.toHex());
    if (medium.thumb)
        address += QLatin1Char('/') + QString::fromStdString(medium.thumb->toHex());
    return address;
}

} // namespace jotter::viewmodels
