#include "platform/fake/fake_face_finder.h"

#include <QImage>

#include <utility>

namespace jotter::platform {

void FakeFaceFinder::setFaces(std::vector<QRectF> faces) {
    const std::lock_guard lock(changing_);
    faces_ = std::move(faces);
}

std::vector<QRect> FakeFaceFinder::find(const QImage& picture) {
    const std::lock_guard lock(changing_);
    std::vector<QRect> found;
    for (const auto& face : faces_)
        found.push_back(QRectF(face.x() * picture.width(), face.y() * picture.height(),
                               face.width() * picture.width(), face.height() * picture.height())
                            .toAlignedRect());
    return found;
}

} // namespace jotter::platform
