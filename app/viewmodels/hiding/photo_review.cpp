#include "app/viewmodels/hiding/photo_review.h"

#include "app/viewmodels/common/photo_address.h"

#include <array>

namespace jotter::viewmodels {

namespace {
/// A face at the back of the hall, in a group, and close by.
constexpr std::array radii{0.04, 0.08, 0.16};
} // namespace

void PhotoReview::show(const MediumRef* photo, const std::vector<media::HiddenPart>& parts) {
    const auto address = photo ? photoAddress(*photo) : QString();
    if (address == address_ && parts == parts_)
        return;
    beginResetModel();
    address_ = address;
    parts_ = parts;
    endResetModel();
    Q_EMIT changed();
}

void PhotoReview::setSize(Size size) {
    size_ = size;
    Q_EMIT changed();
}

void PhotoReview::touch(double x, double y) {
    if (!address_.isEmpty())
        Q_EMIT touched({x, y, radii.at(size_)});
}

int PhotoReview::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PhotoReview::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& part = parts_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case MiddleXRole:
        return part.x;
    case MiddleYRole:
        return part.y;
    case ReachRole:
        return part.radius;
    default:
        return {};
    }
}

QHash<int, QByteArray> PhotoReview::roleNames() const {
    return {{MiddleXRole, "middleX"}, {MiddleYRole, "middleY"}, {ReachRole, "reach"}};
}

} // namespace jotter::viewmodels
