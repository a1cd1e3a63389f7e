#include "app/viewmodels/capture/photo_strip.h"

#include "app/viewmodels/common/photo_address.h"

namespace jotter::viewmodels {

void PhotoStrip::show(const std::vector<MediumRef>& media) {
    if (media == media_)
        return;
    beginResetModel();
    media_ = media;
    endResetModel();
    Q_EMIT countChanged();
}

int PhotoStrip::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PhotoStrip::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& medium = media_[static_cast<std::size_t>(index.row())];
    if (role == ShaRole)
        return QString::fromStdString(medium.sha256.toHex());
    if (role == AddressRole)
        return pictureAddress(medium);
    if (role == ClipRole)
        return medium.kind == domain::clipKind;
    return {};
}

QHash<int, QByteArray> PhotoStrip::roleNames() const {
    return {{ShaRole, "sha"}, {AddressRole, "address"}, {ClipRole, "isClip"}};
}

} // namespace jotter::viewmodels
