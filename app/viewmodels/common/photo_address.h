#pragma once

#include "app/domain/media_kinds.h"
#include "sync/change/change.h"

#include <QString>

#include <set>

namespace jotter::viewmodels {

/// What an Image shows of a picture in the vault: `image://sealed/<sha256>/<sha256 of the thumbnail>`.
[[nodiscard]] inline QString photoAddress(const MediumRef& medium) {
    auto address = QStringLiteral("image://sealed/") + QString::fromStdString(medium.sha256.toHex());
    if (medium.thumb)
        address += QLatin1Char('/') + QString::fromStdString(medium.thumb->toHex());
    return address;
}

/// The same for a picture that may still be on its way: with "/small" when only the thumbnail is among what
/// is `here`, "/later" when nothing is. The address changes as the picture comes, so that an Image looks
/// again.
[[nodiscard]] inline QString photoAddress(const MediumRef& medium, const std::set<Sha256>& here) {
    if (here.contains(medium.sha256))
        return photoAddress(medium);
    const bool small = medium.thumb && here.contains(*medium.thumb);
    return photoAddress(medium) + (small ? QStringLiteral("/small") : QStringLiteral("/later"));
}

/// The same for a clip: its picture, and after "/clip/" its hash, or after "/clip-later/" while it is not
/// here.
[[nodiscard]] inline QString clipAddress(const MediumRef& medium, bool here = true) {
    const auto picture = medium.thumb ? QString::fromStdString(medium.thumb->toHex()) : QString();
    return QStringLiteral("image://sealed/%1/%1/%2/%3")
        .arg(picture, here ? QStringLiteral("clip") : QStringLiteral("clip-later"),
             QString::fromStdString(medium.sha256.toHex()));
}

/// A photo or a clip that is here.
[[nodiscard]] inline QString pictureAddress(const MediumRef& medium) {
    return medium.kind == domain::clipKind ? clipAddress(medium) : photoAddress(medium);
}

} // namespace jotter::viewmodels
