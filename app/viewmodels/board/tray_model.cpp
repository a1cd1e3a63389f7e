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
        auto label = !who.isEmpty()        ? who.join(tr(", "))
                     : draft.media.empty() ? tr("Note")
                                           : tr("Who is it?");
        auto address = draft.media.empty() ? QString() : photoAddress(draft.media.front());
        photos_ += static_cast<int>(draft.media.size());
        onlyPhotos_ = onlyPhotos_ && !draft.media.empty();
        entries_.push_back({std::move(draft), std::move(label), std::move(address)});
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
    default:
        return {};
    }
}

QHash<int, QByteArray> TrayModel::roleNames() const {
    return {{DraftRole, "draftId"}, {LabelRole, "label"}, {AddressRole, "address"}};
}

} // namespace jotter::viewmodels
