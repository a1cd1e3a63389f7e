#include "app/viewmodels/board/several.h"

#include <utility>

namespace jotter::viewmodels {

Several::Several(const BoardCards& cards, CaptureModel& capture, QObject* parent)
    : QObject(parent)
    , cards_(cards)
    , capture_(capture) {}

QString Several::photosRefused() const {
    QStringList names;
    for (const auto& card : cards_.cards())
        if (card->chosen() && card->noPhotos())
            names.append(card->shownName());
    return names.isEmpty() ? QString() : tr("No photos of %1").arg(names.join(tr(", ")));
}

void Several::begin() {
    on_ = true;
    Q_EMIT changed();
}

void Several::beginWith(BoardCard& card) {
    begin();
    if (!card.chosen())
        toggle(card);
}

void Several::cancel() {
    for (const auto& card : cards_.cards())
        card->setChosen(false);
    on_ = false;
    Q_EMIT changed();
}

void Several::toggle(BoardCard& card) {
    card.setChosen(!card.chosen());
    Q_EMIT changed();
}

void Several::photo() {
    const auto pupils = chosen();
    if (pupils.empty() || !photosRefused().isEmpty())
        return;
    cancel();
    capture_.newPhotoOf(pupils);
}

void Several::record() {
    const auto pupils = chosen();
    if (pupils.empty())
        return;
    cancel();
    capture_.openFor(pupils);
}

std::vector<PupilId> Several::chosen() const {
    std::vector<PupilId> pupils;
    for (const auto& card : cards_.cards())
        if (card->chosen())
            pupils.push_back(card->pupil());
    return pupils;
}

} // namespace jotter::viewmodels
