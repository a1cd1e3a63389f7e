#include "app/viewmodels/board/tray_model.h"

#include "app/viewmodels/capture/capture_state.h"
#include "app/viewmodels/common/photo_address.h"
#include "app/viewmodels/concern/concern_draft.h"

#include <algorithm>
#include <utility>

namespace jotter::viewmodels {

void TrayModel::show(std::vector<store::Draft> drafts, const std::map<PupilId, QString>& names) {
    beginResetModel();
    entries_.clear();
    photos_ = 0;
    onlyPhotos_ = true;
    std::erase_if(drafts,
                  [](const store::Draft& draft) { return isOfConcern(draft); }); // on the pupil's page
    std::ranges::sort(drafts, std::ranges::greater(), &store::Draft::changed);
    for (auto& draft : drafts) {
        const auto state = CaptureState::fromDraft(draft);
        QStringList who;
        if (state)
            for (const auto pupil : state->pupils)
                if (const auto it = names.find(pupil); it != names.end())
                    who.append(it->second);
        const auto photos = state ? state->photos() : std::vector<MediumRef>();
        const auto pictures = state ? state->pictures() : std::vector<MediumRef>();
        const bool spoken = pictures.empty() && !draft.media.empty();
        auto label = !who.isEmpty()      ? who.join(tr(", "))
                     : !pictures.empty() ? tr("Who is it?")
                     : spoken            ? tr("Voice note")
                                         : tr("Note");
        auto address = pictures.empty() ? QString() : pictureAddress(pictures.front());
        photos_ += static_cast<int>(photos.size());
        onlyPhotos_ = onlyPhotos_ && !photos.empty();
        entries_.push_back({std::move(draft), std::move(label), std::move(address),
                            spoken ? QStringLiteral("mic") : QStringLiteral("notebook-pen")});
    }
    endResetModel();
    Q_EMIT changed();
}

QString TrayModel::summary() const {
    if (onlyPhotos_)
        return photos_ == 1 ? tr("1 photo waits") : tr("%1 photos wait").arg(photos_);
    return count() == 1 ? tr("1 record waits") : tr("%1 records wait").arg(count());
}

void TrayModel::open(const QString& draftId) {
    const auto it =
        std::ranges::find(entries_, draftId.toStdString(), [](const Entry& entry) { return entry.draft.id; });
    if (it == entries_.end())
        return;
    const auto draft = it->draft; // the list changes while it is being opened
    Q_EMIT openAsked(draft);
}

int TrayModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant TrayModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& entry = entries_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case DraftRole:
        return QString::fromStdString(entry.draft.id);
    case LabelRole:
        return entry.label;
    case AddressRole:
        return entry.address;
    case IconRole:
        return entry.icon;
    default:
        return {};
    }
}

QHash<int, QByteArray> TrayModel::roleNames() const {
    return {{DraftRole, "draftId"}, {LabelRole, "label"}, {AddressRole, "address"}, {IconRole, "iconName"}};
}

} // namespace jotter::viewmodels
