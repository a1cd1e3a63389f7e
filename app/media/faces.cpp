#include "app/media/faces.h"

#include "app/media/encoding.h"
#include "app/media/jpeg_decoder.h"

#include <algorithm>

namespace jotter::media {

namespace {
/// The longer side of the copy that is looked at. A face at the back of a hall, a thirtieth of the picture,
/// is still as large as a finder needs.
constexpr int lookedAt = 720;
/// A finder's square has eyes, nose and mouth in it: a circle around its corners covers brow and chin too.
constexpr double aroundCorners = 0.72;
} // namespace

std::vector<HiddenPart> facesIn(Vault& vault, const Sha256& photo, platform::FaceFinder& finder) {
    const auto bytes = vault.readAll(photo);
    if (!bytes)
        return {};
    const auto decoded = decodeJpeg(QByteArray::fromStdString(*bytes), lookedAt);
    if (!decoded || decoded->image.isNull())
        return {};
    const auto copy = within(decoded->image, lookedAt);
    const double longer = std::max(copy.width(), copy.height());
    std::vector<HiddenPart> faces;
    for (const auto& square : finder.find(copy)) {
        const auto middle = QRectF(square).center();
        const auto side = std::max(square.width(), square.height());
        faces.push_back({middle.x() / longer, middle.y() / longer, aroundCorners * side / longer});
    }
    std::ranges::sort(faces, {}, &HiddenPart::x);
    return faces;
}

} // namespace jotter::media
