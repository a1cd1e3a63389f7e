#include "app/viewmodels/hiding/photo_review.h"

#include "app/viewmodels/common/photo_address.h"
#include "platform/api/answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace jotter::viewmodels {

namespace {
/// A face at the back of the hall, in a group, and close by.
constexpr std::array radii{0.04, 0.08, 0.16};
} // namespace

PhotoReview::PhotoReview(Finder finder, QObject* parent)
    : QAbstractListModel(parent)
    , finder_(std::move(finder)) {
    connect(&faces_, &FoundFaces::toggled, this, &PhotoReview::toggleFace);
    connect(&faces_, &FoundFaces::countChanged, this, &PhotoReview::changed);
}

void PhotoReview::show(const MediumRef* photo, const std::vector<media::HiddenPart>& parts) {
    const auto address = photo ? photoAddress(*photo) : QString();
    if (address == address_ && parts == parts_)
        return;
    beginResetModel();
    address_ = address;
    parts_ = parts;
    endResetModel();
    faces_.cover(parts_);
    const auto shown = photo ? std::optional(photo->sha256) : std::nullopt;
    if (std::exchange(photo_, shown) != shown) {
        faces_.show({});
        looking_ = false;
    }
    Q_EMIT changed();
}

void PhotoReview::lookForFaces() {
    if (!photo_ || std::exchange(looking_, true))
        return;
    whenAnswered(finder_(*photo_), this,
                 [this, photo = *photo_](const std::vector<media::HiddenPart>& faces) {
                     if (photo_ == photo)
                         faces_.show(faces);
                 });
}

void PhotoReview::setHeldBack(const QString& names) {
    if (heldBack_ == names)
        return;
    heldBack_ = names;
    Q_EMIT changed();
}

void PhotoReview::setSize(Size size) {
    size_ = size;
    Q_EMIT changed();
}

void PhotoReview::touch(double x, double y, double finger) {
    constexpr auto beyond = std::numeric_limits<double>::max();
    const auto distance = [&](const media::HiddenPart& part) {
        const auto away = std::hypot(part.x - x, part.y - y);
        return away <= std::max(part.radius, finger) ? away : beyond;
    };
    // Whatever of all that is drawn here is nearest was meant.
    auto nearest = beyond;
    std::optional<std::size_t> part;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (const auto away = distance(parts_[i]); away < nearest) {
            nearest = away;
            part = i;
        }
    std::optional<std::size_t> face;
    for (std::size_t row = 0; row < faces_.faces().size(); ++row)
        if (const auto away = distance(faces_.faces()[row]); away < nearest && !faces_.covered(row)) {
            nearest = away;
            face = row;
        }
    if (face)
        return toggleFace(*face);
    auto parts = parts_;
    if (part)
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(*part));
    else
        parts.push_back({x, y, radii.at(size_)});
    hide(std::move(parts));
}

void PhotoReview::toggleFace(std::size_t row) {
    const auto& face = faces_.faces()[row];
    auto parts = parts_;
    if (std::erase_if(parts, [&](const auto& part) { return part.covers(face.x, face.y); }) == 0)
        parts.push_back(face);
    hide(std::move(parts));
}

void PhotoReview::hide(std::vector<media::HiddenPart> parts) {
    if (photo_)
        Q_EMIT hidden(*photo_, parts);
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
