#include "app/media/hide.h"

#include "app/media/encoding.h"
#include "app/media/jpeg_decoder.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace jotter::media {

namespace {
/// So few colours are left of a face, each way.
constexpr int coarse = 5;

void hide(QImage& image, const HiddenPart& part) {
    const auto longer = std::max(image.width(), image.height());
    const auto middle = QPointF(part.x, part.y) * longer;
    const auto radius = part.radius * longer;
    const auto box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
                         .toAlignedRect()
                         .intersected(image.rect());
    if (box.isEmpty())
        return;
    const auto colours = image.copy(box)
                             .scaled(coarse, coarse, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .scaled(box.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainterPath circle;
    circle.addEllipse(middle, radius, radius);
    QPainter painter(&image);
    painter.setClipPath(circle);
    painter.drawImage(box.topLeft(), colours);
}
} // namespace

Expected<MediumRef> keepHidden(Vault& vault, const Sha256& photo, const std::vector<HiddenPart>& parts) {
    const auto bytes = vault.readAll(photo);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    auto decoded = decodeJpeg(QByteArray::fromStdString(*bytes), pictureSide);
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    auto image = decoded->image.convertToFormat(QImage::Format_RGB32);
    for (const auto& part : parts)
        hide(image, part);
    return encodePhoto(image).and_then([&](const PreparedPhoto& hidden) { return vault.keep(hidden); });
}

} // namespace jotter::media
