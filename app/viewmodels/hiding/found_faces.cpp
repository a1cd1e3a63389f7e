#include "app/viewmodels/hiding/found_faces.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

void FoundFaces::show(std::vector<media::HiddenPart> faces) {
    if (faces == faces_)
        return;
    beginResetModel();
    faces_ = std::move(faces);
    covered_ = coveredBy(hidden_);
    endResetModel();
    Q_EMIT countChanged();
}

void FoundFaces::cover(const std::vector<media::HiddenPart>& hidden) {
    hidden_ = hidden;
    covered_ = coveredBy(hidden);
    if (!faces_.empty()) // no reset: the keyboard stays on its face
        Q_EMIT dataChanged(index(0), index(count() - 1), {CoveredRole});
}

std::vector<bool> FoundFaces::coveredBy(const std::vector<media::HiddenPart>& hidden) const {
    std::vector<bool> covered;
    for (const auto& face : faces_)
        covered.push_back(
            std::ranges::any_of(hidden, [&](const auto& part) { return part.covers(face.x, face.y); }));
    return covered;
}

void FoundFaces::toggle(int row) {
    if (row >= 0 && row < count())
        Q_EMIT toggled(static_cast<std::size_t>(row));
}

int FoundFaces::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant FoundFaces::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case MiddleXRole:
        return faces_[row].x;
    case MiddleYRole:
        return faces_[row].y;
    case ReachRole:
        return faces_[row].radius;
    case CoveredRole:
        return covered(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> FoundFaces::roleNames() const {
    return {
        {MiddleXRole, "middleX"}, {MiddleYRole, "middleY"}, {ReachRole, "reach"}, {CoveredRole, "covered"}};
}

} // namespace jotter::viewmodels
